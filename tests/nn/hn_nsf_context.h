// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"

namespace sonorant::test {

/// hn-nsf of the published size for the demo corpus: 80 mel dimensions and F0 to a waveform of 16 kHz.
inline ModelContext publishedContext() {
    ModelContext context;
    context.options.name = "hn-nsf";
    context.options.values = {{"sine_amp", 0.1},      {"noise_std", 0.003},    {"hidden_dim", 64},
                              {"cnn_kernel_size", 3}, {"filter_block_num", 5}, {"cnn_num_in_block", 10},
                              {"harmonic_num", 7},    {"blstm_dim", 64}};
    context.data.inputDims = {80, 1};
    context.data.inputReso = {80, 80};
    context.data.outputDims = {1};
    context.data.outputReso = {1};
    context.data.wavSampRate = 16000;
    context.normalization = Normalization::identity(81, 1);
    return context;
}

/// The small one of the golden training runs.
inline ModelContext tinyContext() {
    ModelContext context = publishedContext();
    context.options.values["hidden_dim"] = 8;
    context.options.values["filter_block_num"] = 2;
    context.options.values["cnn_num_in_block"] = 4;
    context.options.values["harmonic_num"] = 3;
    context.options.values["blstm_dim"] = 16;
    return context;
}

} // namespace sonorant::test
