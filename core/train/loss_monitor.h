// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/epoch_checkpoint.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sonorant {

/// The losses of every segment in every epoch of one set (training or validation), and what follows from
/// them: the mean shown, the sum that chooses the best epoch. Saved as "train_log" / "val_log".
class LossMonitor {
public:
    /// @param flags which of the losses count for choosing the best epoch
    LossMonitor(std::int64_t epochs, std::int64_t segments, std::vector<bool> flags);

    /// Bytes of the tables of such a monitor: one number per epoch, segment and loss, and one for the time.
    static double tableBytes(std::int64_t epochs, std::int64_t segments, std::size_t losses);

    void beginEpoch(std::int64_t epoch);
    /// The batch's losses, for each of its segments (indices within the whole set).
    void record(const std::vector<std::int64_t>& segments, const std::vector<double>& losses,
                double secondsPerSegment);

    std::int64_t epoch() const { return m_epoch; }
    std::int64_t segments() const { return m_segments; }
    /// Mean over the segments visited this epoch, per loss.
    std::vector<double> epochMean() const;
    /// Sum over segments of the flagged losses this epoch: what is compared and saved as best_error.
    double epochSum() const;
    double epochSeconds() const;

    /// Takes this epoch as the best one if its sum is a number strictly below the best so far.
    bool updateBest();
    /// Takes this epoch as the best (without a validation set every epoch counts as best), unless its loss is
    /// no number.
    bool forceBest();
    std::optional<std::int64_t> bestEpoch() const { return m_bestEpoch; }
    std::optional<double> bestError() const { return m_bestError; }

    /// @param showBest false writes None for the best epoch: the framework's training log beside a validation
    /// log
    LossHistory history(bool showBest = true) const;
    /// Continues a saved history; a larger number of epochs extends it.
    /// @throws Error Mismatch when the number of segments or losses differs
    void restore(const LossHistory& history, const std::string& context);

    /// Which segments were visited this epoch (uint8), for a stop within an epoch.
    torch::Tensor visited() const;
    void restoreVisited(std::int64_t epoch, const torch::Tensor& visited);

private:
    double& loss(std::int64_t segment, std::size_t which);
    double lossAt(std::int64_t segment, std::size_t which) const;

    std::int64_t m_epochs, m_segments;
    std::vector<bool> m_flags;
    std::vector<double> m_losses; ///< [epochs, segments, losses]
    std::vector<double> m_times;  ///< [epochs, segments]
    std::vector<char> m_visited;  ///< [segments], this epoch
    std::int64_t m_epoch = 0;
    std::optional<double> m_bestError;
    std::optional<std::int64_t> m_bestEpoch;
};

} // namespace sonorant
