// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/value.h"

#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace sonorant {

struct ProjectConfig;

enum class OptionType {
    Boolean,
    Integer,
    Real,
    Text,
    Choice,      ///< one of `choices` (text, or a whole number when `choiceValues` holds numbers)
    File,        ///< path of a file, relative to the project
    Folder,      ///< path of a folder
    SetNames,    ///< text, or a list of texts
    NameLists,   ///< one per subset: path of a list, or a list of names
    FolderTable, ///< per subset, one folder per feature
    TextList,
    IntegerList,
    BooleanList
};

/// One option, written down once: parsing, validation, `--set`, `--help` and the forms are all made from
/// this.
struct Option {
    std::string table; ///< data | training | inference | model
    std::string key;   ///< as in the file, e.g. "batch_size"
    OptionType type = OptionType::Text;
    Value defaultValue;
    std::string label; ///< for forms: "Batch size"
    std::string group; ///< heading within the table's form: "Optimiser"
    std::string unit;  ///< "Hz", "frames", ...; may be empty
    std::string help;  ///< a sentence or two

    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    bool exclusiveMinimum = false;
    std::int64_t multipleOf = 1;           ///< of an Integer: what it must be divisible by
    std::vector<Value> choices;            ///< of a Choice, in the order shown
    std::vector<std::string> choiceLabels; ///< for people, beside `choices`
    bool advanced = false;                 ///< shown only when asked for
    bool required = false;                 ///< must be in the file

    /// Why it has no effect with these settings; empty when it applies. May be unset: applies always.
    std::function<std::string(const ProjectConfig&)> whyNotApplicable;

    std::function<Value(const ProjectConfig&)> get;
    std::function<void(ProjectConfig&, const Value&)> set; ///< of a value that checkValue accepted

    std::string path() const { return table + "." + key; }
};

/// What is wrong with `value` for this option (type, range, choices); empty when nothing is.
std::string checkValue(const Option& option, const Value& value);

/// The value range in words: "0 or more", "one of Adam, AdamW, SGD".
std::string describeRange(const Option& option);

} // namespace sonorant
