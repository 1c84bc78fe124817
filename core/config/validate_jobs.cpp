// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/config/model_descriptor.h"
#include "core/config/validation.h"

#include <fmt/format.h>

namespace sonorant::validation {

namespace {

bool isDevice(const std::string& name) {
    if (name == "auto" || name == "cpu" || name == "cuda") return true;
    if (name.compare(0, 5, "cuda:") != 0) return false;
    const std::string number = name.substr(5);
    return !number.empty() && number.size() < 4 &&
           number.find_first_not_of("0123456789") == std::string::npos;
}

void checkDevice(const TrainingConfig& training, Report& report) {
    if (!isDevice(training.device)) {
        const auto nearest = nearestName(training.device, {"auto", "cpu", "cuda"});
        report.error("training.device",
                     fmt::format("expected auto, cpu, cuda or cuda:NUMBER, found \"{}\"", training.device),
                     nearest ? fmt::format("did you mean {}?", *nearest)
                             : "auto takes a GPU if there is one");
    } else if (training.noCuda && training.device.compare(0, 4, "cuda") == 0) {
        report.error("training.no_cuda", fmt::format("it forbids the device {}", training.device),
                     "remove one of the two");
    }
}

bool isFileName(const std::string& name) {
    return isSafeRelativeName(name) && name.find('/') == std::string::npos && name != ".";
}

/// STEM_000 and the like.
bool isNumbered(const std::string& name, const std::string& stem) {
    return name.starts_with(stem + "_") && name.size() > stem.size() + 1 &&
           name.find_first_not_of("0123456789", stem.size() + 1) == std::string::npos;
}

void checkFileNames(const TrainingConfig& training, Report& report) {
    if (!isFileName(training.saveEpochName))
        report.error("training.save_epoch_name",
                     fmt::format("\"{}\" cannot be a file's name", training.saveEpochName));
    if (!isFileName(training.saveTrainedName))
        report.error("training.save_trained_name",
                     fmt::format("\"{}\" cannot be a file's name", training.saveTrainedName));
    if (!training.saveModelExt.empty() &&
        (training.saveModelExt.front() != '.' || !isFileName(training.saveModelExt)))
        report.error(
            "training.save_model_ext",
            fmt::format("expected an extension such as \".pt\", found \"{}\"", training.saveModelExt));
    for (const char* const ofRecords : {".toml", ".json", ".jsonl", ".txt"})
        if (training.saveModelExt == ofRecords)
            report.error("training.save_model_ext",
                         fmt::format("\"{}\" is the extension of the records of a run", ofRecords),
                         "write \".pt\"");
    if (isNumbered(training.saveTrainedName, training.saveEpochName))
        report.error("training.save_trained_name",
                     fmt::format("\"{}\" is the name of a checkpoint of an epoch", training.saveTrainedName),
                     "choose a name without a number");
}

/// Generated files must be of kinds that can be written, each with a name of its own.
void checkGeneratedFiles(const DataConfig& data, Report& report) {
    for (std::size_t i = 0; i < data.outputExts.size(); ++i) {
        const std::string& ext = data.outputExts[i];
        if (ext == ".flac")
            report.error(
                "data.output_exts", "generated sound is not written as FLAC, which holds whole numbers only",
                "convert the recordings to .wav (sonorant-cli features --convert-to) and write \".wav\"");
        for (std::size_t other = 0; other < i; ++other)
            if (data.outputExts[other] == ext)
                report.error(
                    "data.output_exts",
                    fmt::format("two outputs have the extension {}: generated files of both would have "
                                "the same name",
                                ext),
                    "give each output an extension of its own");
    }
}

} // namespace

void checkTraining(const ProjectConfig& config, Report& report) {
    const TrainingConfig& training = config.training;
    checkDevice(training, report);
    checkFileNames(training, report);
    if (training.threads > mostUsefulThreads())
        report.warning("training.threads",
                       fmt::format("this machine computes {} at a time: {} of {} threads are used",
                                   hardwareThreads(), mostUsefulThreads(), training.threads),
                       "write 0 for as many as the machine has");
    const bool plateau = training.lrDecayFactor > 0 && training.lrSchedulerType == 0;
    if (plateau && training.lrDecayFactor >= 1)
        report.error(
            "training.lr_decay_factor",
            fmt::format("the plateau schedule needs a factor below 1, found {}", training.lrDecayFactor),
            "give a factor between 0 and 1, or another lr_scheduler_type");
    if (plateau && config.data.valSetName.names.empty())
        report.error("training.lr_scheduler_type",
                     "the plateau schedule follows the validation loss, but there is no validation set",
                     "give a validation set, or choose another schedule");
    if (training.lrDecayFactor == 0)
        report.warning("training.lr_decay_factor", "0 switches the schedule off",
                       "write -1, or a factor above 0");
    if (training.saveEpochName == training.saveTrainedName && training.forceSaveLiteTrainedNetworkPerEpoch)
        report.error("training.save_trained_name",
                     "it is the same as save_epoch_name: files would overwrite each other");
}

void checkInference(const ProjectConfig& config, Report& report) {
    const InferenceConfig& test = config.inference;
    checkGeneratedFiles(config.data, report);
    const std::size_t subsets = test.testInputDirs.size();
    if (subsets == 0)
        report.error("inference.test_list", "there is no test set", "give test_list, or test_input_dirs");
    const auto compare = [&](const char* key, std::size_t found) {
        if (found != 0 && subsets != 0 && found != subsets)
            report.error(fmt::format("inference.{}", key),
                         fmt::format("expected {} as test_input_dirs has, found {}",
                                     counted(subsets, "subset"), found));
    };
    compare("test_list", test.testList.size());
    compare("test_output_dirs", test.testOutputDirs.size());
    checkSetName("inference.test_set_name", test.testSetName, subsets, report);
    for (const NameList& list : test.testList)
        checkUtteranceNames("inference.test_list", list.names, report);
    for (const Folders& folders : test.testInputDirs)
        if (folders.size() != config.data.inputExts.size())
            report.error("inference.test_input_dirs",
                         fmt::format("expected {} as data.input_exts has, found {}",
                                     config.data.inputExts.size(), folders.size()));
    for (const Folders& folders : test.testOutputDirs)
        if (!folders.empty() && folders.size() != config.data.outputExts.size())
            report.error("inference.test_output_dirs",
                         fmt::format("expected {} as data.output_exts has (or none), found {}",
                                     config.data.outputExts.size(), folders.size()));
    const std::int64_t end = test.inferenceSampleEndIndex;
    if (end >= 0 && end <= test.inferenceSampleStartIndex)
        report.error("inference.inference_sample_end_index",
                     fmt::format("nothing lies between {} and {}", test.inferenceSampleStartIndex, end),
                     "-1 means the end of the set");
    const std::int64_t length = test.truncInputLengthForInference;
    if (length > 0 && !linesFileOf(config).empty())
        report.error("inference.trunc_input_length_for_inference",
                     fmt::format("{} judges whole utterances, not pieces of them", config.model.name),
                     "leave it out");
    if (length > 0 && test.truncInputOverlap > length / 2)
        report.error("inference.trunc_input_overlap",
                     fmt::format("expected at most half of a piece of {} frames, found {}", length,
                                 test.truncInputOverlap),
                     "choose a smaller overlap, or longer pieces: a frame can be shared by two of them only");
    if (!test.outputFilenamePrefix.empty() && !isFileName(test.outputFilenamePrefix))
        report.error("inference.output_filename_prefix",
                     fmt::format("\"{}\" cannot begin a file's name", test.outputFilenamePrefix));
}

} // namespace sonorant::validation
