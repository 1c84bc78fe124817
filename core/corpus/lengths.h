// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/sequence.h"
#include "core/corpus/set_spec.h"

#include <string>
#include <vector>

/// From frames per file to lengths of utterances, and from those to segments.
namespace sonorant {

struct UtteranceLength {
    std::int64_t length = 0; ///< output-rate steps, rounded down to a multiple of R
    std::string problem;     ///< why the features do not fit each other; empty when they do
};

/// The shortest of frames * resolution over the features, those with one frame (of the whole utterance)
/// excluded; a feature that differs from the shortest before it by more than 10 % is a problem where more
/// than 40 steps are at stake. Of test sets the inputs alone count.
/// @param frames one per feature, in the order of spec.features()
UtteranceLength utteranceLength(const SetSpec& spec, const std::vector<std::int64_t>& frames);

/// Appends the segments of one utterance; ids go on from those there are. Returns how many were appended.
std::size_t appendSegments(const SetSpec& spec, const std::string& name, std::int64_t length,
                           std::vector<Sequence>& sequences);

} // namespace sonorant
