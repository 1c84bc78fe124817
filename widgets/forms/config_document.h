// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_file.h"
#include "core/config/schema.h"
#include "core/config/toml_document.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoStack>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sonorant {

class BackgroundValidator;

/// A config.toml while it is edited: its text, what the text means and what is wrong with it. The one truth
/// behind the forms and the text tab; every change is a step of the undo stack. Lives in the GUI thread.
class ConfigDocument : public QObject {
    Q_OBJECT
public:
    /// A config.toml of more bytes is not opened.
    static constexpr std::uint64_t largestText = std::uint64_t(4) << 20;
    struct Change {
        QString path; ///< "table.key"
        Value value;
    };

    explicit ConfigDocument(QObject* parent = nullptr);
    ~ConfigDocument() override;

    /// Takes the place of what was open. @throws Error NotFound, Unreadable; then what was open stays
    void open(const Path& file);
    void close();
    bool isOpen() const { return !m_file.empty(); }
    const Path& file() const { return m_file; }

    const std::string& text() const { return m_toml.text(); }
    const TomlDocument& toml() const { return m_toml; }
    /// As read from the text; while this has a syntax error, as it last was without.
    const ProjectConfig& config() const { return m_config; }
    const std::optional<TomlDocument::SyntaxError>& syntaxError() const { return m_toml.syntaxError(); }
    /// Of the model in use.
    const std::vector<Option>& options() const { return m_options; }
    const Option* option(const QString& path) const;

    /// The value in the text, also a wrong one; where there is none, what the program takes.
    Value value(const Option& option) const;
    /// Stands in the text and differs from the default.
    bool isChanged(const Option& option) const;

    /// Of reading (at once) and of validating (a moment later).
    Issues issues() const;
    Issues issuesOf(const QString& path) const;
    /// The line of the text that the issue is about, from 1; 0: none.
    int lineOf(const Issue& issue) const;

    /// A step of the undo stack. Steps that follow each other with the same merge key (not empty) become one.
    /// No-ops while the text has a syntax error.
    void setValue(const QString& path, const Value& value, const QString& mergeKey = {});
    void setValues(const QList<Change>& changes, const QString& label, const QString& mergeKey = {});
    void reset(const QString& path);
    void setText(const std::string& text, const QString& mergeKey = {});
    QUndoStack* undoStack() { return &m_undo; }

    bool isModified() const { return isOpen() && m_toml.text() != m_savedText; }
    /// Writes the file atomically. @throws Error Unwritable; Mismatch when the file was changed by somebody
    /// else meanwhile and `overwrite` is not set
    void save(bool overwrite = false);
    /// Takes what is on the disk now, as a step that can be undone. @throws Error NotFound, Unreadable
    void loadFromDisk();
    /// Goes on with what is here; the next save overwrites what somebody else wrote.
    void keepMine();
    /// Drops what was not saved, and the automatic copy with it.
    void discardChanges();

    /// The automatic copy of unsaved changes: beside the file, gone when these are saved or discarded.
    Path autosaveFile() const;
    void setAutosaveDelay(int milliseconds);
    /// Set after open() when a copy was left behind by a crash, until it is taken or dismissed.
    bool hasRecovery() const { return m_recovery.has_value(); }
    void takeRecovery();
    void dismissRecovery();

    /// Looks at the disk at once; otherwise every second.
    void checkDisk();
    /// Validates again: files may have come or gone.
    void checkFiles();
    /// Waits for the validation under way (for tests, and before a run is started).
    void waitForIssues();

Q_SIGNALS:
    void opened();
    void closed();
    void changed();        ///< text and values
    void optionsChanged(); ///< another model: other options; before changed()
    void issuesChanged();
    void modifiedChanged(bool modified);
    void saved();
    void changedOnDisk();
    void recoveryFound();
    void autosaveFailed(const QString& message);

private:
    friend class TextCommand;
    void applyText(const std::string& text);
    void takeText(const std::string& text);
    void pushText(const std::string& text, const QString& label, const QString& mergeKey);
    void updateModified();
    void writeAutosave();
    void removeAutosave();
    void findRecovery();
    void dropForeignKeys(TomlDocument& toml, const std::string& model) const;

    Path m_file;
    TomlDocument m_toml;
    ProjectConfig m_config;
    Issues m_readIssues;
    Issues m_validationIssues;
    std::vector<Option> m_options;
    std::string m_savedText;   ///< of the file when it was last read or written
    std::string m_foreignText; ///< last seen on disk instead
    std::optional<std::string> m_recovery;
    bool m_modified = false;
    QUndoStack m_undo;
    QTimer m_autosave, m_diskTimer;
    std::unique_ptr<BackgroundValidator> m_validator;
};

/// Equal as options see it: 1 and 1.0 are the same number.
bool sameValue(const Value& a, const Value& b);

} // namespace sonorant
