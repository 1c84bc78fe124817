// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/loss_monitor.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sonorant {

LossMonitor::LossMonitor(std::int64_t epochs, std::int64_t segments, std::vector<bool> flags)
    : m_epochs(epochs), m_segments(segments), m_flags(std::move(flags)),
      m_losses(static_cast<std::size_t>(epochs * segments) * m_flags.size(), 0.0),
      m_times(static_cast<std::size_t>(epochs * segments), 0.0),
      m_visited(static_cast<std::size_t>(segments), 0) {}

double& LossMonitor::loss(std::int64_t segment, std::size_t which) {
    return m_losses.at(static_cast<std::size_t>(m_epoch * m_segments + segment) * m_flags.size() + which);
}

double LossMonitor::lossAt(std::int64_t segment, std::size_t which) const {
    return m_losses.at(static_cast<std::size_t>(m_epoch * m_segments + segment) * m_flags.size() + which);
}

double LossMonitor::tableBytes(std::int64_t epochs, std::int64_t segments, std::size_t losses) {
    return static_cast<double>(epochs) * static_cast<double>(segments) * static_cast<double>(losses + 1) *
           sizeof(double);
}

void LossMonitor::beginEpoch(std::int64_t epoch) {
    m_epoch = epoch;
    std::fill(m_visited.begin(), m_visited.end(), 0);
}

void LossMonitor::record(const std::vector<std::int64_t>& segments, const std::vector<double>& losses,
                         double secondsPerSegment) {
    if (losses.size() != m_flags.size())
        throw Error(ErrorKind::Internal,
                    fmt::format("the loss gave {} values, expected {}", losses.size(), m_flags.size()));
    for (const std::int64_t segment : segments) {
        for (std::size_t which = 0; which < losses.size(); ++which)
            loss(segment, which) = losses[which];
        m_times.at(static_cast<std::size_t>(m_epoch * m_segments + segment)) = secondsPerSegment;
        m_visited.at(static_cast<std::size_t>(segment)) = 1;
    }
}

std::vector<double> LossMonitor::epochMean() const {
    std::vector<double> mean(m_flags.size(), 0.0);
    std::int64_t visited = 0;
    for (std::int64_t segment = 0; segment < m_segments; ++segment) {
        if (!m_visited[static_cast<std::size_t>(segment)]) continue;
        ++visited;
        for (std::size_t which = 0; which < mean.size(); ++which)
            mean[which] += lossAt(segment, which);
    }
    for (double& value : mean)
        value = visited > 0 ? value / static_cast<double>(visited) : 0.0;
    return mean;
}

double LossMonitor::epochSum() const {
    double sum = 0;
    for (std::int64_t segment = 0; segment < m_segments; ++segment)
        for (std::size_t which = 0; which < m_flags.size(); ++which)
            if (m_flags[which]) sum += lossAt(segment, which);
    return sum;
}

double LossMonitor::epochSeconds() const {
    double sum = 0;
    for (std::int64_t segment = 0; segment < m_segments; ++segment)
        sum += m_times.at(static_cast<std::size_t>(m_epoch * m_segments + segment));
    return sum;
}

bool LossMonitor::updateBest() {
    const double sum = epochSum();
    if (!std::isfinite(sum) || (m_bestError && !(sum < *m_bestError))) return false;
    m_bestError = sum;
    m_bestEpoch = m_epoch;
    return true;
}

bool LossMonitor::forceBest() {
    const double sum = epochSum();
    if (!std::isfinite(sum)) return false;
    m_bestError = sum;
    m_bestEpoch = m_epoch;
    return true;
}

torch::Tensor LossMonitor::visited() const {
    const torch::Tensor flags = torch::empty({m_segments}, torch::kUInt8);
    std::copy(m_visited.begin(), m_visited.end(), flags.data_ptr<std::uint8_t>());
    return flags;
}

void LossMonitor::restoreVisited(std::int64_t epoch, const torch::Tensor& visited) {
    m_epoch = epoch;
    const torch::Tensor flags = visited.to(torch::kUInt8).contiguous();
    if (flags.numel() == m_segments)
        std::copy_n(flags.data_ptr<std::uint8_t>(), m_segments, m_visited.begin());
}

LossHistory LossMonitor::history(bool showBest) const {
    LossHistory history;
    const auto losses = static_cast<std::int64_t>(m_flags.size());
    history.lossMat = torch::tensor(m_losses, torch::kFloat64).reshape({m_epochs, m_segments, losses});
    history.timeMat = torch::tensor(m_times, torch::kFloat64).reshape({m_epochs, m_segments});
    history.epochNum = m_epochs;
    history.seqNum = m_segments;
    history.curEpoch = m_epoch;
    if (showBest) {
        history.bestError = m_bestError;
        history.bestEpoch = m_bestEpoch;
    }
    history.lossFlag = m_flags;
    return history;
}

void LossMonitor::restore(const LossHistory& history, const std::string& context) {
    const auto losses = static_cast<std::int64_t>(m_flags.size());
    const torch::Tensor loss = history.lossMat.to(torch::kFloat64).contiguous();
    const torch::Tensor time = history.timeMat.to(torch::kFloat64).contiguous();
    if (loss.dim() != 3 || time.dim() != 2 || loss.size(1) != m_segments || time.size(1) != m_segments ||
        loss.size(2) != losses || loss.size(0) != time.size(0))
        throw Error(ErrorKind::Mismatch,
                    fmt::format("the saved history covers {} segments, this project has {}", history.seqNum,
                                m_segments),
                    context,
                    "train on the data of the saved run, or set "
                    "training.ignore_training_history_in_trained_model = true");
    const std::int64_t kept = loss.size(0);
    if (kept > m_epochs) { // fewer epochs asked for than were planned: what was trained stays in the history
        m_epochs = kept;
        m_losses.resize(static_cast<std::size_t>(m_epochs * m_segments) * m_flags.size());
        m_times.resize(static_cast<std::size_t>(m_epochs * m_segments));
    }
    std::copy_n(loss.data_ptr<double>(), loss.numel(), m_losses.begin());
    std::copy_n(time.data_ptr<double>(), time.numel(), m_times.begin());
    m_epoch = history.curEpoch;
    if (history.bestError && !std::isfinite(*history.bestError)) return; // nothing could ever be below it
    m_bestError = history.bestError;
    m_bestEpoch = history.bestEpoch;
}

} // namespace sonorant
