// SPDX-License-Identifier: GPL-3.0-or-later
// Pickles to trees, and trees to pickles again.
#include "core/io/pickle_reader.h"
#include "core/io/pickle_writer.h"
#include "tests/fuzz/fuzz_target.h"

using namespace sonorant;

namespace {

/// Walks as the readers of checkpoints do, by plain recursion.
std::size_t countNodes(const PickleTree& tree, PickleId id) {
    const PickleNode& node = tree.at(id);
    std::size_t count = 1;
    for (const auto* part : {&node.items, &node.appended, &node.entries})
        for (const PickleId child : *part)
            count += countNodes(tree, child);
    if (node.state != noPickleNode) count += countNodes(tree, node.state);
    return count;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::allow([&] {
        const PickleDocument document = readPickle(fuzz::bytesOf(data, size), "input");
        const std::size_t nodes = countNodes(document.tree, document.root);
        fuzz::require(nodes <= PickleLimits{}.maxExpanded, "trees may be walked");
        std::string written;
        if (!fuzz::allow([&] { written = writePickle(document.tree, document.root); })) return;
        const PickleDocument again = readPickle(written, "again");
        const PickleKind kind = document.rootNode().kind;
        // Bytes and sets are written as calls in protocol 2.
        const bool asItIs =
            kind != PickleKind::Bytes && kind != PickleKind::Set && kind != PickleKind::FrozenSet;
        fuzz::require(again.rootNode().kind == kind || !asItIs, "a value keeps its kind");
    });
    return 0;
}
