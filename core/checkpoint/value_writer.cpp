// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/value_writer.h"

#include "core/base/error.h"
#include "core/checkpoint/storage_types.h"
#include "core/io/pickle_writer.h"

#include <fmt/format.h>

namespace sonorant {

std::string ValueWriter::pickle(const CheckpointValue& value) {
    return writePickle(m_tree, node(value));
}

PickleId ValueWriter::node(const CheckpointValue& value) {
    if (value.isNone()) return m_tree.none();
    if (const auto* boolean = value.as<bool>()) return m_tree.boolean(*boolean);
    if (const auto* integer = value.as<std::int64_t>()) return m_tree.integer(*integer);
    if (const auto* real = value.as<double>()) return m_tree.real(*real);
    if (const auto* text = value.as<std::string>()) return m_tree.string(*text);
    if (const auto* bytes = value.as<CheckpointBytes>()) return m_tree.bytes(bytes->bytes);
    if (const auto* tensor = value.as<torch::Tensor>()) return tensorNode(*tensor);
    if (const auto* numpy = value.as<NumpyValue>()) return numpyNode(*numpy);
    if (const auto* dict = value.as<CheckpointDict>()) return dictNode(*dict);
    if (const auto* sequence = value.as<CheckpointSequence>()) {
        std::vector<PickleId> items;
        items.reserve(sequence->items.size());
        for (const CheckpointValue& item : sequence->items)
            items.push_back(node(item));
        return m_tree.sequence(sequence->isTuple ? PickleKind::Tuple : PickleKind::List, std::move(items));
    }
    throw Error(ErrorKind::Unsupported, fmt::format("{} cannot be written", value.typeName()));
}

PickleId ValueWriter::dictNode(const CheckpointDict& dict) {
    std::vector<PickleId> entries;
    entries.reserve(dict.entries.size() * 2);
    for (const CheckpointEntry& entry : dict.entries) {
        entries.push_back(node(entry.key));
        entries.push_back(node(entry.value));
    }
    if (!dict.isOrdered) return m_tree.dict(std::move(entries));
    const PickleId id = orderedDict();
    m_tree.at(id).entries = std::move(entries);
    if (!dict.attributes.empty()) {
        const PickleId state = node(dict.attributes.front()); // before at(): a new node moves the others
        m_tree.at(id).state = state;
    }
    return id;
}

PickleId ValueWriter::integers(c10::IntArrayRef values) {
    std::vector<PickleId> items;
    for (const std::int64_t value : values)
        items.push_back(m_tree.integer(value));
    return m_tree.tuple(std::move(items));
}

std::size_t ValueWriter::storageIndex(const torch::Tensor& tensor) {
    const auto key = std::make_pair(static_cast<const void*>(tensor.storage().unsafeGetStorageImpl()),
                                    tensor.scalar_type());
    if (const auto known = m_known.find(key); known != m_known.end()) return known->second;
    const auto elements = static_cast<std::int64_t>(tensor.storage().nbytes() / tensor.element_size());
    torch::Tensor flat = tensor.detach().as_strided({elements}, {1}, 0);
    m_kept.push_back(tensor);
    m_storages.push_back(flat.device().is_cpu() ? flat : flat.cpu());
    m_known.emplace(key, m_storages.size() - 1);
    return m_storages.size() - 1;
}

PickleId ValueWriter::tensorNode(const torch::Tensor& tensor) {
    if (!tensor.defined() || tensor.layout() != torch::kStrided || tensor.is_quantized())
        throw Error(ErrorKind::Unsupported, "only dense tensors can be written");
    const torch::NoGradGuard noGrad;
    const std::string storageClass = storageClassOf(tensor.scalar_type());
    const torch::Tensor plain = tensor.detach().resolve_conj().resolve_neg();
    const std::size_t index = storageIndex(plain);
    const PickleId storage = m_tree.persistent(m_tree.tuple(
        {m_tree.string("storage"), m_tree.global("torch", storageClass), m_tree.string(std::to_string(index)),
         m_tree.string("cpu"), m_tree.integer(m_storages[index].numel())}));
    return m_tree.call(m_tree.global("torch._utils", "_rebuild_tensor_v2"),
                       {storage, m_tree.integer(plain.storage_offset()), integers(plain.sizes()),
                        integers(plain.strides()), m_tree.boolean(false), orderedDict()});
}

/// As numpy.dtype.__reduce__: dtype(code, align, copy) with the state (3, byte order, ..., -1, -1, 0).
PickleId ValueWriter::numpyTypeNode(torch::ScalarType type) {
    if (const auto known = m_numpyTypes.find(type); known != m_numpyTypes.end()) return known->second;
    const PickleId id =
        m_tree.call(m_tree.global("numpy", "dtype"),
                    {m_tree.string(numpyCodeOf(type)), m_tree.boolean(false), m_tree.boolean(true)});
    const PickleId none = m_tree.none(), minusOne = m_tree.integer(-1);
    const PickleId state =
        m_tree.tuple({m_tree.integer(3), m_tree.string(c10::elementSize(type) > 1 ? "<" : "|"), none, none,
                      none, minusOne, minusOne, m_tree.integer(0)});
    m_tree.at(id).state = state;
    m_numpyTypes.emplace(type, id);
    return id;
}

PickleId ValueWriter::numpyNode(const NumpyValue& value) {
    if (!value.values.defined()) throw Error(ErrorKind::Internal, "a numpy value without contents");
    const torch::Tensor values = value.values.detach().cpu().contiguous();
    const PickleId type = numpyTypeNode(values.scalar_type());
    const PickleId bytes = m_tree.bytes(
        std::string(static_cast<const char*>(values.data_ptr()), static_cast<std::size_t>(values.nbytes())));
    if (value.isScalar) {
        if (values.numel() != 1) throw Error(ErrorKind::Internal, "a numpy number must have one value");
        return m_tree.call(m_tree.global("numpy.core.multiarray", "scalar"), {type, bytes});
    }
    const PickleId id = m_tree.call(
        m_tree.global("numpy.core.multiarray", "_reconstruct"),
        {m_tree.global("numpy", "ndarray"), m_tree.tuple({m_tree.integer(0)}), m_tree.bytes("b")});
    const PickleId state =
        m_tree.tuple({m_tree.integer(1), integers(values.sizes()), type, m_tree.boolean(false), bytes});
    m_tree.at(id).state = state;
    return id;
}

} // namespace sonorant
