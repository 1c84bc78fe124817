// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"

#include <string>
#include <string_view>

/// The lines of steps.jsonl and epochs.jsonl. Each is one JSON object with "v":1 first. Numbers are written
/// in their shortest spelling that reads back to the same value; what JSON has no number for stands as "nan",
/// "inf", "-inf".
namespace sonorant {

/// One line, without its newline. Text that is no UTF-8 is written with U+FFFD in place of the wrong bytes.
std::string toJsonLine(const StepRecord& record);
std::string toJsonLine(const EpochRecord& record);

/// The record of one line. Keys that are not known are skipped, so that later versions may add some; missing
/// ones keep their defaults, except "epoch" and, for a step, "phase", without which a line says nothing.
/// @throws Error Malformed when it is no such object, Unsupported when "v" is another version
StepRecord parseStepRecord(std::string_view line);
EpochRecord parseEpochRecord(std::string_view line);

} // namespace sonorant
