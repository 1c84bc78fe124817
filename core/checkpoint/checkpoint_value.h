// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/torch.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// What a checkpoint holds as plain values: Python's types, with the tensors made.
namespace sonorant {

struct CheckpointValue;
struct CheckpointEntry;

struct CheckpointBytes {
    std::string bytes;
};

/// A numpy array, or (shape []) a numpy scalar; the values as a tensor. Types: float16/32/64, int8/16/32/64,
/// uint8, bool, little-endian.
struct NumpyValue {
    torch::Tensor values;
    bool isScalar = false;
};

struct CheckpointSequence {
    std::vector<CheckpointValue> items;
    bool isTuple = false;
};

/// A dict or OrderedDict, its entries in order.
struct CheckpointDict {
    std::vector<CheckpointEntry> entries;
    bool isOrdered = false; ///< collections.OrderedDict
    /// The attributes of an OrderedDict (_metadata of a state dict): none or one value.
    std::vector<CheckpointValue> attributes;

    /// The value of a text key; nullptr when there is none.
    const CheckpointValue* find(std::string_view key) const;
    CheckpointValue* find(std::string_view key);
    /// @throws Error NotFound, naming the key and `context`
    const CheckpointValue& at(std::string_view key, const std::string& context = {}) const;
    /// Replaces the value of the key in its place, or adds it at the end.
    void set(std::string key, CheckpointValue value);
    bool empty() const { return entries.empty(); }
};

/// Something that only Python could make: shown, refused where a value is needed.
struct CheckpointOpaque {
    std::string description; ///< "argparse.Namespace(...)"
    /// What it was made of, as far as that can be told: attributes and items by their names, arguments by
    /// their numbers. A model saved as a whole has its tensors here.
    std::vector<CheckpointEntry> contents;
};

struct CheckpointValue
    : std::variant<std::monostate, bool, std::int64_t, double, std::string, CheckpointBytes, torch::Tensor,
                   NumpyValue, CheckpointSequence, CheckpointDict, CheckpointOpaque> {
    using Base =
        std::variant<std::monostate, bool, std::int64_t, double, std::string, CheckpointBytes, torch::Tensor,
                     NumpyValue, CheckpointSequence, CheckpointDict, CheckpointOpaque>;
    using Base::Base;
    CheckpointValue(const char* text) : Base(std::string(text)) {}
    CheckpointValue(int number) : Base(static_cast<std::int64_t>(number)) {}

    static CheckpointValue list(std::vector<CheckpointValue> items);
    static CheckpointValue tuple(std::vector<CheckpointValue> items);

    bool isNone() const { return std::holds_alternative<std::monostate>(*this); }
    template<typename T>
    const T* as() const {
        return std::get_if<T>(static_cast<const Base*>(this));
    }
    template<typename T>
    T* as() {
        return std::get_if<T>(static_cast<Base*>(this));
    }

    // As that type, for reading. @throws Error Mismatch naming `what`, the expected and the found type
    bool toBool(std::string_view what) const;
    std::int64_t
    toInteger(std::string_view what) const;     ///< also a bool, a whole float or a one-element tensor
    double toReal(std::string_view what) const; ///< also an integer, numpy scalar or one-element tensor
    const std::string& toText(std::string_view what) const;
    const torch::Tensor& toTensor(std::string_view what) const; ///< also the values of a numpy array
    const CheckpointSequence& toSequence(std::string_view what) const;
    const CheckpointDict& toDict(std::string_view what) const;
    const CheckpointDict* dictOrNone(std::string_view what) const; ///< nullptr for None

    /// The type for people: "tensor", "dict", "None", ...
    std::string typeName() const;
};

struct CheckpointEntry {
    CheckpointValue key;
    CheckpointValue value;
};

} // namespace sonorant
