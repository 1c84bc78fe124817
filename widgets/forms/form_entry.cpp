// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/form_entry.h"

#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>

namespace sonorant {

ProblemLine::ProblemLine(QWidget* parent) : QWidget(parent), m_icon(new QLabel), m_text(new QLabel) {
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setVisible(false);
}

void ProblemLine::clear() {
    m_text->clear();
    setVisible(false);
}

void ProblemLine::show(const QString& text, Severity severity) {
    const bool error = severity == Severity::Error;
    const QIcon icon = lineIcon(error ? QStringLiteral("error") : QStringLiteral("warning"),
                                curves::onSurface(error ? curves::error : curves::warning));
    m_icon->setPixmap(icon.pixmap(QSize(16, 16), devicePixelRatioF()));
    m_icon->setAccessibleName(error ? tr("Error") : tr("Warning"));
    m_text->setText(text);
    setVisible(true);
}

void ProblemLine::show(const Issues& issues) {
    QStringList lines;
    Severity worst = Severity::Warning;
    for (const Issue& issue : issues) {
        const QString line = issueText(issue);
        if (!lines.contains(line)) lines << line;
        if (issue.severity == Severity::Error) worst = Severity::Error;
    }
    if (lines.isEmpty()) return clear();
    show(lines.join(QLatin1Char('\n')), worst);
}

QString ProblemLine::text() const {
    return m_text->text();
}

QString issueText(const Issue& issue) {
    QString text = QString::fromStdString(issue.message);
    static const QRegularExpression line(QStringLiteral("^line \\d+: "));
    text.remove(line);
    // The name of an option at the beginning stays as the file spells it.
    const QString word = text.section(QLatin1Char(' '), 0, 0);
    if (!word.isEmpty() && !word.contains(QLatin1Char('_'))) text[0] = text[0].toUpper();
    return text;
}

} // namespace sonorant
