// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/model_descriptor.h"

#include <utility>

namespace sonorant::projects::lfcc_lcnn {

namespace {

Option option(OptionType type, std::string key, Value standard, std::string group, std::string label,
              std::string help) {
    Option made;
    made.key = std::move(key);
    made.type = type;
    made.defaultValue = std::move(standard);
    made.group = std::move(group);
    made.label = std::move(label);
    made.help = std::move(help);
    return made;
}

Option number(std::string key, int standard, double minimum, double maximum, std::string group,
              std::string label, std::string help) {
    Option made = option(OptionType::Integer, std::move(key), Value(standard), std::move(group),
                         std::move(label), std::move(help));
    made.minimum = minimum;
    made.maximum = maximum;
    return made;
}

std::vector<Option> classOptions() {
    return {
        option(OptionType::File, "protocol", "protocol.txt", "Classes", "Protocol",
               "Text file with the class of each utterance: a line holds a name and a label, or the five "
               "columns of ASVspoof (speaker, name, two more, label). Needed for training only."),
        option(OptionType::TextList, "classes", ValueList{Value("bonafide"), Value("spoof")}, "Classes",
               "Classes",
               "The labels that the protocol may hold. Scores speak of the first: above 0 where it is more "
               "likely than all others together.")};
}

std::vector<Option> featureOptions() {
    Option length = number("frame_length", 320, 16, 65536, "Features", "Frame length",
                           "Length of the analysis window: 20 ms at 16 kHz.");
    Option shift = number("frame_shift", 160, 8, 65536, "Features", "Frame shift",
                          "From one frame to the next: 10 ms at 16 kHz.");
    Option fft = number("fft_size", 512, 16, 65536, "Features", "Fourier transform",
                        "Points of the Fourier transform, no fewer than the frame is long.");
    length.unit = shift.unit = fft.unit = "samples";
    return {length, shift, fft,
            number("filter_num", 20, 3, 512, "Features", "Filters",
                   "Triangular filters, evenly spaced up to half the sampling rate; as many cepstral "
                   "coefficients, with their first and second differences, are the features.")};
}

std::vector<Option> networkOptions() {
    Option dropout = option(OptionType::Real, "dropout", 0.3, "Network", "Dropout",
                            "Share of the values before the last layers that are left out at random in "
                            "training.");
    dropout.minimum = 0;
    dropout.maximum = 0.95;
    return {
        number("channels", 8, 1, 1024, "Network", "Channels",
               "Channels of the first convolution; the later ones have twice as many."),
        number("embedding_dim", 32, 1, 4096, "Network", "Embedding", "Size of the layer before the scores."),
        dropout};
}

} // namespace

ModelDescriptor descriptor() {
    ModelDescriptor model;
    model.id = "lfcc-lcnn";
    model.displayName = "LFCC light CNN classifier";
    model.summary =
        "Tells classes of utterances apart (natural from generated speech, say): a light "
        "convolutional network on linear-frequency cepstra, trained with labels from a text file.";
    model.reference =
        "Lavrentyeva et al.: STC Antispoofing Systems for the ASVspoof2019 Challenge, Interspeech 2019, "
        "doi 10.21437/Interspeech.2019-1768; Wang, Yamagishi: A Comparative Study on Recent Neural Spoofing "
        "Countermeasures for Synthetic Speech Detection, Interspeech 2021, doi 10.21437/Interspeech.2021-702";
    for (const auto& group : {classOptions(), featureOptions(), networkOptions()})
        model.options.insert(model.options.end(), group.begin(), group.end());
    model.wantsTargets = false;
    model.linesFile = "scores.txt";
    return model;
}

} // namespace sonorant::projects::lfcc_lcnn
