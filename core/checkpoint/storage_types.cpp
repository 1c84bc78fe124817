// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/storage_types.h"

#include "core/base/error.h"

#include <fmt/format.h>

namespace sonorant {

namespace {

struct TypeNames {
    torch::ScalarType type;
    const char* storage; ///< torch.<storage>
    const char* numpy;   ///< "" where numpy has none
    const char* name;
};

constexpr TypeNames allTypes[] = {
    {torch::kFloat32, "FloatStorage", "f4", "float32"},
    {torch::kFloat64, "DoubleStorage", "f8", "float64"},
    {torch::kFloat16, "HalfStorage", "f2", "float16"},
    {torch::kBFloat16, "BFloat16Storage", "", "bfloat16"},
    {torch::kInt64, "LongStorage", "i8", "int64"},
    {torch::kInt32, "IntStorage", "i4", "int32"},
    {torch::kInt16, "ShortStorage", "i2", "int16"},
    {torch::kInt8, "CharStorage", "i1", "int8"},
    {torch::kUInt8, "ByteStorage", "u1", "uint8"},
    {torch::kBool, "BoolStorage", "b1", "bool"},
    {c10::ScalarType::ComplexFloat, "ComplexFloatStorage", "c8", "complex64"},
    {c10::ScalarType::ComplexDouble, "ComplexDoubleStorage", "c16", "complex128"},
};

const TypeNames* findType(torch::ScalarType type) {
    for (const TypeNames& names : allTypes)
        if (names.type == type) return &names;
    return nullptr;
}

} // namespace

std::optional<torch::ScalarType> typeOfStorageClass(std::string_view className) {
    for (const TypeNames& names : allTypes)
        if (className == names.storage) return names.type;
    return std::nullopt;
}

std::string storageClassOf(torch::ScalarType type) {
    if (const TypeNames* const names = findType(type)) return names->storage;
    throw Error(ErrorKind::Unsupported,
                fmt::format("tensors of type {} cannot be written", c10::toString(type)));
}

std::optional<torch::ScalarType> typeOfNumpyCode(std::string_view code) {
    if (code == "?") return torch::kBool;
    for (const TypeNames& names : allTypes)
        if (!code.empty() && code == names.numpy) return names.type;
    return std::nullopt;
}

std::string numpyCodeOf(torch::ScalarType type) {
    const TypeNames* const names = findType(type);
    if (names && names->numpy[0] != '\0') return names->numpy;
    throw Error(ErrorKind::Unsupported,
                fmt::format("values of type {} cannot be written for numpy", c10::toString(type)));
}

std::string typeNameOf(torch::ScalarType type) {
    const TypeNames* const names = findType(type);
    return names ? names->name : c10::toString(type);
}

} // namespace sonorant
