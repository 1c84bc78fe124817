// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one door to LibTorch: precompiled, and the place for what differs between its versions (1.13 and 2.x).
// moc, which reads every header that a test includes, has nothing to find in it and would take seconds.
#ifndef Q_MOC_RUN
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wextra"
#endif
#include <torch/torch.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
#endif
