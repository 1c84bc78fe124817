// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/checkpoint/canonical.h"

#include "core/checkpoint/storage_types.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <bit>

namespace sonorant {

namespace {

std::string hexOf(const std::string& bytes) {
    return QByteArray::fromStdString(bytes).toHex().toStdString();
}

/// Hash of the elements in C order.
std::string digest(const torch::Tensor& tensor) {
    const torch::Tensor plain = tensor.contiguous();
    const QByteArray bytes(static_cast<const char*>(plain.data_ptr()),
                           static_cast<qsizetype>(plain.nbytes()));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex().toStdString();
}

std::string shape(c10::IntArrayRef sizes) {
    return fmt::format("[{}]", fmt::join(sizes, ","));
}

std::string dictText(const CheckpointDict& dict) {
    std::string text = dict.isOrdered ? "o{" : "{";
    for (const CheckpointEntry& entry : dict.entries)
        text += fmt::format("{}:{}\n", canonical(entry.key), canonical(entry.value));
    text += '}';
    return text;
}

} // namespace

std::string canonical(const CheckpointValue& value) {
    if (value.isNone()) return "None";
    if (const auto* boolean = value.as<bool>()) return *boolean ? "True" : "False";
    if (const auto* integer = value.as<std::int64_t>()) return fmt::format("i{}", *integer);
    if (const auto* real = value.as<double>())
        return fmt::format("f{:016x}", std::bit_cast<std::uint64_t>(*real));
    if (const auto* text = value.as<std::string>()) return fmt::format("s{}", hexOf(*text));
    if (const auto* bytes = value.as<CheckpointBytes>()) return fmt::format("b{}", hexOf(bytes->bytes));
    if (const auto* tensor = value.as<torch::Tensor>())
        return fmt::format("t{}{}{}{}", typeNameOf(tensor->scalar_type()), shape(tensor->sizes()),
                           shape(tensor->strides()), digest(*tensor));
    if (const auto* numpy = value.as<NumpyValue>())
        return fmt::format("{}{}{}{}", numpy->isScalar ? "n" : "a", typeNameOf(numpy->values.scalar_type()),
                           shape(numpy->values.sizes()), digest(numpy->values));
    if (const auto* dict = value.as<CheckpointDict>()) return dictText(*dict);
    if (const auto* sequence = value.as<CheckpointSequence>()) {
        std::string text = sequence->isTuple ? "(" : "[";
        for (const CheckpointValue& item : sequence->items)
            text += fmt::format("{},", canonical(item));
        text += sequence->isTuple ? ')' : ']';
        return text;
    }
    return fmt::format("opaque {}", value.typeName());
}

std::string canonicalPython() {
    return R"(
import sys, struct, hashlib, collections, numpy, torch

def shape(s):
    return '[' + ','.join(str(int(n)) for n in s) + ']'

def tensor_bytes(t):
    t = t.detach().contiguous()
    if t.dtype == torch.bfloat16:
        t = t.view(torch.int16)
    return t.numpy().tobytes()

def canonical(x):
    kind = type(x)
    if x is None or kind is bool:
        return str(x)
    if kind is int:
        return 'i%d' % x
    if kind is float:
        return 'f' + struct.pack('>d', x).hex()
    if kind is str:
        return 's' + x.encode().hex()
    if kind is bytes:
        return 'b' + x.hex()
    if kind in (torch.Tensor, torch.nn.Parameter):
        return 't' + str(x.dtype)[6:] + shape(x.shape) + shape(x.stride()) + hashlib.md5(tensor_bytes(x)).hexdigest()
    if kind is numpy.ndarray or isinstance(x, numpy.generic):
        return ('a' if kind is numpy.ndarray else 'n') + x.dtype.name + shape(x.shape) \
            + hashlib.md5(x.tobytes()).hexdigest()
    if kind in (dict, collections.OrderedDict):
        return ('{' if kind is dict else 'o{') + ''.join(canonical(k) + ':' + canonical(v) + '\n' for k, v in x.items()) + '}'
    if kind is tuple:
        return '(' + ''.join(canonical(i) + ',' for i in x) + ')'
    if kind is list:
        return '[' + ''.join(canonical(i) + ',' for i in x) + ']'
    raise TypeError(kind)
)";
}

} // namespace sonorant
