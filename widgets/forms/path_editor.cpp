// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/path_editor.h"

#include "widgets/forms/config_document.h"
#include "widgets/forms/schema_text.h"
#include "widgets/theme/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace sonorant {

QString relativeToProject(const ConfigDocument& document, const QString& path) {
    const QDir project(QString::fromStdString(toUtf8(document.file().parent_path())));
    const QString relative = project.relativeFilePath(path);
    // Two folders up is still "beside the project"; further away a full path says more.
    return relative.startsWith(QLatin1String("../../../")) || QDir::isAbsolutePath(relative)
               ? QDir::cleanPath(path)
               : relative;
}

QString askForPath(QWidget* parent, const ConfigDocument& document, bool folder, const QString& title,
                   const QString& current) {
    const QDir project(QString::fromStdString(toUtf8(document.file().parent_path())));
    QString start = project.absoluteFilePath(current);
    if (!QFileInfo::exists(start)) start = project.absolutePath();
    const QString chosen = folder ? QFileDialog::getExistingDirectory(parent, title, start)
                                  : QFileDialog::getOpenFileName(parent, title, start);
    return chosen.isEmpty() ? QString() : relativeToProject(document, chosen);
}

PathEditor::PathEditor(const Option& option, ConfigDocument& document, QWidget* parent)
    : OptionEditor(parent), m_document(document), m_folder(option.type == OptionType::Folder),
      m_title(schemaText(option.label)), m_line(new QLineEdit), m_button(new QToolButton) {
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_line);
    layout->addWidget(m_button);
    setFocusProxy(m_line);
    m_button->setIcon(lineIcon(m_folder ? QStringLiteral("folder") : QStringLiteral("open")));
    m_button->setToolTip(m_folder ? tr("Choose a folder") : tr("Choose a file"));
    m_button->setAccessibleName(tr("Browse for %1").arg(m_title));
    setRole(m_button, "flat");
    connect(m_line, &QLineEdit::textEdited, this, &OptionEditor::edited);
    connect(m_line, &QLineEdit::editingFinished, this, &OptionEditor::finished);
    connect(m_button, &QToolButton::clicked, this, &PathEditor::browse);
}

void PathEditor::setValue(const Value& value) {
    m_line->setText(value.isText() ? QString::fromStdString(value.toText()) : numberText(value));
}

std::optional<Value> PathEditor::value() const {
    return Value(m_line->text().trimmed().toStdString());
}

void PathEditor::browse() {
    const QString chosen = askForPath(this, m_document, m_folder, m_title, m_line->text());
    if (chosen.isEmpty()) return;
    m_line->setText(chosen);
    Q_EMIT edited();
    Q_EMIT finished();
}

} // namespace sonorant
