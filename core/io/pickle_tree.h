// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// A Python pickle as plain data. A pickle is a program; here its calls are kept as nodes that say what would
/// be called with what, and nothing is ever executed or looked up.
namespace sonorant {

/// A node of a PickleTree, by its index.
using PickleId = std::uint32_t;
inline constexpr PickleId noPickleNode = 0xFFFFFFFFU;

enum class PickleKind : std::uint8_t {
    None,
    Bool,
    Int,    ///< fits into 64 bits
    BigInt, ///< does not; its two's complement in `text`
    Float,
    String, ///< UTF-8
    Bytes,
    Tuple,
    List,
    Dict,
    Set,
    FrozenSet,
    Global,      ///< a class or function by its names
    Call,        ///< callable(*arguments), REDUCE
    Object,      ///< class.__new__(class, *arguments), NEWOBJ; also INST and OBJ
    PersistentId ///< something that lies outside the pickle, as torch's storages
};

struct PickleNode {
    PickleKind kind = PickleKind::None;
    std::int64_t integer = 0; ///< Bool (0 or 1), Int
    double real = 0;          ///< Float
    std::string text;         ///< String, Bytes, BigInt; Global: the module
    std::string name;         ///< Global: the name in its module
    /// Tuple, List, sets: the elements. Dict: key, value, key, value, ... in order. Call: callable, arguments
    /// (a tuple). Object: class, arguments (a tuple) and, if given, keyword arguments (a dict). PersistentId:
    /// the id.
    std::vector<PickleId> items;
    std::vector<PickleId> appended; ///< Call, Object: elements added to the result (APPENDS)
    std::vector<PickleId> entries;  ///< Call, Object: key, value, ... set on the result (SETITEMS)
    PickleId state = noPickleNode;  ///< Call, Object: the argument of BUILD

    bool isGlobal(std::string_view module, std::string_view global) const {
        return kind == PickleKind::Global && text == module && name == global;
    }
};

/// Nodes in one arena: sharing is one index used twice, and destroying a tree never recurses.
class PickleTree {
public:
    PickleId add(PickleNode node);
    PickleId none();
    PickleId boolean(bool value);
    PickleId integer(std::int64_t value);
    PickleId real(double value);
    PickleId string(std::string value);
    PickleId bytes(std::string value);
    PickleId sequence(PickleKind kind, std::vector<PickleId> items); ///< Tuple, List, Set, FrozenSet
    PickleId tuple(std::vector<PickleId> items) { return sequence(PickleKind::Tuple, std::move(items)); }
    PickleId list(std::vector<PickleId> items) { return sequence(PickleKind::List, std::move(items)); }
    PickleId dict(std::vector<PickleId> keysAndValues) {
        return sequence(PickleKind::Dict, std::move(keysAndValues));
    }
    PickleId global(std::string module, std::string name);
    PickleId call(PickleId callable, std::vector<PickleId> arguments);
    PickleId persistent(PickleId id) { return sequence(PickleKind::PersistentId, {id}); }

    PickleNode& at(PickleId id) { return m_nodes.at(id); }
    const PickleNode& at(PickleId id) const { return m_nodes.at(id); }
    std::size_t size() const { return m_nodes.size(); }

private:
    std::vector<PickleNode> m_nodes;
};

/// What a reader accepts; the defaults are far beyond any checkpoint.
struct PickleLimits {
    std::size_t maxDepth = 200;                   ///< of nesting: trees may be walked by recursion
    std::size_t maxMarks = 100'000;               ///< open at once: each waits for the end of its list
    std::size_t maxNodes = 4'000'000;             ///< made by the pickle
    std::size_t maxMemory = std::size_t(1) << 30; ///< bytes that they take
    std::uint64_t maxExpanded = 4'000'000;        ///< nodes met when every shared one is visited again
    std::uint64_t maxExpandedText = std::uint64_t(1) << 34; ///< bytes of their texts, met alike
};

/// Checks what hangs below `root`: no cycles, and within maxDepth and maxExpanded, so that it may be walked
/// by plain recursion. Itself does not recurse. @throws Error Malformed
void requireWalkable(const PickleTree& tree, PickleId root, const PickleLimits& limits,
                     const std::string& context);

} // namespace sonorant
