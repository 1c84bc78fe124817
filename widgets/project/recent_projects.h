// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace sonorant {

/// The folders opened last, newest first, remembered in QSettings. Those that are gone are not listed.
class RecentProjects : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    QStringList folders() const;
    void add(const QString& folder);
    void remove(const QString& folder);

Q_SIGNALS:
    void changed();
};

/// The demo project that comes with the program; empty when it is not there.
QString installedDemo();
/// Copies the demo into a folder of the person's own (Documents/Sonorant/demo) unless it is there already,
/// and returns that folder. Runs, caches and outputs are not copied. @throws Error NotFound, Unwritable
QString demoForUser();
/// The folder that demoForUser() makes.
QString userDemoFolder();

} // namespace sonorant
