// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/project_session.h"

#include <utility>

namespace sonorant {

ProjectSession::ProjectSession(Reader reader, QObject* parent)
    : QObject(parent), m_reader(std::move(reader)) {}

QString ProjectSession::title() const {
    return m_open ? QString::fromStdString(toUtf8(m_read.config.folder.filename())) : QString();
}

void ProjectSession::open(const QString& folderOrFile) {
    m_read = m_reader(Path(folderOrFile.toStdString()));
    m_open = true;
    Q_EMIT opened();
    Q_EMIT configChanged();
}

void ProjectSession::reload() {
    if (!m_open) return;
    m_read = m_reader(m_read.config.file.empty() ? m_read.config.folder : m_read.config.file);
    Q_EMIT configChanged();
}

void ProjectSession::close() {
    if (!m_open) return;
    m_open = false;
    m_read = {};
    Q_EMIT closed();
}

} // namespace sonorant
