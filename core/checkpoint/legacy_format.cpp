// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/legacy_format.h"

#include "core/base/error.h"
#include "core/checkpoint/storage_source.h"
#include "core/checkpoint/value_reader.h"
#include "core/io/bytes.h"
#include "core/io/pickle_reader.h"

#include <fmt/format.h>

#include <unordered_map>

namespace sonorant {

namespace {

/// 0x1950a86a20f9469cfc6c as LONG1 of ten bytes in a pickle of protocol 2.
constexpr std::string_view magicPickle("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15);
constexpr std::int64_t knownVersion = 1001;

[[noreturn]] void broken(const std::string& what, const std::string& context) {
    throw Error(ErrorKind::Malformed, what, context, "the file may be cut off: copy it again");
}

/// Whole models name their classes like storages, with their source text: ("module", class, file, source).
bool namesModule(const PickleTree& tree, const PickleNode& persistent) {
    const PickleNode& id = tree.at(persistent.items.at(0));
    return id.kind == PickleKind::Tuple && !id.items.empty() &&
           tree.at(id.items[0]).kind == PickleKind::String && tree.at(id.items[0]).text == "module";
}

/// Raw storages one after the other, in the order of the list of keys; each with its element count before it.
/// How long one is depends on its type, which only the pickle tells.
class LegacyStorages : public StorageSource {
public:
    LegacyStorages(std::string_view bytes, const std::string& context) : m_bytes(bytes), m_context(context) {}

    /// Notes the types that the pickle gives to the keys, then finds each key's bytes.
    void locate(const PickleDocument& value, const PickleDocument& keys) {
        noteTypes(value.tree);
        std::uint64_t at = keys.end;
        for (const PickleId id : keys.rootNode().items) {
            const PickleNode& key = keys.tree.at(id);
            const auto type = m_types.find(key.text);
            if (key.kind != PickleKind::String || type == m_types.end())
                broken("a storage in the file belongs to no tensor", m_context);
            if (!inside(m_bytes, at, sizeof(std::uint64_t))) broken("the storages are cut off", m_context);
            const auto elements = loadLittle<std::uint64_t>(m_bytes, static_cast<std::size_t>(at));
            at += sizeof(std::uint64_t);
            const std::uint64_t itemBytes = type->second;
            if (elements > m_bytes.size() / itemBytes || !inside(m_bytes, at, elements * itemBytes))
                broken("the storages are cut off", m_context);
            m_places[key.text] =
                m_bytes.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(elements * itemBytes));
            at += elements * itemBytes;
        }
    }

    torch::Tensor storage(const std::string& key, torch::ScalarType type, std::int64_t elements) override {
        if (const auto known = m_known.find(key); known != m_known.end()) {
            if (known->second.scalar_type() != type || known->second.numel() != elements)
                broken(fmt::format("storage \"{}\" is named with two types or sizes", key), m_context);
            return known->second;
        }
        const auto place = m_places.find(key);
        if (place == m_places.end()) broken(fmt::format("the storage \"{}\" is missing", key), m_context);
        return m_known[key] = tensorFromBytes(place->second, type, elements, m_context);
    }

private:
    void noteTypes(const PickleTree& tree);

    std::string_view m_bytes;
    const std::string& m_context;
    std::unordered_map<std::string, std::uint64_t> m_types; ///< bytes per element
    std::unordered_map<std::string, std::string_view> m_places;
    std::unordered_map<std::string, torch::Tensor> m_known;
};

/// Finds element sizes by asking resolveStorage what it would want.
void LegacyStorages::noteTypes(const PickleTree& tree) {
    class Asker : public StorageSource {
    public:
        explicit Asker(std::unordered_map<std::string, std::uint64_t>& types) : m_types(types) {}
        torch::Tensor storage(const std::string& key, torch::ScalarType type, std::int64_t) override {
            m_types[key] = c10::elementSize(type);
            return {};
        }

    private:
        std::unordered_map<std::string, std::uint64_t>& m_types;
    } asker(m_types);
    for (std::size_t i = 0; i < tree.size(); ++i) {
        const auto id = static_cast<PickleId>(i);
        if (tree.at(id).kind == PickleKind::PersistentId && !namesModule(tree, tree.at(id)))
            resolveStorage(tree, id, asker, m_context);
    }
}

/// Files of another byte order say so in the third pickle.
void requireLittleEndian(const PickleDocument& system, const std::string& context) {
    const std::vector<PickleId>& items = system.rootNode().items;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        if (system.tree.at(items[i]).text == "little_endian" && system.tree.at(items[i + 1]).integer == 0)
            throw Error(ErrorKind::Unsupported, "the file was written on a big-endian machine", context);
}

} // namespace

bool looksLikeLegacyCheckpoint(std::string_view bytes) {
    return bytes.starts_with(magicPickle);
}

CheckpointValue parseLegacyCheckpoint(std::string_view bytes, const std::string& context) {
    const PickleDocument version = readPickle(bytes, context, magicPickle.size());
    if (version.rootNode().kind != PickleKind::Int || version.rootNode().integer != knownVersion)
        throw Error(ErrorKind::Unsupported, fmt::format("expected format version {}", knownVersion), context);
    const PickleDocument system = readPickle(bytes, context, version.end);
    requireLittleEndian(system, context);
    const PickleDocument value = readPickle(bytes, context, system.end);
    const PickleDocument keys = readPickle(bytes, context, value.end);
    if (keys.rootNode().kind != PickleKind::List) broken("expected a list of storages", context);
    LegacyStorages storages(bytes, context);
    storages.locate(value, keys);
    return ValueReader(value.tree, storages, context).read(value.root);
}

} // namespace sonorant
