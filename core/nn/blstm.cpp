// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/blstm.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <tuple>

namespace sonorant {

BLstmImpl::BLstmImpl(std::int64_t inputDim, std::int64_t outputDim) {
    if (outputDim < 2 || outputDim % 2 != 0)
        throw Error(ErrorKind::Configuration,
                    fmt::format("a bidirectional LSTM needs an even size, but {} was asked for", outputDim),
                    "blstm_dim", "choose an even number, e.g. 64");
    m_lstm = register_module(
        "l_blstm", torch::nn::LSTM(torch::nn::LSTMOptions(inputDim, outputDim / 2).bidirectional(true)));
}

torch::Tensor BLstmImpl::forward(const torch::Tensor& features) {
    const torch::Tensor timeFirst = features.permute({1, 0, 2});
    return std::get<0>(m_lstm->forward(timeFirst)).permute({1, 0, 2});
}

} // namespace sonorant
