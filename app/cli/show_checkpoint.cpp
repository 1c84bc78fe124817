// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/show_checkpoint.h"

#include "app/cli/console.h"
#include "core/base/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace sonorant::cli {

namespace {

std::string shapeText(const std::vector<std::int64_t>& shape) {
    return fmt::format("[{}]", fmt::join(shape, ", "));
}

} // namespace

int showCheckpoint(const CheckpointSummary& summary) {
    fmt::print("{}\n", toUtf8(summary.file));
    fmt::print("kind: {}\n", summary.kind);
    for (const auto& [name, value] : summary.facts)
        fmt::print("{}: {}\n", name, value);
    if (!summary.info.empty()) fmt::print("\n{}\n", trimmed(summary.info));
    fmt::print("{}tensors: {}, {} values in all\n\n", summary.info.empty() ? "" : "\n",
               summary.tensors.size(), summary.parameterCount);
    std::size_t nameWidth = 4, shapeWidth = 5;
    for (const TensorSummary& tensor : summary.tensors) {
        nameWidth = std::max(nameWidth, tensor.name.size());
        shapeWidth = std::max(shapeWidth, shapeText(tensor.shape).size());
    }
    fmt::print("{:<{}}  {:<{}}  {:<8}  {:>11}  {:>11}  {:>11}  {:>11}\n", "name", nameWidth, "shape",
               shapeWidth, "type", "minimum", "mean", "maximum", "deviation");
    for (const TensorSummary& tensor : summary.tensors) {
        fmt::print("{:<{}}  {:<{}}  {:<8}  {:>11.4g}  {:>11.4g}  {:>11.4g}  {:>11.4g}", tensor.name,
                   nameWidth, shapeText(tensor.shape), shapeWidth, tensor.type, tensor.minimum, tensor.mean,
                   tensor.maximum, tensor.deviation);
        fmt::print("{}\n", tensor.nonFinite > 0 ? fmt::format("  {} not finite", tensor.nonFinite) : "");
    }
    return Done;
}

} // namespace sonorant::cli
