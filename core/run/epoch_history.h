// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"

#include <string_view>
#include <vector>

/// The losses of a run of the Python framework, which keeps no epochs.jsonl: every epoch_NNN.pt carries the
/// rows of all epochs up to its own as text (key "info").
namespace sonorant {

/// "      3 |         12.5 |      21.2500 |      22.0000 |   yes  LR -> 1.00e-04": one record per such row;
/// several losses of a column become the record's losses. Lines of another shape are passed over. A
/// validation loss of exactly 0 stands for none.
std::vector<EpochRecord> parseEpochRows(std::string_view text);

/// The rows within an epoch checkpoint, read without LibTorch and without executing anything. None for
/// weights alone and for files of before PyTorch 1.6. @throws Error NotFound, Unreadable, Malformed
std::vector<EpochRecord> historyOfCheckpoint(const Path& file);

} // namespace sonorant
