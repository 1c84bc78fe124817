// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/config_document.h"

#include "core/base/error.h"
#include "widgets/forms/background_validator.h"
#include "widgets/forms/schema_text.h"
#include "widgets/forms/text_command.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace sonorant {

namespace {

constexpr int diskInterval = 1000; // ms; shared folders send no notifications

} // namespace

bool sameValue(const Value& a, const Value& b) {
    if (a.isNumber() && b.isNumber() && (a.isReal() || b.isReal())) return a.toReal() == b.toReal();
    return a == b;
}

ConfigDocument::ConfigDocument(QObject* parent)
    : QObject(parent), m_validator(std::make_unique<BackgroundValidator>()) {
    m_undo.setUndoLimit(500);
    m_autosave.setSingleShot(true);
    m_autosave.setInterval(3000);
    m_diskTimer.setInterval(diskInterval);
    connect(&m_autosave, &QTimer::timeout, this, &ConfigDocument::writeAutosave);
    connect(&m_diskTimer, &QTimer::timeout, this, &ConfigDocument::checkDisk);
    connect(m_validator.get(), &BackgroundValidator::answered, this, [this](const Issues& found) {
        m_validationIssues = found;
        Q_EMIT issuesChanged();
    });
}

ConfigDocument::~ConfigDocument() {
    // Not through the frame's question: keep what is unsaved for the next time.
    if (isModified()) writeAutosave();
}

void ConfigDocument::open(const Path& file) {
    const std::string text = readFile(file, largestText);
    if (isModified()) writeAutosave();
    m_file = std::filesystem::absolute(file).lexically_normal();
    m_savedText = text;
    m_foreignText.clear();
    m_recovery.reset();
    m_undo.clear();
    m_config = {};
    m_options.clear();
    m_validationIssues.clear();
    takeText(text);
    updateModified();
    m_diskTimer.start();
    Q_EMIT opened();
    Q_EMIT optionsChanged();
    Q_EMIT changed();
    Q_EMIT issuesChanged();
    findRecovery();
}

void ConfigDocument::close() {
    m_diskTimer.stop();
    m_validator->cancel();
    if (isModified()) writeAutosave();
    m_autosave.stop();
    m_file.clear();
    m_savedText.clear();
    m_recovery.reset();
    m_undo.clear();
    m_readIssues.clear();
    m_validationIssues.clear();
    m_toml.setText({});
    updateModified();
    Q_EMIT closed();
}

const Option* ConfigDocument::option(const QString& path) const {
    return findOption(m_options, path.toStdString());
}

Value ConfigDocument::value(const Option& option) const {
    const TomlDocument::Entry* const entry = m_toml.find(option.table, option.key);
    return entry ? entry->value : option.get(m_config);
}

bool ConfigDocument::isChanged(const Option& option) const {
    const TomlDocument::Entry* const entry = m_toml.find(option.table, option.key);
    return entry && !sameValue(entry->value, option.defaultValue);
}

Issues ConfigDocument::issues() const {
    if (syntaxError()) return m_readIssues;
    Issues all = m_readIssues;
    for (const Issue& issue : m_validationIssues) {
        const bool known = std::any_of(m_readIssues.begin(), m_readIssues.end(),
                                       [&](const Issue& other) { return other.path == issue.path; });
        if (!known) all.push_back(issue); // a wrong value was reported where it was read
    }
    return all;
}

Issues ConfigDocument::issuesOf(const QString& path) const {
    Issues mine;
    for (const Issue& issue : issues())
        if (issue.path == path.toStdString()) mine.push_back(issue);
    return mine;
}

int ConfigDocument::lineOf(const Issue& issue) const {
    for (const std::string* const text : {&issue.path, &issue.message})
        if (text->compare(0, 5, "line ") == 0) return std::atoi(text->c_str() + 5);
    const std::size_t dot = issue.path.find('.');
    if (dot == std::string::npos) return 0;
    const TomlDocument::Entry* const entry =
        m_toml.find(issue.path.substr(0, dot), issue.path.substr(dot + 1));
    return entry ? entry->line : 0;
}

void ConfigDocument::setValue(const QString& path, const Value& value, const QString& mergeKey) {
    const Option* const known = option(path);
    const QString label = known ? schemaText(known->label) : path;
    setValues({{path, value}}, label, mergeKey);
}

void ConfigDocument::setValues(const QList<Change>& changes, const QString& label, const QString& mergeKey) {
    if (syntaxError() || !isOpen()) return;
    TomlDocument edited = m_toml;
    for (const Change& change : changes) {
        const Option* const known = option(change.path);
        if (!known || sameValue(value(*known), change.value)) continue;
        if (known->path() == "model.name" && change.value.isText())
            dropForeignKeys(edited, change.value.toText());
        edited.set(known->table, known->key, change.value);
    }
    pushText(edited.text(), label, mergeKey);
}

void ConfigDocument::dropForeignKeys(TomlDocument& toml, const std::string& model) const {
    const std::vector<Option> options = projectOptions(model);
    const std::vector<TomlDocument::Entry> entries = toml.entries();
    for (const TomlDocument::Entry& entry : entries)
        if (entry.table == "model" && !findOption(options, entry.table + "." + entry.key))
            toml.remove(entry.table, entry.key);
}

void ConfigDocument::reset(const QString& path) {
    const Option* const known = option(path);
    if (!known || syntaxError() || !isOpen()) return;
    TomlDocument edited = m_toml;
    edited.remove(known->table, known->key);
    pushText(edited.text(), tr("%1 to its default").arg(schemaText(known->label)), {});
}

void ConfigDocument::setText(const std::string& text, const QString& mergeKey) {
    if (isOpen()) pushText(text, tr("Text"), mergeKey);
}

void ConfigDocument::pushText(const std::string& text, const QString& label, const QString& mergeKey) {
    if (text == m_toml.text()) return;
    m_undo.push(new TextCommand(*this, text, label, mergeKey)); // redo() applies it
}

void ConfigDocument::applyText(const std::string& text) {
    const std::string model = m_config.model.name;
    takeText(text);
    updateModified();
    if (isModified())
        m_autosave.start();
    else
        removeAutosave();
    if (model != m_config.model.name) Q_EMIT optionsChanged();
    Q_EMIT changed();
    Q_EMIT issuesChanged();
}

/// Makes `text` what the document holds and reads it, without telling anybody.
void ConfigDocument::takeText(const std::string& text) {
    m_toml.setText(text);
    ReadResult read = readProjectText(text, m_file);
    m_readIssues = std::move(read.issues);
    if (syntaxError() && !m_options.empty() && !m_config.file.empty()) {
        m_validator->cancel(); // the forms keep the last good values
        return;
    }
    if (m_options.empty() || read.config.model.name != m_config.model.name)
        m_options = projectOptions(read.config.model.name);
    m_config = std::move(read.config);
    if (syntaxError())
        m_validator->cancel();
    else
        m_validator->ask(m_config);
}

void ConfigDocument::updateModified() {
    if (m_modified == isModified()) return;
    m_modified = isModified();
    Q_EMIT modifiedChanged(m_modified);
}

void ConfigDocument::checkFiles() {
    if (isOpen() && !syntaxError()) m_validator->ask(m_config);
}

void ConfigDocument::waitForIssues() {
    m_validator->finish();
}

} // namespace sonorant
