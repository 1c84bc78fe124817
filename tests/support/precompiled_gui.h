// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/precompiled.h"
#include "widgets/precompiled.h"

#include <QSignalSpy>
