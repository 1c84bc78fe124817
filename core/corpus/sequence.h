// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace sonorant {

/// A stretch of one utterance, the unit of training. Lengths count output-rate steps (waveform samples).
struct Sequence {
    std::int64_t length = 0;
    std::string name;         ///< utterance, may hold a sub-path; "seq_name" in the .dic
    std::int64_t segment = 0; ///< "seg_idx"
    std::int64_t start = 0;   ///< "start_pos"
    std::int64_t id = 0;      ///< "info_id": index in its set

    /// "info_id,seq_name,seg_idx,length,start_pos", as in the logs.
    std::string text() const;
};

} // namespace sonorant
