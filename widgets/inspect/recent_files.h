// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace sonorant {

/// The files inspected last, newest first, remembered in QSettings. Those that are gone are not listed.
class RecentFiles : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    QStringList files() const;
    void add(const QString& file);

Q_SIGNALS:
    void changed();
};

} // namespace sonorant
