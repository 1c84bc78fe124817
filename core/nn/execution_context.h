// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <cstdint>
#include <string>

namespace sonorant {

/// Where a run computes and from which generator it draws. Every draw of a model names `generator`, so that
/// two models side by side do not disturb each other; where LibTorch insists on its default generator (the
/// initialisation of layers), a DefaultGeneratorLoan lends it this run's state.
struct ExecutionContext {
    torch::Device device = torch::kCPU;
    torch::Generator
        generator; ///< a CPU generator; random numbers are drawn on the CPU and moved to the device

    /// A context with a fresh generator, as manual_seed(seed) leaves it.
    static ExecutionContext make(torch::Device device, std::uint64_t seed);
};

/// "auto", "cpu", "cuda", "cuda:N" -> device. @throws Error Configuration / Unsupported naming what is there
torch::Device parseDevice(const std::string& text);

/// While alive: LibTorch's default CPU generator carries the context's state, under a process-wide lock; the
/// state goes back to the context at the end and the default generator's own is restored.
class DefaultGeneratorLoan {
public:
    explicit DefaultGeneratorLoan(ExecutionContext& context);
    ~DefaultGeneratorLoan();
    DefaultGeneratorLoan(const DefaultGeneratorLoan&) = delete;
    DefaultGeneratorLoan& operator=(const DefaultGeneratorLoan&) = delete;

private:
    ExecutionContext& m_context;
    torch::Tensor m_ownState;
};

} // namespace sonorant
