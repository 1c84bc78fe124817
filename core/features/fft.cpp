// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/fft.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <bit>
#include <numbers>
#include <utility>

namespace sonorant {

Fft::Fft(std::size_t size) : m_turns(size / 2) {
    if (size < 2 || !std::has_single_bit(size))
        throw Error(ErrorKind::Internal,
                    fmt::format("an FFT of {} points was asked for, not a power of two", size));
    for (std::size_t k = 0; k < m_turns.size(); ++k)
        m_turns[k] =
            std::polar(1.0, -2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(size));
}

void Fft::transform(std::vector<std::complex<double>>& values) const {
    const std::size_t count = size();
    for (std::size_t i = 1, reversed = 0; i < count; ++i) {
        std::size_t bit = count / 2;
        for (; reversed & bit; bit /= 2)
            reversed ^= bit;
        reversed ^= bit;
        if (i < reversed) std::swap(values[i], values[reversed]);
    }
    for (std::size_t half = 1; half < count; half *= 2) {
        const std::size_t stride = m_turns.size() / half;
        for (std::size_t start = 0; start < count; start += 2 * half)
            for (std::size_t k = 0; k < half; ++k) {
                const std::complex<double> turned = values[start + half + k] * m_turns[k * stride];
                values[start + half + k] = values[start + k] - turned;
                values[start + k] += turned;
            }
    }
}

} // namespace sonorant
