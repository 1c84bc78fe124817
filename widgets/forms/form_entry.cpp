// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/form_entry.h"

#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>

namespace sonorant {

namespace {

int rank(Severity severity) {
    return severity == Severity::Error ? 2 : severity == Severity::Warning ? 1 : 0;
}

} // namespace

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
    m_icon->setPixmap(severityIcon(severity).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_icon->setAccessibleName(severity == Severity::Error     ? tr("Error")
                              : severity == Severity::Warning ? tr("Warning")
                                                              : tr("Note"));
    m_text->setText(text);
    setVisible(true);
}

void ProblemLine::show(const Issues& issues) {
    QStringList lines;
    Severity worst = Severity::Info;
    for (const Issue& issue : issues) {
        const QString line = issueText(issue);
        if (!lines.contains(line)) lines << line;
        if (rank(issue.severity) > rank(worst)) worst = issue.severity;
    }
    if (lines.isEmpty()) return clear();
    show(lines.join(QLatin1Char('\n')), worst);
}

QString ProblemLine::text() const {
    return m_text->text();
}

QIcon severityIcon(Severity severity) {
    switch (severity) {
    case Severity::Error:
        return lineIcon(QStringLiteral("error"), curves::onSurface(curves::error));
    case Severity::Warning:
        return lineIcon(QStringLiteral("warning"), curves::onSurface(curves::warning));
    case Severity::Info:
        break;
    }
    return lineIcon(QStringLiteral("info"), themeColours().muted);
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
