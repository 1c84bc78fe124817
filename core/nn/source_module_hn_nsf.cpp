// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/source_module_hn_nsf.h"

namespace sonorant {

SourceModuleHnNsfImpl::SourceModuleHnNsfImpl(const SineGeneratorOptions& options)
    : m_sineAmp(options.sineAmp), m_sines(register_module("l_sin_gen", SineGenerator(options))),
      m_linear(register_module("l_linear", torch::nn::Linear(options.harmonicNum + 1, 1))) {}

HnNsfSource SourceModuleHnNsfImpl::forward(const torch::Tensor& f0, torch::Generator generator) {
    const SineSource source = m_sines->forward(f0, generator);
    // The operator itself, not Linear::forward: the C++ module multiplies and adds in two steps, Python's in
    // a fused one, and the last bit of a whole training run depends on it.
    const torch::Tensor merged = torch::tanh(torch::linear(source.sines, m_linear->weight, m_linear->bias));
    const torch::Tensor drawn =
        torch::randn(source.voiced.sizes(), generator, torch::TensorOptions(torch::kFloat32))
            .to(f0.device(), f0.scalar_type()); // drawn in float32 whatever is computed in
    return {merged, drawn * m_sineAmp / 3, source.voiced};
}

} // namespace sonorant
