// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/smooth_upsampling.h"

#include <algorithm>

namespace sonorant::kernels {

SmoothUpsampling::SmoothUpsampling(std::int64_t factor, std::int64_t frames)
    : m_factor(factor), m_frames(frames), m_edge(std::min(factor, length())) {
    for (std::int64_t t = 0; t < m_edge; ++t) {
        m_first.push_back(count(t));
        m_last.push_back(count(length() - m_edge + t));
    }
    // A frame with neighbours on both sides stands for all of them; fewer than three have no inside.
    for (std::int64_t t = 0; t < factor && frames >= 3; ++t)
        m_inner.push_back(count(factor + t));
}

/// The outer average visits `factor` steps around `time`, the inner one `factor` repeated values around each
/// of those; `count` adds up how many of them each frame holds.
SmoothUpsampling::Weights SmoothUpsampling::count(std::int64_t time) const {
    const std::int64_t before = (m_factor - 1) / 2, own = time / m_factor;
    const std::int64_t first = std::max<std::int64_t>(0, time - before);
    const std::int64_t last = std::min(length(), time - before + m_factor);
    Weights weights{};
    for (std::int64_t step = first; step < last; ++step)
        for (std::int64_t i = 0; i < 3; ++i) {
            const std::int64_t frame = own - 1 + i;
            if (frame < 0 || frame >= m_frames) continue;
            const std::int64_t from = std::max(frame * m_factor, step - before);
            const std::int64_t to = std::min((frame + 1) * m_factor, step - before + m_factor);
            weights[static_cast<std::size_t>(i)] += static_cast<float>(std::max<std::int64_t>(0, to - from));
        }
    for (float& weight : weights)
        weight /= static_cast<float>(m_factor * m_factor);
    return weights;
}

const SmoothUpsampling::Weights& SmoothUpsampling::weights(std::int64_t time) const {
    if (time < m_edge) return m_first[static_cast<std::size_t>(time)];
    if (time >= length() - m_edge) return m_last[static_cast<std::size_t>(time - length() + m_edge)];
    return m_inner[static_cast<std::size_t>(time % m_factor)];
}

void SmoothUpsampling::spread(const float* frames, std::int64_t stride, std::int64_t start,
                              std::int64_t count, float* rows) const {
    for (std::int64_t t = start; t < start + count; ++t, rows += stride) {
        if (t >= length()) {
            std::fill_n(rows, stride, 0.0f);
            continue;
        }
        const std::int64_t own = t / m_factor;
        const Weights& w = weights(t);
        const float* middle = frames + own * stride;
        const float* before = own > 0 ? middle - stride : middle; // with weight 0 where there is none
        const float* behind = own + 1 < m_frames ? middle + stride : middle;
        for (std::int64_t c = 0; c < stride; ++c)
            rows[c] = w[0] * before[c] + w[1] * middle[c] + w[2] * behind[c];
    }
}

void SmoothUpsampling::gather(const float* steps, std::int64_t stride, float* frames) const {
    std::fill_n(frames, m_frames * stride, 0.0f);
    for (std::int64_t t = 0; t < length(); ++t, steps += stride) {
        const std::int64_t own = t / m_factor;
        const Weights& w = weights(t);
        for (std::int64_t i = 0; i < 3; ++i) {
            const std::int64_t frame = own - 1 + i;
            if (frame < 0 || frame >= m_frames) continue;
            float* to = frames + frame * stride;
            const float weight = w[static_cast<std::size_t>(i)];
            for (std::int64_t c = 0; c < stride; ++c)
                to[c] += weight * steps[c];
        }
    }
}

} // namespace sonorant::kernels
