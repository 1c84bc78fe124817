// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/pickle_tree.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace sonorant {

PickleId PickleTree::add(PickleNode node) {
    m_nodes.push_back(std::move(node));
    return static_cast<PickleId>(m_nodes.size() - 1);
}

PickleId PickleTree::none() {
    return add({});
}

PickleId PickleTree::boolean(bool value) {
    PickleNode node;
    node.kind = PickleKind::Bool;
    node.integer = value ? 1 : 0;
    return add(std::move(node));
}

PickleId PickleTree::integer(std::int64_t value) {
    PickleNode node;
    node.kind = PickleKind::Int;
    node.integer = value;
    return add(std::move(node));
}

PickleId PickleTree::real(double value) {
    PickleNode node;
    node.kind = PickleKind::Float;
    node.real = value;
    return add(std::move(node));
}

PickleId PickleTree::string(std::string value) {
    PickleNode node;
    node.kind = PickleKind::String;
    node.text = std::move(value);
    return add(std::move(node));
}

PickleId PickleTree::bytes(std::string value) {
    PickleNode node;
    node.kind = PickleKind::Bytes;
    node.text = std::move(value);
    return add(std::move(node));
}

PickleId PickleTree::sequence(PickleKind kind, std::vector<PickleId> items) {
    PickleNode node;
    node.kind = kind;
    node.items = std::move(items);
    return add(std::move(node));
}

PickleId PickleTree::global(std::string module, std::string name) {
    PickleNode node;
    node.kind = PickleKind::Global;
    node.text = std::move(module);
    node.name = std::move(name);
    return add(std::move(node));
}

PickleId PickleTree::call(PickleId callable, std::vector<PickleId> arguments) {
    const PickleId packed = tuple(std::move(arguments));
    return sequence(PickleKind::Call, {callable, packed});
}

namespace {

/// The children of a node as one list.
class Children {
public:
    explicit Children(const PickleNode& node) : m_node(node) {}
    std::size_t size() const {
        return m_node.items.size() + m_node.appended.size() + m_node.entries.size() +
               (m_node.state == noPickleNode ? 0 : 1);
    }
    PickleId at(std::size_t index) const {
        for (const auto* part : {&m_node.items, &m_node.appended, &m_node.entries}) {
            if (index < part->size()) return (*part)[index];
            index -= part->size();
        }
        return m_node.state;
    }

private:
    const PickleNode& m_node;
};

/// What is known of a finished node: how deep and how large it is, written out.
struct Extent {
    std::size_t depth = 1;
    std::uint64_t nodes = 1;
    std::uint64_t text = 0; ///< bytes of all texts
    bool finished = false;
};

struct Visit {
    PickleId id;
    std::size_t next = 0; ///< the child to look at
};

/// Adds a child's extent to its parent's, within the limits.
void include(Extent& parent, const Extent& child, const PickleLimits& limits, const std::string& context) {
    parent.depth = std::max(parent.depth, child.depth + 1);
    parent.nodes += child.nodes; // each below maxExpanded: no overflow
    parent.text += child.text;
    if (parent.depth > limits.maxDepth)
        throw Error(ErrorKind::Malformed,
                    fmt::format("the pickle is nested deeper than {} levels", limits.maxDepth), context,
                    "this is no checkpoint");
    if (parent.nodes > limits.maxExpanded)
        throw Error(ErrorKind::Malformed,
                    fmt::format("the pickle expands to more than {} values", limits.maxExpanded), context,
                    "this is no checkpoint");
    if (parent.text > limits.maxExpandedText)
        throw Error(
            ErrorKind::Malformed,
            fmt::format("the texts of the pickle expand to more than {} bytes", limits.maxExpandedText),
            context, "this is no checkpoint");
}

} // namespace

void requireWalkable(const PickleTree& tree, PickleId root, const PickleLimits& limits,
                     const std::string& context) {
    std::unordered_map<PickleId, Extent> extents;
    std::vector<Visit> path{{root}};
    extents[root];
    while (!path.empty()) {
        Visit& visit = path.back();
        const Children children(tree.at(visit.id));
        Extent& extent = extents.at(visit.id);
        if (visit.next == children.size()) {
            extent.text += tree.at(visit.id).text.size() + tree.at(visit.id).name.size();
            extent.finished = true;
            path.pop_back();
            continue;
        }
        const PickleId child = children.at(visit.next);
        const auto known = extents.find(child);
        if (known == extents.end()) {
            if (path.size() >= limits.maxDepth)
                throw Error(ErrorKind::Malformed,
                            fmt::format("the pickle is nested deeper than {} levels", limits.maxDepth),
                            context, "this is no checkpoint");
            extents[child]; // visited now, included when it is met again as finished
            path.push_back({child});
            continue;
        }
        if (!known->second.finished)
            throw Error(ErrorKind::Malformed, "a value in the pickle contains itself", context,
                        "this is no checkpoint");
        include(extent, known->second, limits, context);
        ++visit.next;
    }
}

} // namespace sonorant
