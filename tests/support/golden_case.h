// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/nn/torch.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace sonorant::test {

/// A recorded case of tests/data/golden/layers: NAME.json describes the float32 tensors within NAME.bin.
class GoldenCase {
public:
    explicit GoldenCase(const std::string& name) {
        const Path folder = Path(SONORANT_TEST_DATA) / "golden" / "layers";
        m_description = nlohmann::json::parse(readFile(folder / (name + ".json")));
        m_bytes = readFile(folder / (name + ".bin"));
    }

    /// Names of the tensors with this role (parameter, input, output, gradient, ...), as recorded.
    std::vector<std::string> names(const std::string& role) const {
        std::vector<std::string> found;
        for (const auto& tensor : m_description.at("tensors"))
            if (tensor.at("role") == role) found.push_back(tensor.at("name"));
        return found;
    }

    torch::Tensor tensor(const std::string& name) const {
        for (const auto& entry : m_description.at("tensors"))
            if (entry.at("name") == name) return read(entry);
        throw std::runtime_error("no golden tensor " + name);
    }

    std::vector<torch::Tensor> tensors(const std::string& role) const {
        std::vector<torch::Tensor> found;
        for (const std::string& name : names(role))
            found.push_back(tensor(name));
        return found;
    }

    const nlohmann::json& value(const std::string& name) const { return m_description.at("values").at(name); }

private:
    torch::Tensor read(const nlohmann::json& entry) const {
        const torch::Tensor result = torch::empty(entry.at("shape").get<std::vector<std::int64_t>>());
        const auto offset = entry.at("offset").get<std::size_t>();
        const std::size_t size = result.nbytes();
        if (offset + size > m_bytes.size()) throw std::runtime_error("golden file too short");
        std::memcpy(result.data_ptr(), m_bytes.data() + offset, size);
        return result;
    }

    nlohmann::json m_description;
    std::string m_bytes;
};

/// max|a - b| / max|b|: how far `actual` is from `expected`; infinite when the shapes differ or NaN appears.
inline double relativeDifference(const torch::Tensor& actual, const torch::Tensor& expected) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (!actual.defined() || actual.sizes() != expected.sizes()) return infinite;
    const torch::Tensor a = actual.detach().to(torch::kFloat64);
    const torch::Tensor b = expected.detach().to(torch::kFloat64);
    if (!torch::isfinite(a).all().item<bool>()) return infinite;
    const double difference = (a - b).abs().max().item<double>();
    const double scale = b.abs().max().item<double>();
    return difference == 0 ? 0 : difference / scale;
}

/// The scalar from which the golden gradients come: sum of output * cos(k), k the flat row-major index.
inline torch::Tensor goldenLoss(const torch::Tensor& output) {
    const torch::Tensor k = torch::arange(output.numel(), torch::kFloat64);
    return (output * torch::cos(k).to(torch::kFloat32).view(output.sizes())).sum();
}

} // namespace sonorant::test
