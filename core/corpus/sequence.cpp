// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/sequence.h"

#include <fmt/format.h>

namespace sonorant {

std::string Sequence::text() const {
    return fmt::format("{},{},{},{},{}", id, name, segment, length, start);
}

} // namespace sonorant
