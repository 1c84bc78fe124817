// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/min_max_pyramid.h"

#include <span>
#include <vector>

/// Curves of any length, drawn with a few points per pixel.
namespace sonorant {

/// The positions of a curve's points along an axis, in an order that never falls.
class EnvelopeKeys {
public:
    std::size_t size() const { return m_keys.size(); }
    double operator[](std::size_t index) const { return m_keys[index]; }
    /// A key below the last one is lifted to it, so that the order holds.
    void append(double key);
    void truncate(std::size_t size);
    /// The first point at or after `key`; size() if there is none.
    std::size_t indexAt(double key) const;
    /// The same, looked for around `hint`: quick where the hint is good, whatever the length.
    std::size_t indexNear(double key, std::size_t hint) const;
    /// The point nearest to `key`. Only for size() > 0.
    std::size_t nearest(double key) const;

private:
    std::vector<double> m_keys;
};

/// What one column of pixels shows of a curve.
struct EnvelopeColumn {
    double key = 0; ///< of the first point in it
    double lastKey = 0;
    float first = 0, last = 0; ///< finite values at both ends, to join columns without a gap
    float minimum = 0, maximum = 0;
};

/// The part of a curve between edges.front() and edges.back(), one column per pair of neighbouring edges;
/// columns without a finite value are left out. The edges may be spaced as an axis likes (linear,
/// logarithmic).
std::vector<EnvelopeColumn> envelope(const EnvelopeKeys& keys, const MinMaxPyramid& values,
                                     std::span<const double> edges);

} // namespace sonorant
