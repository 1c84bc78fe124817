// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// How far a generated sound is from its natural recording, in figures: docs/measuring.md.
namespace sonorant {

struct MeasureOptions {
    double f0Minimum = 60, f0Maximum = 500; ///< Hz, between which F0 is searched
};

/// All compared frame by frame at equal times (every 5 ms, no time warping: generation from the natural
/// features keeps their timing), as far as the shorter of the two goes. An empty figure has nothing to be
/// computed from: no frame is voiced in both, or a recording is silent. None is ever NaN.
struct ObjectiveFigures {
    std::int64_t frames = 0;       ///< compared, of 5 ms
    std::int64_t voicedInBoth = 0; ///< of these
    /// dB, see core/features/spectral_distance.h: over frames voiced in the natural recording.
    std::optional<double> logSpectralDistance;
    /// dB: 10 / ln 10 * sqrt(2 * sum of (c_n - c'_n)^2 over n = 1 ... 24), averaged over the frames that are
    /// active in the natural recording; c_n by DCT of the log mel spectrum, so that c0 (the level) does not
    /// count. Kubichek 1993, doi 10.1109/PACRIM.1993.407206
    std::optional<double> melCepstralDistortion;
    std::optional<double> f0Hertz;      ///< root mean square difference of F0, Hz, over frames voiced in both
    std::optional<double> f0Cents;      ///< the same of 1200 * log2(generated / natural)
    std::optional<double> voicingError; ///< percent of frames that are voiced in one of the two only
    double durationDifference = 0;      ///< seconds: generated minus natural
    /// dB: level of the active frames (loudness.h), generated minus natural.
    std::optional<double> levelDifference;
};

/// Figures of one pair. @param natural, generated one channel each, at `samplingRate` Hz, full scale 1
/// @throws Error Malformed for samples that are not finite; Mismatch for a recording without samples;
/// Configuration for a rate or F0 range that makes no sense
ObjectiveFigures measure(std::span<const float> natural, std::span<const float> generated, int samplingRate,
                         const MeasureOptions& options = {});

/// The figures one by one, for tables: every model, report and mean uses this list.
struct FigureColumn {
    std::string_view key;       ///< in JSON, e.g. "mel_cepstral_distortion"
    std::string_view name;      ///< for people, English: "Mel-cepstral distortion"
    std::string_view shortName; ///< "MCD"
    std::string_view unit;      ///< "dB", "Hz", "cents", "%", "s"
    int decimals = 2;
    bool isSigned = false; ///< a difference: nearer to zero is better; else smaller is better
    std::optional<double> (*value)(const ObjectiveFigures&);
};
std::span<const FigureColumn> figureColumns();

/// The mean of each figure over the pairs that have it.
/// @param figures any number; the counts of frames are summed up
ObjectiveFigures meanFigures(std::span<const ObjectiveFigures> figures);

} // namespace sonorant
