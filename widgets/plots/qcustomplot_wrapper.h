// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Debian's qcustomplot.h is written with Qt's keywords, which this program leaves undefined (torch has a
// `slots` of its own). They are lent to that one header. The only place that includes it.
#include <QObject>

#define signals public
#define slots
#define emit
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef emit
#undef foreach
