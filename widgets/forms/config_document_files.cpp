// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "widgets/forms/background_validator.h"
#include "widgets/forms/config_document.h"
#include "widgets/forms/text_command.h"

#include <utility>

/// Of ConfigDocument: saving, what others do to the file, and the automatic copy.
namespace sonorant {

namespace {

/// Nothing when the file cannot be read just now; a shared folder may come back.
std::optional<std::string> textOnDisk(const Path& file) {
    try {
        return readFile(file, ConfigDocument::largestText);
    } catch (const Error&) {
        return std::nullopt;
    }
}

void removeQuietly(const Path& file) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

} // namespace

void ConfigDocument::save(bool overwrite) {
    if (!isOpen()) return;
    const std::optional<std::string> now = textOnDisk(m_file);
    if (!overwrite && now && *now != m_savedText && *now != m_toml.text())
        throw Error(ErrorKind::Mismatch, "another program has changed the file since it was read",
                    toUtf8(m_file), "load it, or overwrite it with what is here");
    writeFileAtomically(m_file, m_toml.text());
    m_savedText = m_toml.text();
    m_foreignText.clear();
    removeAutosave();
    updateModified();
    Q_EMIT saved();
}

void ConfigDocument::loadFromDisk() {
    const std::string now = readFile(m_file, largestText);
    m_savedText = now;
    m_foreignText.clear();
    pushText(now, tr("Loading the file again"), {});
    updateModified();
    if (!isModified()) removeAutosave();
}

void ConfigDocument::keepMine() {
    if (const std::optional<std::string> now = textOnDisk(m_file)) m_savedText = *now;
    m_foreignText.clear();
    updateModified();
}

void ConfigDocument::discardChanges() {
    m_undo.clear();
    applyText(m_savedText);
    removeAutosave();
}

void ConfigDocument::checkDisk() {
    if (!isOpen()) return;
    const std::optional<std::string> now = textOnDisk(m_file);
    if (!now || *now == m_savedText || *now == m_foreignText) return; // each version is told of once
    if (*now == m_toml.text()) {
        m_savedText = *now;
        updateModified();
        return;
    }
    m_foreignText = *now;
    Q_EMIT changedOnDisk();
}

Path ConfigDocument::autosaveFile() const {
    Path copy = m_file;
    copy += ".autosave";
    return copy;
}

void ConfigDocument::setAutosaveDelay(int milliseconds) {
    m_autosave.setInterval(milliseconds);
}

void ConfigDocument::writeAutosave() {
    if (!isModified()) return;
    const Path copy = autosaveFile();
    try {
        if (m_recovery) {
            // What a crash left behind is still being offered: it must outlive another crash.
            Path older = copy;
            older += ".old";
            writeFileAtomically(older, *m_recovery);
        }
        writeFileAtomically(copy, m_toml.text());
    } catch (const Error& error) {
        Q_EMIT autosaveFailed(QString::fromUtf8(error.what()));
    }
}

void ConfigDocument::removeAutosave() {
    m_autosave.stop();
    if (isOpen() && !m_recovery) removeQuietly(autosaveFile());
}

void ConfigDocument::findRecovery() {
    Path older = autosaveFile();
    older += ".old";
    for (const Path& copy : {older, autosaveFile()}) {
        std::error_code ignored;
        if (!std::filesystem::exists(copy, ignored)) continue;
        std::optional<std::string> left = textOnDisk(copy);
        if (left && *left != m_savedText)
            m_recovery = std::move(left);
        else
            removeQuietly(copy);
    }
    if (m_recovery) Q_EMIT recoveryFound();
}

void ConfigDocument::takeRecovery() {
    if (!m_recovery) return;
    const std::string text = *m_recovery;
    dismissRecovery();
    pushText(text, tr("Restoring unsaved changes"), {});
    writeAutosave();
}

void ConfigDocument::dismissRecovery() {
    m_recovery.reset();
    Path older = autosaveFile();
    older += ".old";
    removeQuietly(older);
    if (isModified())
        writeAutosave();
    else
        removeQuietly(autosaveFile());
}

} // namespace sonorant
