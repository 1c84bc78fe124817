// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/model_descriptor.h"

namespace sonorant::projects::frame_template {

/// What is known of the model without LibTorch. Copy this folder to start a model of your own.
ModelDescriptor descriptor() {
    ModelDescriptor model;
    model.id = "frame-template";
    model.displayName = "Frame-by-frame template";
    model.summary = "One hidden layer from each input frame to the output: the pattern for new models.";

    Option hidden;
    hidden.key = "hidden_dim";
    hidden.type = OptionType::Integer;
    hidden.defaultValue = 32;
    hidden.label = "Hidden units";
    hidden.help = "Width of the hidden layer.";
    hidden.minimum = 1;
    hidden.maximum = 65536;
    model.options = {hidden};
    return model;
}

} // namespace sonorant::projects::frame_template
