// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/envelope_series.h"
#include "core/run/records.h"

#include <array>
#include <cstdint>
#include <vector>

namespace sonorant {

/// What a plot can stand over.
enum class RunAxis { Step, Epoch, Time };

/// The curves of one run, kept whole: positions along each axis and the values of every training mini-batch,
/// and the means of every epoch. Appending costs a few operations; drawing asks for an envelope. Not
/// thread-safe.
class RunSeries {
public:
    enum class Curve { Loss, Smoothed, LearningRate, GradientNorm };

    struct EpochPoint {
        int epoch = 0;
        std::array<double, 3> at{};       ///< per RunAxis
        double train = 0, validation = 0; ///< sums of the named losses; NaN where there is none
        std::vector<double> trainParts, validationParts; ///< of each named loss, where there are several
        double lr = 0;
        bool best = false;
    };
    /// One of several named losses, a value per step as in values().
    struct Part {
        MinMaxPyramid raw, smoothed;
        double average = 0, weight = 0; ///< of the running mean, corrected for its start
    };
    /// A mini-batch whose loss was no finite number.
    struct Trouble {
        std::array<double, 3> at{};
    };

    /// A step that is not beyond the last one supersedes what came from there on: a run that was continued
    /// from an earlier checkpoint is drawn as it went on.
    void add(const StepRecord& step);
    void add(const EpochRecord& epoch);
    void clear();

    std::size_t steps() const { return m_values[0].size(); }
    const EnvelopeKeys& keys(RunAxis axis) const { return m_keys[static_cast<std::size_t>(axis)]; }
    const MinMaxPyramid& values(Curve curve) const { return m_values[static_cast<std::size_t>(curve)]; }
    /// The named losses whose sum is Curve::Loss; empty for a run with one.
    const std::vector<Part>& parts() const { return m_parts; }
    const std::vector<EpochPoint>& epochs() const { return m_epochs; }
    const std::vector<Trouble>& troubles() const { return m_troubles; }
    /// The last epoch marked best; nullptr before the first.
    const EpochPoint* best() const;

    /// Weight of the past in the smoothed curve, 0 (none) to below 1; the curve is made anew.
    void setSmoothing(double weight);
    double smoothing() const { return m_smoothing; }

private:
    void supersede(double from); ///< on the axis of epochs
    void appendSmoothed(double value);
    void appendParts(const std::vector<double>& losses);

    std::array<EnvelopeKeys, 3> m_keys;
    std::array<MinMaxPyramid, 4> m_values;
    std::vector<Part> m_parts;
    std::vector<EpochPoint> m_epochs;
    std::vector<Trouble> m_troubles;
    std::array<double, 3> m_end{}; ///< where the last record, of either phase, lies
    double m_timeOffset = 0;       ///< a continued run counts its seconds anew
    double m_lastTime = 0;
    double m_smoothing = 0.9;
    double m_average = 0, m_weight = 0; ///< of the running mean, corrected for its start
};

} // namespace sonorant
