// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/config_text.h"

#include "widgets/forms/config_document.h"
#include "widgets/forms/form_entry.h"
#include "widgets/forms/text_view.h"
#include "widgets/forms/toml_highlighter.h"
#include "widgets/forms/undo_filter.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sonorant {

namespace {

constexpr qint64 pauseEndsStep = 1500; // ms without a key begin another undo step

} // namespace

ConfigText::ConfigText(ConfigDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_view(new TextView),
      m_highlighter(new TomlHighlighter(m_view->document())), m_problems(new QListWidget) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_problems);
    m_view->setAccessibleName(tr("Text of config.toml"));
    m_problems->setAccessibleName(tr("What is wrong in the text"));
    m_problems->setIconSize({16, 16});
    m_problems->setWordWrap(true);
    m_problems->setVisible(false);
    leaveUndoToPage(m_view);
    connect(m_view, &TextView::textEdited, this, &ConfigText::take);
    connect(&m_document, &ConfigDocument::changed, this, &ConfigText::showText);
    connect(&m_document, &ConfigDocument::issuesChanged, this, &ConfigText::showIssues);
    const auto go = [this](const QListWidgetItem* item) {
        if (const int line = item->data(Qt::UserRole).toInt(); line > 0) m_view->goToLine(line);
    };
    connect(m_problems, &QListWidget::itemActivated, this, go);
    connect(m_problems, &QListWidget::itemClicked, this, go);
    showText();
    showIssues();
}

void ConfigText::goToLine(int line) {
    m_view->goToLine(line);
}

void ConfigText::take() {
    const int line = m_view->currentLine();
    if (!m_lastKey.isValid() || m_lastKey.elapsed() > pauseEndsStep || line != m_lastLine) ++m_step;
    m_lastKey.restart();
    m_lastLine = line;
    QString text = m_view->toPlainText();
    if (m_windowsLines) text.replace(QLatin1Char('\n'), QLatin1String("\r\n"));
    m_document.setText(text.toStdString(), QStringLiteral("text#%1").arg(m_step));
}

void ConfigText::showText() {
    QString text = QString::fromStdString(m_document.text());
    m_windowsLines = text.contains(QLatin1String("\r\n"));
    text.remove(QLatin1Char('\r')); // the view knows line ends of one kind only
    if (text != m_view->toPlainText()) m_view->showText(text);
}

void ConfigText::showIssues() {
    QMap<int, TextView::Mark> marks;
    m_problems->clear();
    for (const Issue& issue : m_document.issues()) {
        const int line = m_document.lineOf(issue);
        const bool error = issue.severity == Severity::Error;
        const QString path = QString::fromStdString(issue.path);
        QString what = issueText(issue);
        const QString place = line > 0 ? tr("Line %1: ").arg(line) : QString();
        QString subject;
        if (path.contains(QLatin1Char('.'))) {
            subject = path + QStringLiteral(": ");
            if (!what.isEmpty()) what[0] = what[0].toLower();
        }
        auto* const item =
            new QListWidgetItem(severityIcon(issue.severity), place + subject + what, m_problems);
        item->setData(Qt::UserRole, line);
        item->setToolTip(QString::fromStdString(issue.hint));
        if (line > 0 && issue.severity != Severity::Info && (!marks.contains(line) || error))
            marks[line] = {what, error};
    }
    m_view->setMarks(marks);
    const int rows = std::min(4, m_problems->count());
    m_problems->setVisible(rows > 0);
    if (rows > 0) m_problems->setFixedHeight(rows * std::max(22, m_problems->sizeHintForRow(0)) + 6);
}

void ConfigText::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->rehighlight();
        showIssues();
    }
    QWidget::changeEvent(event);
}

} // namespace sonorant
