// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <cstddef>
#include <vector>

namespace sonorant {

/// Discrete Fourier transform of one fixed power-of-two length, in double precision on the calling thread
/// alone: recordings are analysed in parallel, so that a transform with threads of its own would only get in
/// their way. Cooley, Tukey 1965.
class Fft {
public:
    /// @throws Error Internal unless `size` is a power of two
    explicit Fft(std::size_t size);
    std::size_t size() const { return m_turns.size() * 2; }
    /// In place: X[k] = sum x[n] exp(-2 pi i k n / size).
    void transform(std::vector<std::complex<double>>& values) const;

private:
    std::vector<std::complex<double>> m_turns; ///< exp(-2 pi i k / size), k below half the size
};

} // namespace sonorant
