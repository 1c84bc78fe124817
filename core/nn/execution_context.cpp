// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/execution_context.h"

#include "core/base/error.h"

#include <ATen/CPUGeneratorImpl.h>
#include <fmt/format.h>

#include <mutex>

namespace sonorant {

namespace {
std::mutex g_loanMutex;
}

ExecutionContext ExecutionContext::make(torch::Device device, std::uint64_t seed) {
    return {device, at::detail::createCPUGenerator(seed)};
}

torch::Device parseDevice(const std::string& text) {
    const auto gpus = torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
    if (text == "cpu") return torch::kCPU;
    if (text == "auto" || text.empty())
        return gpus > 0 ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
    if (text == "cuda" || text.rfind("cuda:", 0) == 0) {
        int index = 0;
        if (text.size() > 5) {
            const std::string number = text.substr(5);
            if (number.size() > 3 || number.find_first_not_of("0123456789") != std::string::npos)
                throw Error(ErrorKind::Configuration, fmt::format("'{}' is no device", text),
                            "training.device", "expected auto, cpu, cuda or cuda:N");
            index = std::stoi(number);
        }
        if (index >= gpus)
            throw Error(ErrorKind::Unsupported,
                        fmt::format("the device {} was asked for, but this LibTorch sees {} CUDA devices",
                                    text, gpus),
                        "training.device", "choose auto or cpu");
        return torch::Device(torch::kCUDA, static_cast<torch::DeviceIndex>(index));
    }
    throw Error(ErrorKind::Configuration, fmt::format("'{}' is no device", text), "training.device",
                "expected auto, cpu, cuda or cuda:N");
}

DefaultGeneratorLoan::DefaultGeneratorLoan(ExecutionContext& context) : m_context(context) {
    g_loanMutex.lock();
    m_ownState = at::detail::getDefaultCPUGenerator().get_state();
    torch::Generator standard = at::detail::getDefaultCPUGenerator(); // a handle: const as returned
    standard.set_state(context.generator.get_state());
}

DefaultGeneratorLoan::~DefaultGeneratorLoan() {
    torch::Generator standard = at::detail::getDefaultCPUGenerator();
    m_context.generator.set_state(standard.get_state());
    standard.set_state(m_ownState);
    g_loanMutex.unlock();
}

} // namespace sonorant
