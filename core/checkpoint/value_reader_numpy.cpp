// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/storage_types.h"
#include "core/checkpoint/value_reader.h"
#include "core/io/pickle_writer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

/// The part of ValueReader that knows numpy's pickles.
namespace sonorant {

/// The bytes of a Bytes node, or of what protocol 2 writes instead.
std::optional<std::string> ValueReader::rawBytes(PickleId id) const {
    const PickleNode& node = m_tree.at(id);
    if (node.kind == PickleKind::Bytes || node.kind == PickleKind::String) return node.text;
    if (node.kind != PickleKind::Call) return std::nullopt;
    const PickleNode& callable = m_tree.at(node.items.at(0));
    const PickleNode& arguments = m_tree.at(node.items.at(1));
    if ((callable.isGlobal("__builtin__", "bytes") || callable.isGlobal("builtins", "bytes")) &&
        arguments.items.empty())
        return std::string();
    if (!callable.isGlobal("_codecs", "encode") || arguments.items.size() != 2) return std::nullopt;
    const PickleNode& text = m_tree.at(arguments.items[0]);
    const PickleNode& encoding = m_tree.at(arguments.items[1]);
    if (text.kind != PickleKind::String || encoding.kind != PickleKind::String || encoding.text != "latin1")
        return std::nullopt;
    return utf8ToLatin1(text.text, m_context);
}

std::optional<torch::ScalarType> ValueReader::numpyType(PickleId dtype) const {
    const PickleNode& node = m_tree.at(dtype);
    if (node.kind != PickleKind::Call || !m_tree.at(node.items.at(0)).isGlobal("numpy", "dtype"))
        return std::nullopt;
    const PickleNode& code = argument(m_tree.at(node.items.at(1)), 0);
    if (code.kind != PickleKind::String) return std::nullopt;
    const std::optional<torch::ScalarType> type = typeOfNumpyCode(code.text);
    if (!type || node.state == noPickleNode) return type;
    const PickleNode& order = argument(m_tree.at(node.state), 1);
    const bool bigEndian = order.kind != PickleKind::String || order.text == ">";
    return bigEndian && c10::elementSize(*type) > 1 ? std::nullopt : type;
}

CheckpointValue ValueReader::makeArray(PickleId bytesId, PickleId dtype, PickleId shapeId,
                                       bool fortranOrder) const {
    const std::optional<torch::ScalarType> type = numpyType(dtype);
    const std::optional<std::string> bytes = rawBytes(bytesId);
    if (!type || !bytes) return CheckpointOpaque{"a numpy array of another type", {}};
    std::vector<std::int64_t> shape = integers(shapeId, "the shape");
    const std::optional<std::int64_t> count = elementCount(shape, static_cast<std::int64_t>(bytes->size()));
    if (!count)
        fail(fmt::format("a numpy array of shape [{}] has only {} bytes", fmt::join(shape, ", "),
                         bytes->size()));
    if (fortranOrder) std::reverse(shape.begin(), shape.end());
    torch::Tensor values = tensorFromBytes(*bytes, *type, *count, m_context).reshape(shape);
    if (fortranOrder && shape.size() > 1) {
        std::vector<std::int64_t> axes(shape.size());
        for (std::size_t i = 0; i < axes.size(); ++i)
            axes[i] = static_cast<std::int64_t>(axes.size() - 1 - i);
        values = values.permute(axes).contiguous();
    }
    return NumpyValue{values, false};
}

CheckpointValue ValueReader::readNumpyArray(const PickleNode& node) {
    if (node.state == noPickleNode) fail("a numpy array has no contents");
    const PickleNode& state = m_tree.at(node.state); // (version, shape, dtype, Fortran order, bytes)
    argument(state, 4);
    return makeArray(state.items[4], state.items[2], state.items[1], argument(state, 3).integer != 0);
}

/// What protocol 5 writes: _frombuffer(bytes, dtype, shape, "C" or "F").
CheckpointValue ValueReader::readNumpyBuffer(const PickleNode& arguments) {
    const bool fortranOrder = argument(arguments, 3).text == "F";
    return makeArray(arguments.items[0], arguments.items[1], arguments.items[2], fortranOrder);
}

CheckpointValue ValueReader::readNumpyScalar(const PickleNode& arguments) {
    argument(arguments, 1);
    const std::optional<torch::ScalarType> type = numpyType(arguments.items[0]);
    const std::optional<std::string> bytes = rawBytes(arguments.items[1]);
    if (!type || !bytes) return CheckpointOpaque{"a numpy number of another type", {}};
    return NumpyValue{tensorFromBytes(*bytes, *type, 1, m_context).reshape({}), true};
}

} // namespace sonorant
