// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/check/finding.h"

#include <string>
#include <vector>

/// The demo project with its features, copied, and spoilt in one way: for the checks of core, command line
/// and window.
namespace sonorant::test {

struct Damage {
    const char* name;
    FindingKind kind;
    FindingGrade grade;
    const char* utterance; ///< empty: the whole set
    const char* feature;   ///< extension; empty: none
    const char* words;     ///< part of the message
    void (*apply)(const Path& project);
};

/// Copies project, recordings and features of the demo corpus. Free of findings but `information`.
void copyDemoProject(const Path& target);

/// One for every kind of finding that files or lists can have.
const std::vector<Damage>& damages();

} // namespace sonorant::test
