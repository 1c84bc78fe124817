// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/run_series.h"

#include "core/run/run_store.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sonorant {
namespace {

constexpr auto stepAxis = static_cast<std::size_t>(RunAxis::Step);
constexpr auto epochAxis = static_cast<std::size_t>(RunAxis::Epoch);
constexpr auto timeAxis = static_cast<std::size_t>(RunAxis::Time);

std::size_t of(RunSeries::Curve curve) {
    return static_cast<std::size_t>(curve);
}

/// The running mean after one more value. One that is not finite leaves the mean as it was, so that the curve
/// goes on after it.
float smoothed(double value, double smoothing, double& average, double& weight) {
    if (std::isfinite(value)) {
        average = smoothing * average + (1 - smoothing) * value;
        weight = smoothing * weight + (1 - smoothing);
    }
    return static_cast<float>(weight > 0 ? average / weight : std::numeric_limits<double>::quiet_NaN());
}

} // namespace

void RunSeries::add(const StepRecord& step) {
    const double epochPart =
        step.epoch + (step.of > 0 ? static_cast<double>(step.batch) / static_cast<double>(step.of) : 1.0);
    if (steps() > 0 && step.phase == Phase::Train && step.of > 0 &&
        epochPart <= m_keys[epochAxis][steps() - 1])
        supersede(epochPart);
    if (step.time + m_timeOffset < m_lastTime) m_timeOffset = m_lastTime - step.time + step.seconds;
    m_lastTime = step.time + m_timeOffset;
    // Validation lies at the end of its epoch: only time goes on.
    m_end[timeAxis] = m_lastTime;
    if (step.phase != Phase::Train) return;
    // Counted here: the records' own number counts validation's mini-batches, too.
    m_end[stepAxis] = static_cast<double>(steps() + 1);
    m_end[epochAxis] = epochPart;
    for (std::size_t axis = 0; axis < m_keys.size(); ++axis)
        m_keys[axis].append(m_end[axis]);
    const double loss = totalLoss(step.loss);
    m_values[of(Curve::Loss)].append(static_cast<float>(loss));
    m_values[of(Curve::LearningRate)].append(static_cast<float>(step.lr));
    m_values[of(Curve::GradientNorm)].append(static_cast<float>(step.gradNorm));
    appendSmoothed(loss);
    appendParts(step.loss);
    if (!std::isfinite(loss)) m_troubles.push_back({m_end});
}

void RunSeries::add(const EpochRecord& epoch) {
    while (!m_epochs.empty() && m_epochs.back().epoch >= epoch.epoch)
        m_epochs.pop_back();
    EpochPoint point;
    point.epoch = epoch.epoch;
    // Of a run read from its files all steps are known already: the epoch ends at its own last step.
    const EnvelopeKeys& parts = m_keys[epochAxis];
    const std::size_t after = parts.indexAt(epoch.epoch + 1.0 + 1e-9);
    if (after > 0 && after <= parts.size() && parts[after - 1] > epoch.epoch) {
        for (std::size_t axis = 0; axis < m_keys.size(); ++axis)
            point.at[axis] = m_keys[axis][after - 1];
        point.at[epochAxis] = epoch.epoch + 1.0;
    } else {
        point.at = {m_end[stepAxis], epoch.epoch + 1.0, m_end[timeAxis]};
    }
    point.train = totalLoss(epoch.trainLoss);
    point.validation = totalLoss(epoch.devLoss);
    if (epoch.trainLoss.size() > 1) {
        point.trainParts = epoch.trainLoss;
        point.validationParts = epoch.devLoss;
    }
    point.lr = epoch.lr;
    point.best = epoch.best;
    m_epochs.push_back(point);
}

void RunSeries::supersede(double from) {
    const std::size_t size = m_keys[epochAxis].indexAt(from);
    const double epochPart = size > 0 ? m_keys[epochAxis][size - 1] : 0.0;
    for (auto& keys : m_keys)
        keys.truncate(size);
    for (auto& values : m_values)
        values.truncate(size);
    for (Part& part : m_parts)
        part.raw.truncate(size);
    while (!m_epochs.empty() && m_epochs.back().epoch + 1.0 > epochPart + 1e-9)
        m_epochs.pop_back();
    std::erase_if(m_troubles,
                  [&](const Trouble& trouble) { return trouble.at[stepAxis] > static_cast<double>(size); });
    setSmoothing(m_smoothing);
}

void RunSeries::clear() {
    const double smoothing = m_smoothing;
    *this = RunSeries();
    m_smoothing = smoothing;
}

const RunSeries::EpochPoint* RunSeries::best() const {
    const auto found =
        std::find_if(m_epochs.rbegin(), m_epochs.rend(), [](const auto& point) { return point.best; });
    return found == m_epochs.rend() ? nullptr : &*found;
}

void RunSeries::setSmoothing(double weight) {
    m_smoothing = std::clamp(weight, 0.0, 0.9999);
    m_average = m_weight = 0;
    m_values[of(Curve::Smoothed)].clear();
    const MinMaxPyramid& raw = m_values[of(Curve::Loss)];
    for (std::size_t i = 0; i < raw.size(); ++i)
        appendSmoothed(raw[i]);
    for (Part& part : m_parts) {
        part.smoothed.clear();
        part.average = part.weight = 0;
        for (std::size_t i = 0; i < part.raw.size(); ++i)
            part.smoothed.append(smoothed(part.raw[i], m_smoothing, part.average, part.weight));
    }
}

void RunSeries::appendSmoothed(double value) {
    m_values[of(Curve::Smoothed)].append(smoothed(value, m_smoothing, m_average, m_weight));
}

void RunSeries::appendParts(const std::vector<double>& losses) {
    if (losses.size() > std::max<std::size_t>(1, m_parts.size())) m_parts.resize(losses.size());
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        Part& part = m_parts[i];
        // Steps that had no such loss leave a gap.
        while (part.raw.size() + 1 < steps()) {
            part.raw.append(none);
            part.smoothed.append(none);
        }
        const double value = i < losses.size() ? losses[i] : std::numeric_limits<double>::quiet_NaN();
        part.raw.append(static_cast<float>(value));
        part.smoothed.append(smoothed(value, m_smoothing, part.average, part.weight));
    }
}

} // namespace sonorant
