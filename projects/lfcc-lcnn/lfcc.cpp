// SPDX-License-Identifier: GPL-3.0-or-later
#include "projects/lfcc-lcnn/lfcc.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <cmath>

namespace sonorant::projects::lfcc_lcnn {

namespace {

constexpr double preEmphasis = 0.97;
constexpr double floorPower = 0x1p-23; ///< the step of float32 at 1
constexpr double pi = 3.14159265358979323846;

/// Triangles over the transform's frequencies, their feet at the peaks of their neighbours. Frequencies count
/// from 0 to 1 at half the sampling rate, so that the bank is the same at any rate.
torch::Tensor filterBank(std::int64_t bins, std::int64_t filters) {
    torch::Tensor bank = torch::zeros({bins, filters}, torch::kFloat64);
    auto values = bank.accessor<double, 2>();
    const double step = 1.0 / static_cast<double>(filters + 1);
    for (std::int64_t bin = 0; bin < bins; ++bin) {
        const double place = static_cast<double>(bin) / static_cast<double>(bins - 1) / step; // in steps
        for (std::int64_t filter = 0; filter < filters; ++filter)
            values[bin][filter] = std::max(0.0, 1.0 - std::abs(place - static_cast<double>(filter + 1)));
    }
    return bank.to(torch::kFloat32);
}

torch::Tensor dctMatrix(std::int64_t size) {
    torch::Tensor matrix = torch::zeros({size, size}, torch::kFloat64);
    auto values = matrix.accessor<double, 2>();
    const auto count = static_cast<double>(size);
    for (std::int64_t n = 0; n < size; ++n)
        for (std::int64_t k = 0; k < size; ++k)
            values[n][k] = std::sqrt((k == 0 ? 1.0 : 2.0) / count) *
                           std::cos(pi / count * (static_cast<double>(n) + 0.5) * static_cast<double>(k));
    return matrix.to(torch::kFloat32);
}

/// Of the frames on both sides, [N, D].
torch::Tensor differences(const torch::Tensor& frames) {
    const std::int64_t count = frames.size(0);
    const torch::Tensor padded =
        torch::cat({frames.narrow(0, 0, 1), frames, frames.narrow(0, count - 1, 1)}, 0);
    return padded.narrow(0, 2, count) - padded.narrow(0, 0, count);
}

} // namespace

Lfcc::Lfcc(const LfccOptions& options) : m_options(options) {
    if (options.fftSize < options.frameLength)
        throw Error(ErrorKind::Configuration,
                    fmt::format("expected a transform of {} points or more, as long as a frame, found {}",
                                options.frameLength, options.fftSize),
                    "model.fft_size", "make it larger, or model.frame_length smaller");
    m_window = torch::hamming_window(options.frameLength, /*periodic=*/true);
    m_bank = filterBank(options.fftSize / 2 + 1, options.filters);
    if (m_bank.amax(0).min().item<float>() <= 0)
        throw Error(ErrorKind::Configuration,
                    fmt::format("{} filters are too many for a transform of {} points: some hold none of its "
                                "frequencies",
                                options.filters, options.fftSize),
                    "model.filter_num", "take fewer filters, or a larger model.fft_size");
    m_dct = dctMatrix(options.filters);
}

torch::Tensor Lfcc::compute(const torch::Tensor& waveform) const {
    torch::Tensor signal = waveform.clone();
    const std::int64_t length = signal.size(0);
    signal.narrow(0, 1, length - 1).sub_(waveform.narrow(0, 0, length - 1), preEmphasis);
    const torch::Tensor spectrum =
        torch::stft(signal.unsqueeze(0), m_options.fftSize, m_options.frameShift, m_options.frameLength,
                    m_window.to(signal.device()), /*center=*/true, "constant",
                    /*normalized=*/false, /*onesided=*/true, /*return_complex=*/true)
            .squeeze(0);
    const torch::Tensor power = torch::view_as_real(spectrum).square().sum(-1).transpose(0, 1);
    const torch::Tensor bands = torch::log10(torch::matmul(power, m_bank.to(signal.device())) + floorPower);
    const torch::Tensor cepstra = torch::matmul(bands, m_dct.to(signal.device()));
    const torch::Tensor first = differences(cepstra);
    return torch::cat({cepstra, first, differences(first)}, 1);
}

} // namespace sonorant::projects::lfcc_lcnn
