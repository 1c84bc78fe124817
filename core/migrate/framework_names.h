// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/option.h"

#include <string>

/// The names of the Python framework and what they are called here.
namespace sonorant {

/// The option that a variable of config.py stands for; nullptr for none.
const Option* optionOfVariable(const std::string& variable);

/// Why a variable of config.py that the framework knows is not carried over; empty for one that it does not
/// know.
std::string whyVariableIsLeft(const std::string& variable);

/// An option of the framework's main.py.
struct FrameworkOption {
    std::string name;               ///< without "--": "batch-size"
    const Option* option = nullptr; ///< what it sets here; nullptr: nothing
    bool isFlag = false;            ///< takes no value
    bool flagValue = true;          ///< what the flag sets
    std::string note;               ///< why it sets nothing, or what is special about it
};

/// The option called `name`, or the only one that begins with it, as Python's argparse has it; nullptr for
/// none or several.
const FrameworkOption* findFrameworkOption(const std::string& name);
std::vector<std::string> frameworkOptionNames();

} // namespace sonorant
