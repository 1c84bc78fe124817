// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/inference_service_impl.h"

#include "core/base/error.h"
#include "core/base/stopwatch.h"
#include "core/config/model_descriptor.h"
#include "core/config/project_file.h"
#include "core/data/project_data.h"
#include "core/engine/generation_list.h"
#include "core/engine/guard.h"
#include "core/engine/priority.h"
#include "core/inference/output_writer.h"
#include "core/nn/threads.h"
#include "core/train/training_parts.h"

#include <fmt/format.h>

#include <set>

namespace sonorant {

namespace {

Normalization startStatistics(const InferenceRequest& request, const JobControl& job, Issues& issues) {
    ModelContext context;
    context.data = request.config.data;
    if (!request.untrained) return Normalization::identity(context.inputDim(), context.outputDim());
    return normalizationOf(openTrainingData(request.config, job, issues).statistics);
}

/// What is to be generated: all utterances, or those within the start and end index of the options.
std::vector<GenerationWork> workList(const InferenceRequest& request,
                                     const std::vector<std::shared_ptr<DataSet>>& sets) {
    std::vector<GenerationWork> all;
    for (const auto& set : sets)
        for (std::int64_t i = 0; i < set->size(); ++i)
            all.push_back({set, i});
    if (!request.names.empty()) return all;
    const auto count = static_cast<std::int64_t>(all.size());
    const std::int64_t first = request.config.inference.inferenceSampleStartIndex;
    const std::int64_t end = request.config.inference.inferenceSampleEndIndex;
    const std::int64_t last = end < 0 ? count : std::min(end, count);
    if (first >= last)
        throw Error(
            ErrorKind::Configuration,
            fmt::format("the range of utterances {} to {} is empty; the test set has {}", first, last, count),
            "inference.inference_sample_start_index", "choose indices within the test set");
    return {all.begin() + first, all.begin() + last};
}

[[noreturn]] void refuseTwice(const std::string& name, const std::string& why) {
    throw Error(ErrorKind::Configuration,
                fmt::format("two test subsets hold the utterance {}: {}", name, why), "inference.test_list",
                "generate the subsets one after the other into folders of their own, or rename utterances");
}

/// Everything that speaks against writing these files, before the first of them is generated.
void requireTargets(const InferenceRequest& request, const std::vector<GenerationWork>& work) {
    if (const std::string why = whyNotOutputFolder(request.config, request.outputFolder); !why.empty())
        throw Error(ErrorKind::Configuration, why, "inference.output_dir",
                    "choose a folder of its own for generated files");
    const bool lines = !linesFileOf(request.config).empty();
    if (!lines && request.config.data.outputExts.empty()) return; // refused where it is written
    std::set<Path> targets;
    for (const GenerationWork& each : work) {
        const std::string& name = each.set->sequence(each.index).name;
        const Path target =
            lines ? Path(name) : outputFile(request.config, request.outputFolder, name, 0).lexically_normal();
        if (targets.insert(target).second) continue;
        refuseTwice(name, lines ? "nobody could tell their lines apart"
                                : "the second file would replace the first, " + toUtf8(target));
    }
}

InferenceReport generateAll(const InferenceRequest& request, const JobControl& job) {
    if (request.trainedModel.empty() && !request.untrained)
        throw Error(ErrorKind::Configuration, "no checkpoint was named", "training.trained_model",
                    "give --trained-model FILE, or train first");
    const Stopwatch watch;
    if (request.lowPriority) lowerPriority(15); // below a training of low priority, too
    useThreads(request.config.training.threads);
    reserveMatrixMemory();
    InferenceReport report;
    job.progress("Reading the test set", 0, 0);
    const auto sets = openTestData(request.config, request.names, job, report.issues);
    const std::vector<GenerationWork> work = workList(request, sets);
    requireTargets(request, work);
    job.progress("Loading the model", 0, static_cast<std::int64_t>(work.size()));
    Generator generator(request.config, request.trainedModel, startStatistics(request, job, report.issues));
    wishMatrixThreads(generator.model().hasOwnKernels() ? 1 : torch::get_num_threads());
    const Issues loaded = issuesOf(generator.loaded(), toUtf8(request.trainedModel));
    report.issues.insert(report.issues.end(), loaded.begin(), loaded.end());
    generateList(generator, request, work, job, report);
    report.seconds = watch.seconds();
    return report;
}

} // namespace

InferenceReport InferenceServiceImpl::generate(const InferenceRequest& request, const JobControl& job) {
    return guarded([&] { return generateAll(request, job); });
}

} // namespace sonorant
