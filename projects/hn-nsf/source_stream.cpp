// SPDX-License-Identifier: GPL-3.0-or-later
#include "projects/hn-nsf/source_stream.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace sonorant::projects::hn_nsf {

namespace {

/// A multiple of 16, the unit in which LibTorch fills long tensors: pieces then equal one long draw. The last
/// piece is the longer, for an end that is no multiple.
constexpr std::int64_t kPiece = 4096;

std::int64_t pieceOf(std::int64_t remaining) {
    return remaining >= 2 * kPiece ? kPiece : remaining;
}

torch::Generator copyOf(const torch::Generator& generator) {
    return generator.clone();
}

/// The generator behind the draws of the sines: from there the noise draws.
torch::Generator advanced(torch::Generator generator, std::int64_t total) {
    NormalSequence::skip(generator, total);
    return generator;
}

torch::Tensor drawInitialPhase(std::int64_t harmonics, const torch::Generator& generator) {
    torch::Tensor phase = torch::rand({1, harmonics}, generator, torch::TensorOptions(torch::kFloat32));
    phase.select(1, 0).zero_();
    return phase.view({harmonics});
}

/// The very operations of the plain path: a last bit of the increment would add up over a long utterance.
torch::Tensor phaseIncrements(const torch::Tensor& f0, std::int64_t harmonics, double samplingRate) {
    const torch::Tensor numbers = torch::arange(1, harmonics + 1, f0.options());
    return torch::remainder(f0.view({1, -1, 1}) * numbers / samplingRate, 1)
        .view({-1, harmonics})
        .contiguous();
}

} // namespace

NormalSequence::NormalSequence(const torch::Generator& generator, std::int64_t total)
    : m_generator(copyOf(generator)), m_remaining(total),
      m_values(torch::empty({std::min(total, 2 * kPiece)})) {}

void NormalSequence::refill() {
    m_drawn = pieceOf(m_remaining);
    m_values.narrow(0, 0, m_drawn).normal_(0, 1, m_generator);
    m_remaining -= m_drawn;
    m_position = 0;
}

void NormalSequence::next(float* to, std::int64_t count) {
    while (count > 0) {
        if (m_position == m_drawn) refill();
        const std::int64_t part = std::min(count, m_drawn - m_position);
        to = std::copy_n(m_values.data_ptr<float>() + m_position, part, to);
        m_position += part;
        count -= part;
    }
}

void NormalSequence::skip(torch::Generator generator, std::int64_t total) {
    torch::Tensor ignored = torch::empty({std::min(total, 2 * kPiece)});
    while (total > 0) {
        const std::int64_t piece = pieceOf(total);
        ignored.narrow(0, 0, piece).normal_(0, 1, generator);
        total -= piece;
    }
}

SourceStream::SourceStream(const torch::Tensor& f0, std::int64_t factor, const SineGeneratorOptions& options,
                           SourceMerge merge, ExecutionContext& context)
    : m_factor(factor), m_harmonics(options.harmonicNum + 1), m_options(options), m_merge(std::move(merge)),
      m_f0(f0.contiguous()), m_increments(phaseIncrements(m_f0, m_harmonics, options.samplingRate)),
      m_initialPhase(drawInitialPhase(m_harmonics, context.generator)),
      m_sum(static_cast<std::size_t>(m_harmonics)), m_shiftedSum(m_sum.size()), m_lastPhase(m_sum.size()),
      m_sineNoise(context.generator, f0.size(0) * factor * m_harmonics),
      m_noise(advanced(context.generator, f0.size(0) * factor * m_harmonics), f0.size(0) * factor) {
    NormalSequence::skip(context.generator, f0.size(0) * factor);
}

/// Phases in turns, kept small as SineGenerator keeps them: wherever the running phase passes a whole turn,
/// one turn is taken off. Sums are kept in float64 and read in float32, as LibTorch's cumsum does.
void SourceStream::advancePhases(std::int64_t count, float* turns) {
    const float* increments = m_increments.data_ptr<float>();
    const float* initial = m_initialPhase.data_ptr<float>();
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t time = m_time + i;
        const float* row = increments + time / m_factor * m_harmonics;
        for (std::int64_t h = 0; h < m_harmonics; ++h) {
            const auto at = static_cast<std::size_t>(h);
            const float increment = time == 0 ? row[h] + initial[h] : row[h];
            m_sum[at] += increment;
            const auto sum = static_cast<float>(m_sum[at]);
            const float phase = sum - std::floor(sum);
            const float shift = time > 0 && phase < m_lastPhase[at] ? -1.0f : 0.0f;
            m_lastPhase[at] = phase;
            m_shiftedSum[at] += increment + shift;
            turns[i * m_harmonics + h] = static_cast<float>(m_shiftedSum[at]);
        }
    }
}

void SourceStream::next(std::int64_t count, float* sine, float* noise, float* voiced) {
    const std::int64_t values = count * m_harmonics;
    if (!m_sines.defined() || m_sines.size(0) < values) m_sines = torch::empty({values});
    m_drawn.resize(std::max(m_drawn.size(), static_cast<std::size_t>(values)));
    torch::Tensor sines = m_sines.narrow(0, 0, values);
    advancePhases(count, sines.data_ptr<float>());
    sines.mul_(2 * std::numbers::pi).sin_();
    m_sineNoise.next(m_drawn.data(), values);
    m_noise.next(noise, count);

    const auto amplitude = static_cast<float>(m_options.sineAmp);
    const auto voicedDeviation = static_cast<float>(m_options.noiseStd);
    const float* f0 = m_f0.data_ptr<float>();
    const float* harmonics = sines.data_ptr<float>();
    for (std::int64_t i = 0; i < count; ++i) {
        const bool isVoiced = f0[(m_time + i) / m_factor] > 0;
        const float gain = isVoiced ? amplitude : 0.0f;
        const float deviation = isVoiced ? voicedDeviation : amplitude / 3;
        float sum = m_merge.bias;
        for (std::int64_t h = 0; h < m_harmonics; ++h) {
            const std::int64_t at = i * m_harmonics + h;
            sum += m_merge.weight[static_cast<std::size_t>(h)] *
                   (harmonics[at] * gain + deviation * m_drawn[static_cast<std::size_t>(at)]);
        }
        sine[i] = std::tanh(sum);
        noise[i] = noise[i] * amplitude / 3;
        voiced[i] = isVoiced ? 1.0f : 0.0f;
    }
    m_time += count;
}

} // namespace sonorant::projects::hn_nsf
