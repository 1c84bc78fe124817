// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// The lines of log_train.txt and log_err.txt, spelled as the Python framework spells them, so that existing
/// log readers work.
namespace sonorant {

/// One segment: "INFO, COUNT/TOTAL, Time: S.SSSSSSs, Loss: L.LLLLLL" (", Loss:" again for each further loss).
std::string segmentLine(const std::string& sequence, std::int64_t count, std::int64_t total, double seconds,
                        const std::vector<double>& loss);

/// One epoch: number, seconds, training loss, validation loss, best; " LR -> ..." is added when the rate
/// differs from the initial one. `devLoss` empty: no validation set, shown as 0.
std::string epochLine(int epoch, double seconds, const std::vector<double>& trainLoss,
                      const std::vector<double>& devLoss, bool best, double learningRate, double initialRate);

/// The heading above the epoch rows.
std::string epochHeading();

} // namespace sonorant
