// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/utterance_list.h"
#include "core/io/min_max_pyramid.h"
#include "widgets/audio/play_source.h"
#include "widgets/views/matrix_source.h"

#include <memory>
#include <string>
#include <vector>

namespace sonorant {

/// What the preview of an utterance shows: its first waveform, first matrix and first feature of one
/// dimension. Whatever cannot be read is left out and said in `problems`.
struct PreviewData {
    std::string name;
    PlaySource::SoundPtr sound;                    ///< null: there is none
    std::shared_ptr<const MinMaxPyramid> waveform; ///< of the same
    std::shared_ptr<const MatrixSource> matrix;
    std::string matrixName, curveName; ///< extensions
    double secondsPerRow = 1, secondsPerFrame = 1;
    std::vector<float> curve;
    bool curveIsPitch = false;
    double seconds = 0; ///< of the longest
    std::vector<std::string> problems;
};

/// Reads the files. For a thread; does not throw.
PreviewData readPreview(const CheckedSet& set, const std::string& name);

} // namespace sonorant
