// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/log_lines.h"

#include <fmt/format.h>

#include <cmath>

namespace sonorant {

namespace {

/// A loss column: one value as %12.4f, several joined by spaces, each short.
std::string lossColumn(const std::vector<double>& loss) {
    if (loss.empty()) return fmt::format("{:12.4f}", 0.0);
    if (loss.size() == 1) return fmt::format("{:12.4f}", loss.front());
    std::string text;
    for (const double value : loss) {
        if (!text.empty()) text += ' ';
        text += value > 1.0 ? fmt::format("{:6.2f}", value) : fmt::format("{:1.4f}", value);
    }
    return text;
}

} // namespace

std::string segmentLine(const std::string& sequence, std::int64_t count, std::int64_t total, double seconds,
                        const std::vector<double>& loss) {
    std::string line = fmt::format("{}, {}/{}, Time: {:.6f}s", sequence, count, total, seconds);
    for (const double value : loss)
        line += fmt::format(", Loss: {:.6f}", value);
    return line;
}

std::string epochLine(int epoch, double seconds, const std::vector<double>& trainLoss,
                      const std::vector<double>& devLoss, bool best, double learningRate,
                      double initialRate) {
    std::string line = fmt::format("{:7d} | {:12.1f} | {} | {} | {:>5}", epoch, seconds,
                                   lossColumn(trainLoss), lossColumn(devLoss), best ? "yes" : "no");
    // The rates come from multiplying by the decay factor: compare them, not their difference to zero.
    if (std::abs(learningRate - initialRate) > 1e-12 * std::abs(initialRate))
        line += fmt::format("  LR -> {:.2e} ", learningRate);
    return line;
}

std::string epochHeading() {
    const std::string rule(62, '-');
    return rule + "\n  Epoch | Duration(s) |   Train loss |     Dev loss |  Best\n" + rule;
}

} // namespace sonorant
