// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/certify/reference_shapes.h"

#include "core/base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sonorant {

namespace {

struct Shapes {
    std::int64_t inputDim, outputDim, factor;
};

Shapes shapesOf(const RecordedCall& whole, const std::string& context) {
    const auto refuse = [&](const std::string& found) {
        throw Error(
            ErrorKind::Mismatch,
            "expected the model to take [batch, frames, dimensions] and to give a whole number of steps for "
            "each frame, found " +
                found,
            context, "name the project (--project), or set data.input_dims, input_reso and output_dims");
    };
    if (whole.inputs.empty() || whole.outputs.empty()) refuse("no tensors");
    const auto input = whole.inputs[0].sizes(), output = whole.outputs[0].sizes();
    const bool known = input.size() == 3 && (output.size() == 2 || output.size() == 3) && input[1] > 0 &&
                       output[1] >= input[1] && output[1] % input[1] == 0;
    if (!known) refuse(fmt::format("[{}] and [{}]", fmt::join(input, ", "), fmt::join(output, ", ")));
    return {input[2], output.size() == 3 ? output[2] : 1, output[1] / input[1]};
}

} // namespace

void fillShapes(DataConfig& data, const Reference& reference) {
    if (!data.inputDims.empty() && !data.outputDims.empty()) return;
    const std::string context = toUtf8(reference.file);
    const RecordedCall* const whole = reference.whole();
    if (!whole)
        throw Error(
            ErrorKind::Configuration,
            "the reference holds no call of the whole model, which would tell the dimensions of the data",
            context, "name the project (--project), or set data.input_dims, input_reso and output_dims");
    const Shapes shapes = shapesOf(*whole, context);
    if (data.inputDims.empty()) {
        data.inputDims = shapes.inputDim > 1 ? std::vector<std::int64_t>{shapes.inputDim - 1, 1}
                                             : std::vector<std::int64_t>{shapes.inputDim};
        data.inputReso.assign(data.inputDims.size(), shapes.factor);
        data.outputReso = {1};
    }
    if (data.outputDims.empty()) data.outputDims = {shapes.outputDim};
}

} // namespace sonorant
