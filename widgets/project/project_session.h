// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_file.h"

#include <QObject>
#include <QString>

#include <functional>

namespace sonorant {

/// The project that is open. Pages read the configuration here; the Configure page writes the file and calls
/// reload().
class ProjectSession : public QObject {
    Q_OBJECT
public:
    using Reader = std::function<ReadResult(const Path&)>;

    /// @param reader how a project is read; readProject in the program, something scripted in tests
    explicit ProjectSession(Reader reader, QObject* parent = nullptr);

    bool isOpen() const { return m_open; }
    const ProjectConfig& config() const { return m_read.config; }
    const Issues& issues() const { return m_read.issues; }
    const Path& folder() const { return m_read.config.folder; }
    QString title() const; ///< the folder's name; empty when none is open

    /// Opens the folder or the config.toml in it. The project that was open stays open when this fails.
    /// @throws Error NotFound, Unreadable
    void open(const QString& folderOrFile);
    /// Reads the same project again. @throws Error
    void reload();
    void close();
    /// Called before config() is put to use: pages write what the person has changed, so that what is used is
    /// what is seen.
    void settle() { Q_EMIT settleWanted(); }

Q_SIGNALS:
    void settleWanted();
    void opened();        ///< another project
    void configChanged(); ///< the same project, read again; also after opened()
    void closed();

private:
    Reader m_reader;
    ReadResult m_read;
    bool m_open = false;
};

} // namespace sonorant
