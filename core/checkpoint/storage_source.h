// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/pickle_tree.h"
#include "core/io/zip.h"
#include "core/nn/torch.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Where the numbers of a checkpoint's tensors lie. Whatever device they were saved on, they come to the CPU.
namespace sonorant {

/// A storage, or a stretch of it, in elements.
struct StorageView {
    torch::Tensor flat; ///< the whole storage: 1-D, contiguous
    std::int64_t offset = 0;
    std::int64_t size = 0;
};

class StorageSource {
public:
    virtual ~StorageSource() = default;
    /// @param key      as in the file
    /// @param elements that the pickle says the storage has
    /// @throws Error Malformed when it is missing, of another size or was given another type before
    virtual torch::Tensor storage(const std::string& key, torch::ScalarType type, std::int64_t elements) = 0;
};

/// Resolves the persistent id ("storage", class, key, location, elements[, view]) of a pickle.
/// @throws Error Malformed; Unsupported for unknown types
StorageView resolveStorage(const PickleTree& tree, PickleId persistent, StorageSource& source,
                           const std::string& context);

/// Elements of a shape (sizes of 0 or more); nothing when they are more than `most`.
std::optional<std::int64_t> elementCount(const std::vector<std::int64_t>& shape, std::int64_t most);

/// A flat tensor with the bytes' values. @throws Error Malformed when they are not `elements` of that type
torch::Tensor tensorFromBytes(std::string_view bytes, torch::ScalarType type, std::int64_t elements,
                              const std::string& context);

/// Entries ARCHIVE/data/KEY of a zip file.
class ZipStorages : public StorageSource {
public:
    ZipStorages(const ZipReader& zip, std::string folder, std::string context)
        : m_zip(zip), m_folder(std::move(folder)), m_context(std::move(context)) {}
    torch::Tensor storage(const std::string& key, torch::ScalarType type, std::int64_t elements) override;

private:
    const ZipReader& m_zip;
    std::string m_folder;
    std::string m_context;
    std::uint64_t m_unpackable = std::uint64_t(1) << 31; ///< bytes of compressed storages still allowed
    std::unordered_map<std::string, torch::Tensor> m_known;
};

} // namespace sonorant
