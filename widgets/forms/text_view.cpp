// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/text_view.h"

#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace sonorant {

/// The margin at the left.
class LineNumbers : public QWidget {
public:
    explicit LineNumbers(TextView* view) : QWidget(view), m_view(view) {}

protected:
    void paintEvent(QPaintEvent* event) override { m_view->paintNumbers(event); }

private:
    TextView* m_view;
};

TextView::TextView(QWidget* parent) : QPlainTextEdit(parent), m_numbers(new LineNumbers(this)) {
    setFont(logFont());
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_showing) Q_EMIT textEdited();
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &TextView::updateMargin);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &TextView::highlight);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    updateMargin();
    highlight();
}

void TextView::setMarks(const QMap<int, Mark>& marks) {
    m_marks = marks;
    highlight();
    m_numbers->update();
}

void TextView::showText(const QString& text) {
    const QString old = toPlainText();
    if (old == text) return;
    const qsizetype shorter = std::min(old.size(), text.size());
    qsizetype front = 0, back = 0;
    while (front < shorter && old[front] == text[front])
        ++front;
    while (back < shorter - front && old[old.size() - 1 - back] == text[text.size() - 1 - back])
        ++back;
    m_showing = true;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(front));
    cursor.setPosition(static_cast<int>(old.size() - back), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(front, text.size() - back - front));
    m_showing = false;
}

void TextView::goToLine(int line) {
    const QTextBlock block = document()->findBlockByNumber(std::clamp(line, 1, document()->blockCount()) - 1);
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock);
    setTextCursor(cursor);
    centerCursor();
    setFocus();
}

int TextView::numbersWidth() const {
    const auto digits = QString::number(std::max(100, blockCount())).size();
    return static_cast<int>(digits) * fontMetrics().horizontalAdvance(QLatin1Char('9')) + 20;
}

void TextView::updateMargin() {
    setViewportMargins(numbersWidth(), 0, 0, 0);
}

void TextView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    const QRect inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), numbersWidth(), inside.height());
}

bool TextView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* const help = static_cast<QHelpEvent*>(event);
        const int line = cursorForPosition(viewport()->mapFrom(this, help->pos())).blockNumber() + 1;
        if (m_marks.contains(line))
            QToolTip::showText(help->globalPos(), m_marks.value(line).text, this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::PaletteChange) highlight();
    return QPlainTextEdit::event(event);
}

void TextView::highlight() {
    QList<QTextEdit::ExtraSelection> selections;
    const auto mark = [&](const QTextCursor& cursor, QColor colour, int alpha) {
        colour.setAlpha(alpha);
        QTextEdit::ExtraSelection selection;
        selection.cursor = cursor;
        selection.cursor.clearSelection();
        selection.format.setBackground(colour);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        selections << selection;
    };
    mark(textCursor(), themeColours().text, 12);
    for (auto it = m_marks.cbegin(); it != m_marks.cend(); ++it) {
        const QTextBlock block = document()->findBlockByNumber(it.key() - 1);
        if (block.isValid()) mark(QTextCursor(block), it->error ? curves::error : curves::warning, 56);
    }
    setExtraSelections(selections);
}

void TextView::paintNumbers(QPaintEvent* event) {
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), themeColours().window);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    auto top = static_cast<int>(blockBoundingGeometry(block).translated(contentOffset()).top());
    while (block.isValid() && top <= event->rect().bottom()) {
        const int height = static_cast<int>(blockBoundingRect(block).height());
        const int line = block.blockNumber() + 1;
        if (const auto found = m_marks.constFind(line); found != m_marks.cend()) {
            const QIcon icon = found->error
                                   ? lineIcon(QStringLiteral("error"), curves::onSurface(curves::error))
                                   : lineIcon(QStringLiteral("warning"), curves::onSurface(curves::warning));
            icon.paint(&painter, QRect(m_numbers->width() - 19, top + (height - 15) / 2, 15, 15));
        } else {
            painter.setPen(line == currentLine() ? themeColours().text : themeColours().muted);
            painter.drawText(0, top, m_numbers->width() - 10, height, Qt::AlignRight | Qt::AlignVCenter,
                             QString::number(line));
        }
        block = block.next();
        top += height;
    }
}

} // namespace sonorant
