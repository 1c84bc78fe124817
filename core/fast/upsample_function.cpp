// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/upsample_function.h"

#include "core/kernels/smooth_upsampling.h"

namespace sonorant {

namespace {

class UpsampleFunction : public torch::autograd::Function<UpsampleFunction> {
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& features,
                                 std::int64_t factor) {
        const torch::Tensor frames = features.contiguous();
        const std::int64_t batch = frames.size(0), count = frames.size(1), channels = frames.size(2);
        const kernels::SmoothUpsampling upsampling(factor, count);
        torch::Tensor result = torch::empty({batch, count * factor, channels});
        for (std::int64_t b = 0; b < batch; ++b)
            upsampling.spread(frames.data_ptr<float>() + b * count * channels, channels, 0,
                              upsampling.length(),
                              result.data_ptr<float>() + b * upsampling.length() * channels);
        context->saved_data["factor"] = factor;
        return result;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list gradients) {
        const std::int64_t factor = context->saved_data["factor"].toInt();
        const torch::Tensor steps = gradients[0].contiguous();
        const std::int64_t batch = steps.size(0), length = steps.size(1), channels = steps.size(2);
        const kernels::SmoothUpsampling upsampling(factor, length / factor);
        torch::Tensor frames = torch::empty({batch, length / factor, channels});
        for (std::int64_t b = 0; b < batch; ++b)
            upsampling.gather(steps.data_ptr<float>() + b * length * channels, channels,
                              frames.data_ptr<float>() + b * (length / factor) * channels);
        return {frames, torch::Tensor()};
    }
};

} // namespace

torch::Tensor fastUpsampleSmooth(const torch::Tensor& features, std::int64_t factor) {
    return UpsampleFunction::apply(features, factor);
}

} // namespace sonorant
