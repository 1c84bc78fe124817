// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/matrix.h"

#include <cstdint>
#include <optional>
#include <span>

namespace sonorant {

/// Highest coefficient of the mel-cepstrum that is compared.
inline constexpr std::int64_t cepstralOrder = 24;

/// Mel-cepstrum [frames, 25] of a sound: column n is c_n = (2 / B) * sum over b of ln A_b * cos(pi n (b +
/// 1/2) / B), where A_b are the B = 79 mel bands of core/features/mel.h (amplitudes; its band for the
/// constant component is left out), floored 80 dB below the largest of the sound. So ln A_b = c_0 / 2 + sum
/// c_n cos(pi n (b + 1/2) / B): a mel-generalised cepstrum as in Kubichek 1993, by bands instead of an
/// all-pass warping. Frames of 25 ms centred on multiples of 5 ms.
Matrix melCepstrum(std::span<const float> samples, int samplingRate);

/// dB: the mean over frames of 10 / ln 10 * sqrt(2 * sum over n = 1 ... 24 of (c_n - c'_n)^2), which is the
/// root mean square difference of the two smoothed mel spectra in dB, without the level. Over frames active
/// in the natural sound (loudness.h) and within both. Empty when there is none.
std::optional<double> melCepstralDistortion(std::span<const float> natural, std::span<const float> generated,
                                            int samplingRate);

} // namespace sonorant
