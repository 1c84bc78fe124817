// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/plain_convert.h"

#include "core/base/error.h"

#include <fmt/format.h>

namespace sonorant {

namespace {

/// A number of numpy or a tensor of one element.
PlainValue numberFrom(const torch::Tensor& tensor) {
    if (tensor.scalar_type() == torch::kBool) return tensor.item<bool>();
    if (c10::isIntegralType(tensor.scalar_type(), false)) return tensor.item<std::int64_t>();
    return tensor.item<double>();
}

} // namespace

PlainValue plainValueFrom(const CheckpointValue& value, const std::string& what) {
    if (value.isNone()) return {};
    if (const auto* boolean = value.as<bool>()) return *boolean;
    if (const auto* integer = value.as<std::int64_t>()) return *integer;
    if (const auto* real = value.as<double>()) return *real;
    if (const auto* text = value.as<std::string>()) return *text;
    if (const auto* sequence = value.as<CheckpointSequence>()) {
        PlainValue::List list;
        list.tuple = sequence->isTuple;
        for (const CheckpointValue& item : sequence->items)
            list.items.push_back(plainValueFrom(item, what));
        return list;
    }
    torch::Tensor tensor;
    if (const auto* numpy = value.as<NumpyValue>()) tensor = numpy->values;
    if (const auto* plain = value.as<torch::Tensor>()) tensor = *plain;
    if (tensor.defined() && tensor.numel() == 1 && !tensor.is_complex()) return numberFrom(tensor);
    throw Error(ErrorKind::Malformed,
                fmt::format("expected a plain value as \"{}\", found {}", what, value.typeName()));
}

PlainDict plainDictFrom(const CheckpointDict& dict, const std::string& what) {
    PlainDict plain;
    for (const CheckpointEntry& entry : dict.entries) {
        const std::string& key = entry.key.toText(what);
        plain.items.emplace_back(key, plainValueFrom(entry.value, what + "." + key));
    }
    return plain;
}

CheckpointValue toCheckpointValue(const PlainValue& value) {
    if (const auto* boolean = std::get_if<bool>(&value.data)) return *boolean;
    if (const auto* integer = std::get_if<std::int64_t>(&value.data)) return *integer;
    if (const auto* real = std::get_if<double>(&value.data)) return *real;
    if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
    if (const auto* list = std::get_if<PlainValue::List>(&value.data)) {
        CheckpointSequence sequence;
        sequence.isTuple = list->tuple;
        for (const PlainValue& item : list->items)
            sequence.items.push_back(toCheckpointValue(item));
        return sequence;
    }
    return {};
}

CheckpointDict toCheckpointDict(const PlainDict& plain) {
    CheckpointDict dict;
    for (const auto& [key, value] : plain.items)
        dict.entries.push_back({CheckpointValue(key), toCheckpointValue(value)});
    return dict;
}

} // namespace sonorant
