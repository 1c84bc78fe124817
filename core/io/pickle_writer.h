// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/pickle_tree.h"

#include <string>

namespace sonorant {

/// The tree below `root` as a pickle of protocol 2, which every Python 3 and torch.load read. Nodes used
/// several times become one shared object; equal strings and globals too. Bytes and sets are written as the
/// calls that Python itself uses for them in this protocol.
/// @throws Error Malformed for a cycle, excessive nesting or a text that is not UTF-8; Unsupported for
/// keyword
///         arguments of NEWOBJ_EX, which protocol 2 cannot hold
std::string writePickle(const PickleTree& tree, PickleId root);

/// Latin-1 bytes as UTF-8 text, the way in which protocol 2 holds bytes (_codecs.encode(text, "latin1")).
std::string latin1ToUtf8(std::string_view bytes);
/// The way back. @throws Error Malformed for characters beyond Latin-1, naming `context`
std::string utf8ToLatin1(std::string_view text, const std::string& context);

} // namespace sonorant
