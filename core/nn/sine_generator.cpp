// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/sine_generator.h"

#include <numbers>
#include <utility>

namespace sonorant {

SineGeneratorImpl::SineGeneratorImpl(const SineGeneratorOptions& options) : m_options(options) {}

/// The running phase counts in turns. Adding it up over a long utterance would lose float32 precision, so
/// each time it passes a whole turn, one turn is taken off the increment of that step: the sum then stays
/// below two.
torch::Tensor SineGeneratorImpl::sines(const torch::Tensor& f0, torch::Generator generator) const {
    const std::int64_t count = m_options.harmonicNum + 1;
    const torch::Tensor numbers = torch::arange(1, count + 1, f0.options());
    torch::Tensor increment = torch::remainder(f0 * numbers / m_options.samplingRate, 1);

    torch::Tensor initialPhase =
        torch::rand({f0.size(0), count}, std::move(generator), torch::TensorOptions(torch::kFloat32))
            .to(f0.device());
    initialPhase.select(1, 0).zero_();
    increment.select(1, 0).add_(initialPhase);

    const torch::Tensor phase = torch::remainder(torch::cumsum(increment, 1), 1);
    const torch::Tensor wraps = (phase.slice(1, 1) - phase.slice(1, 0, phase.size(1) - 1)) < 0;
    torch::Tensor shift = torch::zeros_like(increment);
    shift.slice(1, 1).copy_(wraps * -1.0);
    return torch::sin(torch::cumsum(increment + shift, 1) * (2 * std::numbers::pi)) * m_options.sineAmp;
}

SineSource SineGeneratorImpl::forward(const torch::Tensor& f0, torch::Generator generator) {
    torch::NoGradGuard noGradient;
    const torch::Tensor harmonics = sines(f0, generator);
    const torch::Tensor voiced = (f0 > 0).to(f0.scalar_type());
    const torch::Tensor deviation = voiced * m_options.noiseStd + (1 - voiced) * m_options.sineAmp / 3;
    const torch::Tensor drawn =
        torch::randn(harmonics.sizes(), generator, torch::TensorOptions(torch::kFloat32)).to(f0.device());
    const torch::Tensor noise = deviation * drawn;
    return {harmonics * voiced + noise, voiced, noise};
}

} // namespace sonorant
