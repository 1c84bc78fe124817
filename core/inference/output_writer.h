// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/config/project_config.h"
#include "core/nn/torch.h"

#include <string>
#include <vector>

namespace sonorant {

/// The file of one output feature: `folder` / sub-path of the name / prefix + name + extension.
Path outputFile(const ProjectConfig& config, const Path& folder, const std::string& name, std::size_t part);

/// Splits an output [samples, sum(output_dims)] by output_dims and writes each part with its extension:
/// `.wav` as 16-bit PCM at wav_samp_rate, `.npy` as NumPy's array [samples, dimension], everything else as
/// raw float32. Sub-paths of the name are kept below `folder`. An output shorter than `expected` rows is
/// written all the same and reported in `issues`.
/// @returns the files written, in the order of output_exts
/// @throws Error Unsupported for FLAC; Mismatch for a waveform of several dimensions; Configuration,
/// Unwritable
std::vector<Path> writeOutput(const ProjectConfig& config, const Path& folder, const std::string& name,
                              const torch::Tensor& output, std::int64_t expected, Issues& issues);

} // namespace sonorant
