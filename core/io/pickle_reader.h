// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/pickle_tree.h"

#include <string>
#include <string_view>

namespace sonorant {

struct PickleDocument {
    PickleTree tree;
    PickleId root = noPickleNode;
    std::size_t end = 0; ///< offset of the first byte after the pickle

    const PickleNode& rootNode() const { return tree.at(root); }
};

/// Reads the pickle that begins at `offset`, of protocol 0 to 5; several may follow each other in one buffer.
/// What comes back has no cycles and may be walked by recursion (requireWalkable).
/// Not supported, as no checkpoint needs them: extension codes (EXT1..4), out-of-band buffers, and decimal
/// whole numbers beyond 64 bits of protocol 0.
/// @param context names the file in errors
/// @throws Error Malformed for anything that is no whole, consistent pickle or exceeds the limits;
/// Unsupported
PickleDocument readPickle(std::string_view bytes, const std::string& context, std::size_t offset = 0,
                          const PickleLimits& limits = {});

} // namespace sonorant
