// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"
#include "core/corpus/feature_spec.h"
#include "core/corpus/silence.h"

#include <optional>
#include <string>
#include <vector>

namespace sonorant {

enum class SetRole { Training, Validation, Test };

/// What one subset is made of, with absolute paths.
struct SubsetSpec {
    std::string name; ///< begins the names of its cache files
    NameList list;    ///< names, or a file (absolute), or empty: every file of the first input folder
    std::vector<Path> inputFolders;  ///< one per input feature
    std::vector<Path> outputFolders; ///< one per output feature; empty where no targets are read
};

/// A whole set (training, validation or test), as its part of the configuration describes it.
struct SetSpec {
    SetRole role = SetRole::Training;
    std::vector<FeatureSpec> inputs, outputs; ///< outputs empty where no targets are read
    std::vector<SubsetSpec> subsets;
    std::int64_t samplingRate = 16000; ///< Hz, expected of waveforms
    std::int64_t resolution = 1;       ///< R: the largest resolution of all features, in output-rate steps
    std::int64_t truncate = 0;         ///< output-rate steps, a multiple of R; 0: whole utterances
    std::int64_t minimum = 0;          ///< output-rate steps, a multiple of R
    bool leaveOutInvalid = false;      ///< ignore_length_invalid_data
    bool ignoreCaches = false;         ///< ignore_cached_file_infor
    bool skipScanning = false;         ///< force_skip_datadir_scanning
    bool pooledStatistics = true;      ///< over all subsets, else of the first one
    SilenceMode silence = SilenceMode::Off; ///< opt_wav_silence_handler, applied when loading
    bool reversed = false;                  ///< flag_reverse_data_loading_order
    std::vector<std::string> leaveOut;
    Path cacheFolder;

    /// Input features, then output features.
    std::vector<FeatureSpec> features() const;
    std::int64_t inputDimension() const;
    std::int64_t outputDimension() const;
    std::int64_t inputResolution() const { return inputs.empty() ? 1 : inputs.front().resolution; }
    std::int64_t outputResolution() const { return outputs.empty() ? 1 : outputs.front().resolution; }
    bool waveformOnly() const;
};

/// The input folders of a subset, then its output folders: in the order of SetSpec::features().
std::vector<Path> foldersOf(const SubsetSpec& subset);

/// @throws Error Configuration when the counts of folders, extensions, dimensions and resolutions do not fit,
///         or when truncate_seq is shorter than one frame
SetSpec trainingSpec(const ProjectConfig& config);
/// Nothing when the project has no validation set. @throws as trainingSpec
std::optional<SetSpec> validationSpec(const ProjectConfig& config);
/// Test sets are never cut and have no minimum length. @throws as trainingSpec
SetSpec testSpec(const ProjectConfig& config);

} // namespace sonorant
