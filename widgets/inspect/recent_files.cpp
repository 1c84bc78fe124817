// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/recent_files.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace sonorant {

namespace {

constexpr int most = 10;
const QString key = QStringLiteral("inspect/recentFiles");

} // namespace

QStringList RecentFiles::files() const {
    QStringList there;
    for (const QString& file : QSettings().value(key).toStringList())
        if (QFileInfo::exists(file)) there << file;
    return there;
}

void RecentFiles::add(const QString& file) {
    QStringList all = files();
    const QString clean = QDir::cleanPath(QFileInfo(file).absoluteFilePath());
    all.removeAll(clean);
    all.prepend(clean);
    while (all.size() > most)
        all.removeLast();
    QSettings().setValue(key, all);
    Q_EMIT changed();
}

} // namespace sonorant
