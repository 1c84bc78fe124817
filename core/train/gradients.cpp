// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/gradients.h"

namespace sonorant {

torch::Tensor gradientNorm(const std::vector<torch::Tensor>& parameters) {
    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> norms;
    for (const torch::Tensor& parameter : parameters)
        if (parameter.grad().defined()) norms.push_back(torch::norm(parameter.grad(), 2));
    if (norms.empty()) return {};
    return torch::norm(torch::stack(norms), 2);
}

void clipGradients(const std::vector<torch::Tensor>& parameters, const torch::Tensor& norm, double maxNorm) {
    const torch::NoGradGuard noGrad;
    if (!norm.defined()) return;
    // Python divides a number by a tensor as reciprocal times number; C++'s operator rounds otherwise.
    const torch::Tensor factor = torch::clamp((norm + 1e-6).reciprocal() * maxNorm, c10::nullopt, 1.0);
    for (const torch::Tensor& parameter : parameters)
        if (parameter.grad().defined()) parameter.grad().mul_(factor);
}

std::vector<torch::Tensor> copyGradients(const std::vector<torch::Tensor>& parameters) {
    std::vector<torch::Tensor> copies;
    for (const torch::Tensor& parameter : parameters)
        copies.push_back(parameter.grad().defined() ? parameter.grad().detach().clone() : torch::Tensor());
    return copies;
}

void restoreGradients(const std::vector<torch::Tensor>& parameters,
                      const std::vector<torch::Tensor>& copies) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        torch::Tensor parameter = parameters[i];
        parameter.mutable_grad() = copies.at(i);
    }
}

void zeroGradients(const std::vector<torch::Tensor>& parameters) {
    for (const torch::Tensor& parameter : parameters) {
        torch::Tensor gradient = parameter.grad();
        if (gradient.defined()) gradient.detach_().zero_();
    }
}

} // namespace sonorant
