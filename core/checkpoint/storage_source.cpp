// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/storage_source.h"

#include "core/base/error.h"
#include "core/checkpoint/storage_types.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace sonorant {

namespace {

[[noreturn]] void brokenReference(const std::string& context) {
    throw Error(ErrorKind::Malformed, "a tensor's storage is not named as PyTorch names it", context);
}

const PickleNode& itemOf(const PickleTree& tree, const PickleNode& tuple, std::size_t index, PickleKind kind,
                         const std::string& context) {
    if (index >= tuple.items.size() || tree.at(tuple.items[index]).kind != kind) brokenReference(context);
    return tree.at(tuple.items[index]);
}

} // namespace

std::optional<std::int64_t> elementCount(const std::vector<std::int64_t>& shape, std::int64_t most) {
    if (std::find(shape.begin(), shape.end(), 0) != shape.end()) return 0;
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        if (count > most / size) return std::nullopt;
        count *= size;
    }
    return count;
}

torch::Tensor tensorFromBytes(std::string_view bytes, torch::ScalarType type, std::int64_t elements,
                              const std::string& context) {
    const std::uint64_t itemBytes = c10::elementSize(type);
    // By division: a hostile count must not overflow.
    if (elements < 0 || bytes.size() % itemBytes != 0 ||
        bytes.size() / itemBytes != static_cast<std::uint64_t>(elements))
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected {} values of type {}, found {} bytes", elements, typeNameOf(type),
                                bytes.size()),
                    context, "the file may be damaged");
    torch::Tensor tensor = torch::empty({elements}, torch::dtype(type));
    auto* const target = static_cast<char*>(tensor.data_ptr());
    if (type == torch::kBool) // any other pattern in a bool is undefined behaviour
        for (std::size_t i = 0; i < bytes.size(); ++i)
            target[i] = bytes[i] == 0 ? 0 : 1;
    else if (!bytes.empty())
        std::memcpy(target, bytes.data(), bytes.size());
    return tensor;
}

StorageView resolveStorage(const PickleTree& tree, PickleId persistent, StorageSource& source,
                           const std::string& context) {
    const PickleNode& node = tree.at(persistent);
    if (node.kind != PickleKind::PersistentId) brokenReference(context);
    const PickleNode& id = tree.at(node.items.at(0));
    if (id.kind != PickleKind::Tuple || (id.items.size() != 5 && id.items.size() != 6))
        brokenReference(context);
    const PickleNode& type = itemOf(tree, id, 1, PickleKind::Global, context);
    const std::string& key = itemOf(tree, id, 2, PickleKind::String, context).text;
    const std::int64_t elements = itemOf(tree, id, 4, PickleKind::Int, context).integer;
    if (itemOf(tree, id, 0, PickleKind::String, context).text != "storage") brokenReference(context);
    const bool fromTorch =
        type.text == "torch" || type.text == "torch.cuda"; // old files name torch.cuda's classes
    const std::optional<torch::ScalarType> scalar = fromTorch ? typeOfStorageClass(type.name) : std::nullopt;
    if (!scalar)
        throw Error(ErrorKind::Unsupported,
                    fmt::format("tensors of the storage {}.{} cannot be read", type.text, type.name),
                    context);
    StorageView view{source.storage(key, *scalar, elements), 0, elements};
    // Legacy files: a stretch of another storage, (key, offset, elements).
    if (id.items.size() == 6 && tree.at(id.items[5]).kind != PickleKind::None) {
        const PickleNode& part = itemOf(tree, id, 5, PickleKind::Tuple, context);
        view.offset = itemOf(tree, part, 1, PickleKind::Int, context).integer;
        view.size = itemOf(tree, part, 2, PickleKind::Int, context).integer;
        if (view.offset < 0 || view.size < 0 || view.offset > elements || view.size > elements - view.offset)
            throw Error(ErrorKind::Malformed, "a part of a storage lies outside of it", context);
    }
    return view;
}

torch::Tensor ZipStorages::storage(const std::string& key, torch::ScalarType type, std::int64_t elements) {
    if (const auto known = m_known.find(key); known != m_known.end()) {
        if (known->second.scalar_type() != type || known->second.numel() != elements)
            throw Error(ErrorKind::Malformed,
                        fmt::format("storage \"{}\" is named with two types or sizes", key), m_context);
        return known->second;
    }
    const ZipEntry* const entry = m_zip.find(m_folder + key);
    if (!entry)
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected the storage \"{}{}\", found none", m_folder, key), m_context,
                    "the file may be damaged");
    const std::string where = fmt::format("{}, storage \"{}\"", m_context, key);
    torch::Tensor flat;
    if (entry->method == 0) {
        flat = tensorFromBytes(m_zip.view(*entry), type, elements, where);
    } else { // PyTorch itself does not compress: what unpacks to a thousand times its size is bounded
        const std::string content = m_zip.read(*entry, m_unpackable);
        m_unpackable -= content.size();
        flat = tensorFromBytes(content, type, elements, where);
    }
    m_known.emplace(key, flat);
    return flat;
}

} // namespace sonorant
