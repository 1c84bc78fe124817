// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/value_reader.h"

#include "core/base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace sonorant {

void ValueReader::fail(const std::string& what) const {
    throw Error(ErrorKind::Malformed, what, m_context, "the file may be damaged");
}

CheckpointValue ValueReader::read(PickleId id) {
    const PickleNode& node = m_tree.at(id);
    switch (node.kind) {
    case PickleKind::None:
        return {};
    case PickleKind::Bool:
        return node.integer != 0;
    case PickleKind::Int:
        return node.integer;
    case PickleKind::Float:
        return node.real;
    case PickleKind::String:
        return node.text;
    case PickleKind::Bytes:
        return CheckpointBytes{node.text};
    case PickleKind::Tuple:
        return readSequence(node, true);
    case PickleKind::List:
        return readSequence(node, false);
    case PickleKind::Dict:
        return readDict(node.items);
    case PickleKind::Call:
        return readCall(id);
    default:
        return opaque(node);
    }
}

CheckpointValue ValueReader::readSequence(const PickleNode& node, bool isTuple) {
    CheckpointSequence sequence;
    sequence.isTuple = isTuple;
    sequence.items.reserve(node.items.size());
    for (const PickleId item : node.items)
        sequence.items.push_back(read(item));
    return sequence;
}

/// A key given twice keeps its place and takes the later value, as in Python.
CheckpointDict ValueReader::readDict(const std::vector<PickleId>& entries) {
    CheckpointDict dict;
    std::unordered_map<std::string, std::size_t> texts;
    std::unordered_map<std::int64_t, std::size_t> numbers;
    for (std::size_t i = 0; i + 1 < entries.size(); i += 2) {
        CheckpointEntry entry{read(entries[i]), read(entries[i + 1])};
        const std::size_t end = dict.entries.size();
        std::size_t place = end;
        if (const auto* text = entry.key.as<std::string>()) place = texts.emplace(*text, end).first->second;
        if (const auto* number = entry.key.as<std::int64_t>())
            place = numbers.emplace(*number, end).first->second;
        if (place == end)
            dict.entries.push_back(std::move(entry));
        else
            dict.entries[place].value = std::move(entry.value);
    }
    return dict;
}

namespace {

bool isNumpyGlobal(const PickleNode& node, std::string_view name) {
    return node.isGlobal("numpy.core.multiarray", name) || node.isGlobal("numpy._core.multiarray", name);
}

bool isBuiltin(const PickleNode& node, std::string_view name) {
    return node.isGlobal("__builtin__", name) || node.isGlobal("builtins", name);
}

} // namespace

CheckpointValue ValueReader::readCall(PickleId id) {
    const PickleNode& node = m_tree.at(id);
    const PickleNode& callable = m_tree.at(node.items.at(0));
    const PickleNode& arguments = m_tree.at(node.items.at(1));
    if (callable.isGlobal("torch._utils", "_rebuild_tensor_v2") ||
        callable.isGlobal("torch._utils", "_rebuild_tensor"))
        return readTensor(arguments);
    if (callable.isGlobal("torch._utils", "_rebuild_parameter") ||
        callable.isGlobal("torch._utils", "_rebuild_parameter_with_state")) {
        argument(arguments, 0);
        CheckpointValue data = read(arguments.items[0]);
        if (!data.as<torch::Tensor>()) fail("expected a tensor inside a parameter");
        return data;
    }
    if (callable.isGlobal("collections", "OrderedDict")) return readOrderedDict(node);
    if (isNumpyGlobal(callable, "_reconstruct")) return readNumpyArray(node);
    if (callable.isGlobal("numpy.core.numeric", "_frombuffer") ||
        callable.isGlobal("numpy._core.numeric", "_frombuffer"))
        return readNumpyBuffer(arguments);
    if (isNumpyGlobal(callable, "scalar")) return readNumpyScalar(arguments);
    if (callable.isGlobal("_codecs", "encode") || isBuiltin(callable, "bytes")) {
        if (std::optional<std::string> bytes = rawBytes(id)) return CheckpointBytes{std::move(*bytes)};
    }
    if (callable.isGlobal("torch", "Size") && arguments.items.size() == 1 &&
        m_tree.at(arguments.items[0]).kind == PickleKind::Tuple)
        return read(arguments.items[0]);
    return opaque(node);
}

CheckpointValue ValueReader::readOrderedDict(const PickleNode& node) {
    const PickleNode& arguments = m_tree.at(node.items.at(1));
    std::vector<PickleId> entries;
    if (!arguments.items.empty()) { // OrderedDict([[key, value], ...]), as Python 2 wrote it
        const PickleNode& pairs = m_tree.at(arguments.items[0]);
        if (pairs.kind != PickleKind::List && pairs.kind != PickleKind::Tuple)
            fail("expected pairs for an OrderedDict");
        for (const PickleId pair : pairs.items) {
            const PickleNode& both = m_tree.at(pair);
            if ((both.kind != PickleKind::List && both.kind != PickleKind::Tuple) || both.items.size() != 2)
                fail("expected pairs for an OrderedDict");
            entries.insert(entries.end(), both.items.begin(), both.items.end());
        }
    }
    entries.insert(entries.end(), node.entries.begin(), node.entries.end());
    CheckpointDict dict = readDict(entries);
    dict.isOrdered = true;
    if (node.state != noPickleNode) dict.attributes.push_back(read(node.state));
    return dict;
}

const PickleNode& ValueReader::argument(const PickleNode& tuple, std::size_t index) const {
    if (index >= tuple.items.size()) fail("a call in the pickle has too few arguments");
    return m_tree.at(tuple.items[index]);
}

std::vector<std::int64_t> ValueReader::integers(PickleId tuple, const char* what) const {
    constexpr std::size_t mostDimensions = 64;
    const PickleNode* node = &m_tree.at(tuple);
    if (node->kind == PickleKind::Call && m_tree.at(node->items.at(0)).isGlobal("torch", "Size"))
        node = &argument(m_tree.at(node->items.at(1)), 0);
    std::vector<std::int64_t> numbers;
    if (node->kind != PickleKind::Tuple || node->items.size() > mostDimensions)
        fail(fmt::format("expected whole numbers as {} of a tensor", what));
    for (const PickleId item : node->items) {
        const PickleNode& number = m_tree.at(item);
        if (number.kind != PickleKind::Int || number.integer < 0)
            fail(fmt::format("expected whole numbers as {} of a tensor", what));
        numbers.push_back(number.integer);
    }
    return numbers;
}

namespace {

/// Whether every element lies within [0, available) from `offset` on.
bool reachesOnlyInside(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& strides,
                       std::int64_t offset, std::int64_t available) {
    if (offset > available) return false;
    if (std::find(shape.begin(), shape.end(), 0) != shape.end()) return true;
    std::int64_t last = offset;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 1) continue;
        if (strides[i] > (available - last) / (shape[i] - 1)) return false;
        last += strides[i] * (shape[i] - 1);
    }
    return last < available;
}

} // namespace

CheckpointValue ValueReader::readTensor(const PickleNode& arguments) {
    constexpr std::int64_t mostExpanded = std::int64_t(1)
                                          << 26; // beyond the storages, by strides of 0 or sharing
    argument(arguments, 3);
    const StorageView view = resolveStorage(m_tree, arguments.items[0], m_source, m_context);
    const PickleNode& offset = argument(arguments, 1);
    const std::vector<std::int64_t> shape = integers(arguments.items[2], "the shape");
    const std::vector<std::int64_t> strides = integers(arguments.items[3], "the strides");
    if (offset.kind != PickleKind::Int || offset.integer < 0 || strides.size() != shape.size())
        fail("a tensor's offset, shape and strides do not fit together");
    const std::optional<std::int64_t> elements = elementCount(shape, std::max(view.size, mostExpanded));
    if (!elements || !reachesOnlyInside(shape, strides, offset.integer, view.size))
        fail(fmt::format("a tensor of shape [{}] reaches beyond its storage of {} values",
                         fmt::join(shape, ", "), view.size));
    // A storage may be shared by a few tensors, but not so often that looking at all of them takes for ever.
    if (m_storages.insert(view.flat.data_ptr()).second) m_storedElements += view.flat.numel();
    m_tensorElements += *elements;
    if (m_tensorElements > mostExpanded && (m_tensorElements - mostExpanded) / 8 > m_storedElements)
        fail(fmt::format("its tensors have {} values, its storages only {}", m_tensorElements,
                         m_storedElements));
    return view.flat.as_strided(shape, strides, view.offset + offset.integer);
}

std::string ValueReader::nameOf(const PickleNode& global) const {
    constexpr std::size_t longest = 200;
    std::string name = (global.text + "." + global.name).substr(0, longest);
    for (char& c : name)
        if (c < ' ' || c > '~') c = '?'; // it is shown to people
    return name;
}

CheckpointValue ValueReader::opaque(const PickleNode& node) {
    switch (node.kind) {
    case PickleKind::Global:
        return CheckpointOpaque{nameOf(node), {}};
    case PickleKind::BigInt:
        return CheckpointOpaque{"a whole number beyond 64 bits", {}};
    case PickleKind::Set:
    case PickleKind::FrozenSet:
        return CheckpointOpaque{"a set", {}};
    case PickleKind::PersistentId:
        return CheckpointOpaque{"a storage or module", {}};
    default:
        return opaqueObject(node);
    }
}

/// What a call would have made is not known, but what it would have been given is.
CheckpointValue ValueReader::opaqueObject(const PickleNode& node) {
    const PickleNode* type = &m_tree.at(node.items.at(0));
    if (type->kind ==
        PickleKind::PersistentId) { // old files of whole models: ("module", class, file, source)
        const PickleNode& id = m_tree.at(type->items.at(0));
        if (id.kind == PickleKind::Tuple && id.items.size() > 1) type = &m_tree.at(id.items[1]);
    }
    CheckpointOpaque object{type->kind == PickleKind::Global ? nameOf(*type) + "(...)" : "an object", {}};
    if (const CheckpointValue arguments = read(node.items.at(1)); arguments.as<CheckpointSequence>())
        for (const CheckpointValue& argument : arguments.as<CheckpointSequence>()->items)
            object.contents.push_back({static_cast<std::int64_t>(object.contents.size()), argument});
    if (node.state != noPickleNode) {
        CheckpointValue state = read(node.state);
        if (auto* attributes = state.as<CheckpointDict>())
            std::move(attributes->entries.begin(), attributes->entries.end(),
                      std::back_inserter(object.contents));
        else
            object.contents.push_back({"state", std::move(state)});
    }
    CheckpointDict items = readDict(node.entries);
    std::move(items.entries.begin(), items.entries.end(), std::back_inserter(object.contents));
    for (const PickleId item : node.appended)
        object.contents.push_back({static_cast<std::int64_t>(object.contents.size()), read(item)});
    return object;
}

} // namespace sonorant
