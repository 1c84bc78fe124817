// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/recent_projects.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <system_error>

namespace sonorant {
namespace {

constexpr int most = 8;
const QString key = QStringLiteral("recentProjects");

void copyTree(const Path& from, const Path& to) {
    makeFolder(to);
    for (const auto& entry : std::filesystem::directory_iterator(from)) {
        const Path name = entry.path().filename();
        if (name == "runs" || name == "cache" || name == "output") continue;
        if (entry.is_directory()) {
            copyTree(entry.path(), to / name);
        } else {
            std::filesystem::copy_file(entry.path(), to / name, std::filesystem::copy_options::skip_existing);
            // The installed one may be read-only; this copy is the person's.
            std::filesystem::permissions(to / name, std::filesystem::perms::owner_write,
                                         std::filesystem::perm_options::add);
        }
    }
}

} // namespace

QStringList RecentProjects::folders() const {
    QStringList there;
    for (const QString& folder : QSettings().value(key).toStringList())
        if (QFileInfo::exists(folder)) there << folder;
    return there;
}

void RecentProjects::add(const QString& folder) {
    QStringList all = folders();
    const QString clean = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    all.removeAll(clean);
    all.prepend(clean);
    while (all.size() > most)
        all.removeLast();
    QSettings().setValue(key, all);
    Q_EMIT changed();
}

void RecentProjects::remove(const QString& folder) {
    QStringList all = folders();
    all.removeAll(folder);
    QSettings().setValue(key, all);
    Q_EMIT changed();
}

QString installedDemo() {
    const QString program = QCoreApplication::applicationDirPath();
    for (const QString& folder : {program + QStringLiteral("/../" SONORANT_DATA_FOLDER "/demo"),
                                  QStringLiteral(SONORANT_SOURCE_DEMO)})
        if (QFileInfo::exists(folder + QStringLiteral("/config.toml"))) return QDir::cleanPath(folder);
    return {};
}

QString userDemoFolder() {
    QString base = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (base.isEmpty()) base = QDir::homePath();
    return base + QStringLiteral("/Sonorant/demo");
}

QString demoForUser() {
    const QString target = userDemoFolder();
    if (QFileInfo::exists(target + QStringLiteral("/config.toml"))) return target;
    const QString source = installedDemo();
    if (source.isEmpty())
        throw Error(ErrorKind::NotFound, "the demo project was not installed with the program",
                    QCoreApplication::applicationDirPath().toStdString(), "install Sonorant again");
    try {
        copyTree(source.toStdString(), target.toStdString());
    } catch (const std::filesystem::filesystem_error& error) {
        throw Error(ErrorKind::Unwritable, "the demo project cannot be copied: " + error.code().message(),
                    target.toStdString(), "free some space there, or open a project that lies elsewhere");
    }
    return target;
}

} // namespace sonorant
