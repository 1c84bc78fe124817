// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job_control.h"
#include "core/config/project_config.h"

#include <functional>
#include <string>
#include <vector>

namespace sonorant {

struct GeneratedFile {
    std::string name; ///< utterance
    Path file;        ///< of a model that says a line per utterance: the one file that holds all lines
    double audioSeconds = 0;
    double seconds = 0; ///< of computing, in part beside other utterances
    std::string line;   ///< what such a model said of it; empty: the file holds the output
};

struct InferenceRequest {
    ProjectConfig config;
    Path trainedModel; ///< trained_network.pt or epoch_NNN.pt; empty: an untrained model (for comparison)
    Path outputFolder;
    /// Only these utterances of the test set; empty: all (within inference_sample_start/end_index).
    std::vector<std::string> names;
    bool untrained = false;   ///< must be set to generate without a checkpoint
    bool lowPriority = false; ///< the calling thread leaves the processor to others first, from now on
    /// Told of each file as soon as it is written (of each line once all are), one at a time, on whichever
    /// thread generated it, and so in any order; may be unset.
    std::function<void(const GeneratedFile&)> onFile;
};

struct InferenceReport {
    std::vector<GeneratedFile> files;
    Issues issues; ///< utterances left out, outputs shorter than expected, weights that did not fit
    double seconds = 0;
    double audioSeconds = 0;
    bool cancelled = false; ///< files holds those finished before
};

class InferenceService {
public:
    virtual ~InferenceService() = default;
    /// Generates before it returns, a list with several utterances at a time where that is faster. Cancelling
    /// is seen between utterances (and segments).
    /// @throws Error
    virtual InferenceReport generate(const InferenceRequest& request, const JobControl& job) = 0;
};

} // namespace sonorant
