// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint_value.h"
#include "core/io/pickle_tree.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sonorant {

/// Turns a value into the pickle that torch.save would write, gathering the storages of its tensors.
class ValueWriter {
public:
    /// @throws Error Unsupported for opaque values, undefined or sparse tensors
    std::string pickle(const CheckpointValue& value);
    /// Flat CPU tensors; storage i is called "i" in the pickle.
    const std::vector<torch::Tensor>& storages() const { return m_storages; }

private:
    PickleId node(const CheckpointValue& value);
    PickleId tensorNode(const torch::Tensor& tensor);
    PickleId numpyNode(const NumpyValue& value);
    PickleId numpyTypeNode(torch::ScalarType type);
    PickleId dictNode(const CheckpointDict& dict);
    PickleId orderedDict() { return m_tree.call(m_tree.global("collections", "OrderedDict"), {}); }
    PickleId integers(c10::IntArrayRef values);
    std::size_t storageIndex(const torch::Tensor& tensor);

    PickleTree m_tree;
    std::vector<torch::Tensor> m_storages;
    /// By storage and type: a storage seen as two types is written twice, as Python refuses to share it then.
    std::map<std::pair<const void*, torch::ScalarType>, std::size_t> m_known;
    std::map<torch::ScalarType, PickleId> m_numpyTypes;
    std::vector<torch::Tensor> m_kept; ///< so that no storage's address is used again meanwhile
};

} // namespace sonorant
