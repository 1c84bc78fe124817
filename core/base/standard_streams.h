// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sonorant {

/// To be called before a program opens anything: a standard stream that its starter closed is opened on
/// /dev/null. Else the first file that is opened takes its place, and receives what is printed.
void openStandardStreams();

} // namespace sonorant
