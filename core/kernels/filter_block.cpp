// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/filter_block.h"

#include <algorithm>
#include <cstring>

namespace sonorant::kernels {

namespace {

std::size_t words(std::int64_t count) {
    return static_cast<std::size_t>(count);
}

AlignedBuffer paddedCopy(const float* values, std::int64_t count, std::int64_t padded) {
    AlignedBuffer copy(words(padded));
    std::memcpy(copy.data(), values, words(count) * sizeof(float));
    return copy;
}

AlignedBuffer packed(const KernelSet& kernels, const WeightView& view) {
    AlignedBuffer buffer(view.packedWords());
    kernels.pack(view, buffer.data());
    return buffer;
}

WeightView forwardView(const FilterBlockShape& s, const float* weight) {
    return {weight, s.hidden, s.hidden, s.kernel, s.hidden * s.kernel, s.kernel, 1, 1};
}

/// Input and output change places.
WeightView backwardView(const FilterBlockShape& s, const float* weight) {
    return {weight, s.hidden, s.hidden, s.kernel, s.kernel, s.hidden * s.kernel, 1, 1};
}

} // namespace

std::int64_t FilterBlockShape::firstTap(std::int64_t i, std::int64_t length) const {
    const std::int64_t dilation = std::int64_t(1) << i;
    std::int64_t tap = 0;
    while (tap < kernel - 1 && (kernel - 1 - tap) * dilation >= length)
        ++tap;
    return tap;
}

std::int64_t FilterBlockShape::history(std::int64_t i, std::int64_t length) const {
    return (kernel - 1 - firstTap(i, length)) * (std::int64_t(1) << i);
}

PackedFilterBlock::PackedFilterBlock(const KernelSet& kernels, const FilterBlockShape& shape,
                                     const FilterBlockWeights& weights, Use use)
    : m_kernels(kernels), m_shape(shape), m_scale(weights.scale),
      m_expand(paddedCopy(weights.expand, shape.hidden, shape.channels())),
      m_project(paddedCopy(weights.project, shape.reduced, shape.reducedChannels())) {
    const std::int64_t hidden = shape.hidden, reduced = shape.reduced;
    m_reduce = packed(kernels, {weights.reduce, reduced, hidden, 1, hidden, 1, 0, weights.scale});
    for (const float* weight : weights.convolutions)
        m_convolutions.push_back(packed(kernels, forwardView(shape, weight)));
    if (use == Use::Forward) return;
    m_reduceBackward = packed(kernels, {weights.reduce, hidden, reduced, 1, 1, hidden, 0, weights.scale});
    for (const float* weight : weights.convolutions)
        m_convolutionsBackward.push_back(packed(kernels, backwardView(shape, weight)));
}

Convolution PackedFilterBlock::convolution(std::int64_t i, std::int64_t length) const {
    Convolution c;
    c.weights = m_convolutions[words(i)].data();
    c.outputs = c.inputs = m_shape.channels();
    c.taps = m_shape.kernel;
    c.firstTap = m_shape.firstTap(i, length);
    c.step = -(std::int64_t(1) << i);
    return c;
}

Convolution PackedFilterBlock::convolutionBackward(std::int64_t i, std::int64_t length) const {
    Convolution c = convolution(i, length);
    c.weights = m_convolutionsBackward[words(i)].data();
    c.step = -c.step;
    return c;
}

Convolution PackedFilterBlock::reduction() const {
    Convolution c;
    c.weights = m_reduce.data();
    c.outputs = m_shape.reducedChannels();
    c.inputs = m_shape.channels();
    return c;
}

Convolution PackedFilterBlock::reductionBackward() const {
    Convolution c;
    c.weights = m_reduceBackward.data();
    c.outputs = m_shape.channels();
    c.inputs = m_shape.reducedChannels();
    return c;
}

TileScratch::TileScratch(const FilterBlockShape& shape, std::int64_t tile)
    : running(words(tile * shape.channels())), context(words(tile * shape.channels())),
      contextGradient(words(tile * shape.channels())), reduced(words(tile * shape.reducedChannels())),
      encoded(words(tile * shape.channels())), signal(words(tile + kChannelUnit)),
      result(words(tile + kChannelUnit)) {}

FilterBlockGradients::FilterBlockGradients(const FilterBlockShape& shape)
    : expand(words(shape.channels())), reduce(words(shape.reducedChannels() * shape.channels())),
      project(words(shape.reducedChannels())) {
    for (std::int64_t i = 0; i < shape.convolutions; ++i)
        convolutions.emplace_back(words(shape.kernel * shape.channels() * shape.channels()));
}

void FilterBlockGradients::add(const FilterBlockGradients& other) {
    const auto addTo = [](const AlignedBuffer& to, const AlignedBuffer& from) {
        for (std::size_t i = 0; i < to.size(); ++i)
            to.data()[i] += from.data()[i];
    };
    addTo(expand, other.expand);
    addTo(reduce, other.reduce);
    addTo(project, other.project);
    for (std::size_t i = 0; i < convolutions.size(); ++i)
        addTo(convolutions[i], other.convolutions[i]);
}

} // namespace sonorant::kernels
