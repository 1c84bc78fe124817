// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/checkpoint_value.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <cmath>

namespace sonorant {

const CheckpointValue* CheckpointDict::find(std::string_view key) const {
    for (const CheckpointEntry& entry : entries) {
        const std::string* const text = entry.key.as<std::string>();
        if (text && *text == key) return &entry.value;
    }
    return nullptr;
}

CheckpointValue* CheckpointDict::find(std::string_view key) {
    return const_cast<CheckpointValue*>(std::as_const(*this).find(key));
}

const CheckpointValue& CheckpointDict::at(std::string_view key, const std::string& context) const {
    if (const CheckpointValue* const value = find(key)) return *value;
    throw Error(ErrorKind::NotFound, fmt::format("expected the key \"{}\", found none", key), context,
                "this is another kind of checkpoint, or one of another version");
}

void CheckpointDict::set(std::string key, CheckpointValue value) {
    if (CheckpointValue* const there = find(key))
        *there = std::move(value);
    else
        entries.push_back({CheckpointValue(std::move(key)), std::move(value)});
}

CheckpointValue CheckpointValue::list(std::vector<CheckpointValue> items) {
    return CheckpointSequence{std::move(items), false};
}

CheckpointValue CheckpointValue::tuple(std::vector<CheckpointValue> items) {
    return CheckpointSequence{std::move(items), true};
}

namespace {

[[noreturn]] void wrongType(std::string_view what, const char* expected, const CheckpointValue& found) {
    throw Error(ErrorKind::Mismatch,
                fmt::format("expected \"{}\" as {}, found {}", what, expected, found.typeName()), {},
                "this is another kind of checkpoint, or one of another version");
}

/// The one element of a tensor or numpy value; nullptr-like undefined tensor when it has not exactly one.
torch::Tensor oneElement(const CheckpointValue& value) {
    torch::Tensor tensor;
    if (const auto* plain = value.as<torch::Tensor>()) tensor = *plain;
    if (const auto* numpy = value.as<NumpyValue>()) tensor = numpy->values;
    return tensor.defined() && tensor.numel() == 1 ? tensor : torch::Tensor();
}

} // namespace

bool CheckpointValue::toBool(std::string_view what) const {
    if (const bool* value = as<bool>()) return *value;
    const torch::Tensor one = oneElement(*this);
    if (one.defined() && one.scalar_type() == torch::kBool) return one.item<bool>();
    wrongType(what, "True or False", *this);
}

std::int64_t CheckpointValue::toInteger(std::string_view what) const {
    if (const auto* value = as<std::int64_t>()) return *value;
    if (const bool* value = as<bool>()) return *value ? 1 : 0;
    const torch::Tensor one = oneElement(*this);
    if (one.defined() && c10::isIntegralType(one.scalar_type(), true)) return one.item<std::int64_t>();
    const double* const real = as<double>();
    const double value = real                                       ? *real
                         : one.defined() && one.is_floating_point() ? one.item<double>()
                                                                    : std::nan("");
    constexpr double largestExact = 9007199254740992.0; // 2^53
    if (value == std::floor(value) && std::fabs(value) <= largestExact)
        return static_cast<std::int64_t>(value);
    wrongType(what, "a whole number", *this);
}

double CheckpointValue::toReal(std::string_view what) const {
    if (const double* value = as<double>()) return *value;
    if (const auto* value = as<std::int64_t>()) return static_cast<double>(*value);
    if (const bool* value = as<bool>()) return *value ? 1.0 : 0.0;
    const torch::Tensor one = oneElement(*this);
    if (one.defined() && !one.is_complex()) return one.item<double>();
    wrongType(what, "a number", *this);
}

const std::string& CheckpointValue::toText(std::string_view what) const {
    if (const auto* value = as<std::string>()) return *value;
    wrongType(what, "a text", *this);
}

const torch::Tensor& CheckpointValue::toTensor(std::string_view what) const {
    if (const auto* value = as<torch::Tensor>()) return *value;
    if (const auto* value = as<NumpyValue>()) return value->values;
    wrongType(what, "a tensor", *this);
}

const CheckpointSequence& CheckpointValue::toSequence(std::string_view what) const {
    if (const auto* value = as<CheckpointSequence>()) return *value;
    wrongType(what, "a list", *this);
}

const CheckpointDict& CheckpointValue::toDict(std::string_view what) const {
    if (const auto* value = as<CheckpointDict>()) return *value;
    wrongType(what, "a dict", *this);
}

const CheckpointDict* CheckpointValue::dictOrNone(std::string_view what) const {
    return isNone() ? nullptr : &toDict(what);
}

std::string CheckpointValue::typeName() const {
    if (const auto* opaque = as<CheckpointOpaque>()) return opaque->description;
    if (const auto* sequence = as<CheckpointSequence>()) return sequence->isTuple ? "a tuple" : "a list";
    if (const auto* numpy = as<NumpyValue>()) return numpy->isScalar ? "a numpy number" : "a numpy array";
    constexpr const char* names[] = {"None",   "True or False", "a whole number", "a number",
                                     "a text", "bytes",         "a tensor",       "",
                                     "",       "a dict"};
    return names[index()];
}

} // namespace sonorant
