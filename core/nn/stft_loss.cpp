// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/stft_loss.h"

#include "core/base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sonorant {

namespace {
constexpr double kFloor = 1e-5; ///< within the logarithm
}

MultiResolutionStftLoss::MultiResolutionStftLoss(std::vector<StftResolution> resolutions)
    : m_resolutions(std::move(resolutions)) {}

torch::Tensor MultiResolutionStftLoss::logSpectrum(const torch::Tensor& signal, const StftResolution& r) {
    const torch::Tensor window =
        torch::hann_window(r.frame, /*periodic=*/true, signal.options().requires_grad(false));
    const torch::Tensor spectrum =
        torch::stft(signal, r.fft, r.hop, r.frame, window, /*center=*/true, "constant",
                    /*normalized=*/false, /*onesided=*/true, /*return_complex=*/true);
    // The norm, squared: not the same bits as the sum of the squares.
    return torch::log(torch::norm(torch::view_as_real(spectrum), 2, -1).pow(2) + kFloor);
}

torch::Tensor MultiResolutionStftLoss::compute(const torch::Tensor& output, const torch::Tensor& target) {
    if (output.dim() != 2 || output.sizes() != target.sizes() || output.size(1) == 0)
        throw Error(
            ErrorKind::Mismatch,
            fmt::format("the spectral loss needs output and target of the same shape [batch, time], but "
                        "they are [{}] and [{}]",
                        fmt::join(output.sizes(), ", "), fmt::join(target.sizes(), ", ")),
            "loss", "check that input_reso is the number of samples per frame of the features");
    torch::Tensor sum;
    for (const StftResolution& resolution : m_resolutions) {
        const torch::Tensor value =
            torch::mse_loss(logSpectrum(output, resolution), logSpectrum(target, resolution));
        sum = sum.defined() ? sum + value : value;
    }
    return sum;
}

std::vector<StftResolution> hnNsfResolutions(double samplingRate) {
    const auto scaled = [&](double samples) {
        return std::max<std::int64_t>(2, 2 * std::llround(samples * samplingRate / 16000 / 2));
    };
    std::vector<StftResolution> resolutions;
    for (const auto& [hop, frame, fft] : {StftResolution{80, 320, 512}, {40, 80, 128}, {640, 1920, 2048}})
        resolutions.push_back({scaled(double(hop)), scaled(double(frame)), scaled(double(fft))});
    return resolutions;
}

} // namespace sonorant
