// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint_value.h"
#include "core/checkpoint/storage_source.h"
#include "core/io/pickle_tree.h"

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace sonorant {

/// Makes plain values of a pickle's nodes. Known calls are those that PyTorch and numpy write for tensors,
/// parameters, arrays, numbers, OrderedDict and torch.Size; every other becomes a CheckpointOpaque.
class ValueReader {
public:
    ValueReader(const PickleTree& tree, StorageSource& source, const std::string& context)
        : m_tree(tree), m_source(source), m_context(context) {}

    /// @throws Error Malformed for a known call with impossible arguments
    CheckpointValue read(PickleId id);

private:
    CheckpointValue readCall(PickleId id);
    CheckpointValue readSequence(const PickleNode& node, bool isTuple);
    CheckpointDict readDict(const std::vector<PickleId>& entries);
    CheckpointValue readOrderedDict(const PickleNode& node);
    CheckpointValue readTensor(const PickleNode& arguments);
    CheckpointValue readNumpyArray(const PickleNode& node);
    CheckpointValue readNumpyBuffer(const PickleNode& arguments);
    CheckpointValue makeArray(PickleId bytes, PickleId dtype, PickleId shape, bool fortranOrder) const;
    CheckpointValue readNumpyScalar(const PickleNode& arguments);
    CheckpointValue opaque(const PickleNode& node);
    CheckpointValue opaqueObject(const PickleNode& node);
    std::string nameOf(const PickleNode& global) const;

    std::optional<torch::ScalarType> numpyType(PickleId dtype) const;
    std::optional<std::string> rawBytes(PickleId id) const;
    std::vector<std::int64_t> integers(PickleId tuple, const char* what) const;
    const PickleNode& argument(const PickleNode& tuple, std::size_t index) const;
    [[noreturn]] void fail(const std::string& what) const;

    const PickleTree& m_tree;
    StorageSource& m_source;
    const std::string& m_context;
    std::unordered_set<const void*> m_storages; ///< met so far
    std::int64_t m_storedElements = 0;          ///< of these
    std::int64_t m_tensorElements = 0;          ///< of all tensors that view them
};

} // namespace sonorant
