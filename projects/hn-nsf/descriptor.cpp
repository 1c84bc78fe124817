// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/model_descriptor.h"

#include <utility>

namespace sonorant::projects::hn_nsf {

namespace {

Option option(OptionType type, std::string key, Value standard, double minimum, double maximum,
              std::string group, std::string label, std::string help) {
    Option made;
    made.key = std::move(key);
    made.type = type;
    made.defaultValue = std::move(standard);
    made.minimum = minimum;
    made.maximum = maximum;
    made.group = std::move(group);
    made.label = std::move(label);
    made.help = std::move(help);
    return made;
}

std::vector<Option> sourceOptions() {
    const auto real = OptionType::Real;
    return {
        option(
            real, "sine_amp", 0.1, 0, 1, "Source", "Sine amplitude",
            "Amplitude of each sine of the harmonic source; the noise of unvoiced parts has a third of it."),
        option(real, "noise_std", 0.003, 0, 1, "Source", "Noise in voiced parts",
               "Standard deviation of the noise that is added to the sines where the voice is voiced."),
        option(OptionType::Integer, "harmonic_num", 7, 0, 256, "Source", "Overtones",
               "How many overtones of F0 the harmonic source holds beside the fundamental.")};
}

std::vector<Option> networkOptions() {
    const auto integer = OptionType::Integer;
    Option hidden = option(integer, "hidden_dim", 64, 4, 4096, "Network", "Hidden channels",
                           "Channels of the condition and of the filter's convolutions. Time and "
                           "memory grow with it, time nearly with its square.");
    Option lstm =
        option(integer, "blstm_dim", 64, 2, 4096, "Network", "LSTM units",
               "Units of the bidirectional LSTM of the condition module, both directions together.");
    hidden.multipleOf = 4; // a block narrows to a quarter of it before its output
    lstm.multipleOf = 2;   // half of them run in each direction
    Option kernel = option(integer, "cnn_kernel_size", 3, 2, 64, "Network", "Kernel size",
                           "Kernel size of the filter's dilated causal convolutions.");
    Option blocks =
        option(integer, "filter_block_num", 5, 1, 64, "Network", "Filter blocks",
               "Blocks that the harmonic source passes one after the other; the noise has one block.");
    Option layers =
        option(integer, "cnn_num_in_block", 10, 2, 20, "Network", "Convolutions per block",
               "Dilated convolutions in each block of the harmonic branch; the dilation doubles from one to "
               "the next. The block of the noise branch has half as many.");
    return {hidden, lstm, kernel, blocks, layers};
}

Option fastOption() {
    return option(
        OptionType::Boolean, "fast", true, 0, 1, "Computation", "Fast path",
        "Train and generate on the program's own kernels for the processor: several times faster, "
        "results equal up to rounding. Switch it off to follow the Python framework bit for bit. On a "
        "graphics card it changes nothing.");
}

Option bfloat16Option() {
    return option(
        OptionType::Boolean, "bfloat16", false, 0, 1, "Computation", "Generate in bfloat16",
        "Generate on matrix units with 8 bits of precision: faster, on processors that have them, at the "
        "price of a faint noise. Training is not touched.");
}

std::vector<ModelPreset> presets() {
    ModelPreset small{
        "small",
        "Small",
        "The sizes of the demo, about a tenth of the published computing: for trying things out on a "
        "processor.",
        1.0,
        {{"model.hidden_dim", 32},
         {"model.blstm_dim", 32},
         {"model.filter_block_num", 3},
         {"model.cnn_num_in_block", 7},
         {"training.lr", 3e-3}}};
    ModelPreset medium{
        "medium",
        "Medium",
        "About half of the published computing: for a processor with many cores, or a small GPU.",
        1.5,
        {{"model.hidden_dim", 48}, {"model.blstm_dim", 48}, {"model.filter_block_num", 4}}};
    ModelPreset published{
        "published", "Published", "The sizes of the publication: for a GPU and hours of speech.", 3.0, {}};
    return {small, medium, published};
}

} // namespace

ModelDescriptor descriptor() {
    ModelDescriptor model;
    model.id = "hn-nsf";
    model.displayName = "Harmonic-plus-noise NSF";
    model.summary =
        "Neural source-filter vocoder: sines at F0 and noise, shaped by dilated convolutions that follow "
        "the mel spectrogram.";
    model.reference =
        "Wang, Takaki, Yamagishi: Neural Source-Filter Waveform Models for Statistical Parametric Speech "
        "Synthesis, TASLP 28, 2020, doi 10.1109/TASLP.2019.2956145";
    model.options = sourceOptions();
    for (Option& each : networkOptions())
        model.options.push_back(std::move(each));
    model.options.push_back(fastOption());
    model.options.push_back(bfloat16Option());
    model.presets = presets();
    return model;
}

} // namespace sonorant::projects::hn_nsf
