// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/config/value.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sonorant {

/// The name of a set and of its subsets: "demo_trn" names subset i "demo_trn_sub_i"; a list names each
/// itself.
struct SetName {
    std::vector<std::string> names;
    bool isList = false; ///< written as a list in the file

    std::string subset(std::size_t index) const {
        if (isList) return index < names.size() ? names[index] : std::string();
        return (names.empty() ? std::string() : names.front()) + "_sub_" + std::to_string(index);
    }
};

/// The names of one subset: a text list to read, or the names themselves, or (both empty) every file of the
/// first input folder.
struct NameList {
    std::string file;
    std::vector<std::string> names;
    bool empty() const { return file.empty() && names.empty(); }
};

using Folders = std::vector<std::string>; ///< one folder per feature

/// Table [data]; see docs/configuration.md. Folders and lists are as written; ProjectConfig::resolve makes
/// paths.
struct DataConfig {
    SetName trnSetName, valSetName;
    std::vector<NameList> trnList, valList;
    std::vector<Folders> inputDirs, outputDirs; ///< one entry per subset
    std::vector<std::string> inputExts, outputExts;
    std::vector<std::int64_t> inputDims, outputDims;
    std::vector<std::int64_t> inputReso, outputReso; ///< output-rate steps per frame
    std::vector<bool> inputNorm, outputNorm;
    std::int64_t wavSampRate = 16000;
    std::int64_t truncateSeq = 0; ///< 0: whole utterances
    std::int64_t minimumLen = 0;
    std::string statistics = "pooled";              ///< pooled | first
    std::string wayToMergeDatasets = "concatenate"; ///< concatenate | batch_merge
    bool ignoreLengthInvalidData = false;
    bool ignoreCachedFileInfor = false;
    std::string pathCacheFile; ///< empty: PROJECT/cache
    bool forceSkipDatadirScanning = false;
    bool flagReverseDataLoadingOrder = false;
    std::int64_t optWavSilenceHandler = 0;
    std::vector<std::string> leaveOut; ///< utterances of no set, whatever the lists say
};

/// Table [training].
struct TrainingConfig {
    std::int64_t batchSize = 1, sizeAccumulateGrad = 1, epochs = 50, noBestEpochs = 5;
    std::string sampler = "none"; ///< none | block_shuffle_by_length
    bool shuffle = true;
    double lr = 1e-4;
    std::string optimizer = "Adam"; ///< Adam | AdamW | SGD
    double l2Penalty = -1, gradClipNorm = -1, lrDecayFactor = -1;
    std::int64_t lrSchedulerType = 0, lrPatience = 5, lrSteplrSize = 5;
    std::int64_t seed = 1;
    bool evalModeForValidation = false;
    std::int64_t numWorkers = 0;
    std::int64_t minibatchNumTrain = 0, minibatchNumVal = 0, debugBatchNum = 0;
    bool modelForwardWithTarget = false, modelForwardWithFileName = false;
    std::int64_t verbose = 1;
    bool cudnnDeterministic = true, cudnnBenchmark = false;
    std::string device = "auto"; ///< auto | cpu | cuda | cuda:N
    bool noCuda = false, multiGpuDataParallel = false;
    std::int64_t threads = 0;            ///< intra-op threads; 0: all cores
    std::string unreadableData = "stop"; ///< stop | skip: a training segment that cannot be read
    std::int64_t loaderPatience = 60;    ///< seconds without a mini-batch until it is told; 0: never
    double lossExplosion = 100;          ///< times the loss at the beginning; 0: never
    std::string saveModelDir;            ///< empty: the run folder
    std::string saveEpochName = "epoch", saveTrainedName = "trained_network", saveModelExt = ".pt";
    bool notSaveEachEpoch = false;
    std::int64_t saveModelEveryNMinibatches = 0;
    bool forceSaveLiteTrainedNetworkPerEpoch = false;
    std::string trainedModel;
    bool ignoreTrainingHistoryInTrainedModel = false;
    bool ignoreOptimizerStatisticsInTrainedModel = false;
    bool allowMismatchedPretrainedModel = false;
};

/// Table [inference].
struct InferenceConfig {
    SetName testSetName;
    std::vector<NameList> testList;
    std::vector<Folders> testInputDirs, testOutputDirs;
    std::string outputDir; ///< empty: generated/ of the run, or output/ of the project
    std::string outputFilenamePrefix;
    std::int64_t inferenceSampleStartIndex = 0, inferenceSampleEndIndex = -1;
    std::string inferenceDataList;
    std::int64_t truncInputLengthForInference = -1, truncInputOverlap = 5;
    bool frameworkOrder = false; ///< draw in the framework's one sequence instead of per utterance
};

/// Table [model]: the model's id and its hyper-parameters, complete (defaults filled in from its descriptor).
struct ModelConfig {
    std::string name;
    std::map<std::string, Value> values;

    /// @throws Error Configuration when there is no such hyper-parameter
    const Value& at(const std::string& key) const;
    std::int64_t integer(const std::string& key) const { return at(key).toInteger(); }
    double real(const std::string& key) const { return at(key).toReal(); }
    bool boolean(const std::string& key) const { return at(key).toBool(); }
    const std::string& text(const std::string& key) const { return at(key).toText(); }
};

/// Everything in a project's config.toml.
struct ProjectConfig {
    Path file;   ///< the config.toml it came from
    Path folder; ///< relative paths are relative to this
    ModelConfig model;
    DataConfig data;
    TrainingConfig training;
    InferenceConfig inference;

    /// `path` made absolute, relative to the project's folder.
    Path resolve(const std::string& path) const;
    Path cacheFolder() const; ///< path_cache_file, or PROJECT/cache
    std::string title() const { return folder.filename().string(); }
};

} // namespace sonorant
