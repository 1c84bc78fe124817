// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/set_spec.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/config/model_descriptor.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace sonorant {

namespace {

/// Dimensions and resolutions beyond any feature; sums and products with lengths stay in range.
constexpr std::int64_t mostSteps = 1'000'000;

[[noreturn]] void refuse(const std::string& option, const std::string& message, const std::string& hint) {
    throw Error(ErrorKind::Configuration, message, "data." + option, hint);
}

std::vector<FeatureSpec> makeFeatures(const std::string& which, const std::vector<std::string>& extensions,
                                      const std::vector<std::int64_t>& dimensions,
                                      const std::vector<std::int64_t>& resolutions,
                                      const std::vector<bool>& norm) {
    const std::size_t count = extensions.size();
    const auto fits = [&](std::size_t found, const char* option) {
        if (found != count)
            refuse(which + option,
                   fmt::format("expected {} entries, one per feature, found {}", count, found),
                   fmt::format("give as many as {}_exts has", which));
    };
    fits(dimensions.size(), "_dims");
    fits(resolutions.size(), "_reso");
    fits(norm.size(), "_norm");
    std::vector<FeatureSpec> features;
    for (std::size_t i = 0; i < count; ++i) {
        if (extensions[i].find('/') != std::string::npos)
            refuse(which + "_exts",
                   fmt::format("expected an extension, found the path \"{}\"", extensions[i]),
                   "extensions begin with a dot and hold no slash");
        if (dimensions[i] < 1 || dimensions[i] > mostSteps)
            refuse(which + "_dims", fmt::format("expected 1 to {}, found {}", mostSteps, dimensions[i]), "");
        if (resolutions[i] < 1 || resolutions[i] > mostSteps)
            refuse(which + "_reso", fmt::format("expected 1 to {}, found {}", mostSteps, resolutions[i]), "");
        if (resolutions[i] != resolutions[0])
            refuse(which + "_reso",
                   fmt::format("expected one value for all features, found {} and {}", resolutions[0],
                               resolutions[i]),
                   "all inputs share one resolution, and all outputs share one");
        features.push_back({extensions[i], dimensions[i], resolutions[i], norm[i]});
        if (features.back().storage() == Storage::Wave && dimensions[i] != 1)
            refuse(which + "_dims", fmt::format("expected 1 for waveforms, found {}", dimensions[i]), "");
    }
    return features;
}

/// The entry of subset `index`; one single entry serves all subsets.
const Folders& foldersAt(const std::vector<Folders>& all, std::size_t index, const std::string& option) {
    if (all.empty()) refuse(option, "expected a list of folders for each subset, found none", "");
    if (all.size() == 1) return all.front();
    if (index >= all.size())
        refuse(option, fmt::format("expected folders for subset {}, found {} subsets", index, all.size()),
               "give one list of folders per subset");
    return all[index];
}

std::vector<Path> resolveFolders(const ProjectConfig& config, const Folders& folders, std::size_t features,
                                 const std::string& option) {
    if (folders.size() != features)
        refuse(option,
               fmt::format("expected {} folders, one per feature, found {}", features, folders.size()), "");
    std::vector<Path> resolved;
    for (const std::string& folder : folders)
        resolved.push_back(config.resolve(folder));
    return resolved;
}

struct SubsetSource {
    const SetName& name;
    const std::vector<NameList>& lists;
    const std::vector<Folders>& inputs;
    const std::vector<Folders>& outputs;
    std::string prefix; ///< of the options: "" or "test_"
};

void addSubsets(SetSpec& spec, const ProjectConfig& config, const SubsetSource& source) {
    const std::size_t count =
        std::max<std::size_t>(1, source.lists.empty() ? source.inputs.size() : source.lists.size());
    for (std::size_t i = 0; i < count; ++i) {
        SubsetSpec subset;
        subset.name = source.name.subset(i);
        if (subset.name.empty())
            refuse("set_name",
                   fmt::format("expected a name for subset {}, found {}", i, source.name.names.size()),
                   "give one name per subset, or one for the set");
        if (!isSafeRelativeName(subset.name) || subset.name.find('/') != std::string::npos)
            refuse("set_name", fmt::format("\"{}\" cannot begin the names of cache files", subset.name),
                   "use letters, digits, - and _");
        if (i < source.lists.size()) subset.list = source.lists[i];
        if (!subset.list.file.empty()) subset.list.file = config.resolve(subset.list.file).string();
        subset.inputFolders =
            resolveFolders(config, foldersAt(source.inputs, i, source.prefix + "input_dirs"),
                           spec.inputs.size(), source.prefix + "input_dirs");
        if (!spec.outputs.empty())
            subset.outputFolders =
                resolveFolders(config, foldersAt(source.outputs, i, source.prefix + "output_dirs"),
                               spec.outputs.size(), source.prefix + "output_dirs");
        spec.subsets.push_back(std::move(subset));
    }
}

SetSpec baseSpec(const ProjectConfig& config, SetRole role) {
    const DataConfig& data = config.data;
    SetSpec spec;
    spec.role = role;
    spec.inputs = makeFeatures("input", data.inputExts, data.inputDims, data.inputReso, data.inputNorm);
    if (readsTargets(config))
        spec.outputs =
            makeFeatures("output", data.outputExts, data.outputDims, data.outputReso, data.outputNorm);
    if (spec.inputs.empty()) refuse("input_exts", "expected at least one input feature, found none", "");
    for (const FeatureSpec& feature : spec.features())
        spec.resolution = std::max(spec.resolution, feature.resolution);
    spec.samplingRate = data.wavSampRate;
    spec.leaveOutInvalid = data.ignoreLengthInvalidData;
    spec.ignoreCaches = data.ignoreCachedFileInfor;
    spec.skipScanning = data.forceSkipDatadirScanning;
    spec.pooledStatistics = data.statistics != "first";
    if (data.optWavSilenceHandler < 0 || data.optWavSilenceHandler > 3)
        refuse("opt_wav_silence_handler", fmt::format("expected 0 to 3, found {}", data.optWavSilenceHandler),
               "");
    spec.silence = static_cast<SilenceMode>(data.optWavSilenceHandler);
    if (spec.silence != SilenceMode::Off && !spec.waveformOnly())
        refuse("opt_wav_silence_handler", "expected a set of waveforms only, found other features too",
               "set it to 0: frames of other features cannot follow the cut waveform");
    spec.reversed = data.flagReverseDataLoadingOrder;
    spec.leaveOut = data.leaveOut;
    spec.cacheFolder = config.cacheFolder();
    return spec;
}

void setSegments(SetSpec& spec, const DataConfig& data) {
    if (data.truncateSeq > 0) {
        spec.truncate = data.truncateSeq / spec.resolution * spec.resolution;
        if (spec.truncate == 0)
            refuse(
                "truncate_seq",
                fmt::format("expected {} or more (one frame), found {}", spec.resolution, data.truncateSeq),
                "0 keeps utterances whole");
    }
    spec.minimum = std::max<std::int64_t>(0, data.minimumLen) / spec.resolution * spec.resolution;
}

} // namespace

std::vector<FeatureSpec> SetSpec::features() const {
    std::vector<FeatureSpec> all = inputs;
    all.insert(all.end(), outputs.begin(), outputs.end());
    return all;
}

std::int64_t SetSpec::inputDimension() const {
    return std::accumulate(inputs.begin(), inputs.end(), std::int64_t(0),
                           [](std::int64_t sum, const FeatureSpec& f) { return sum + f.dimension; });
}

std::int64_t SetSpec::outputDimension() const {
    return std::accumulate(outputs.begin(), outputs.end(), std::int64_t(0),
                           [](std::int64_t sum, const FeatureSpec& f) { return sum + f.dimension; });
}

bool SetSpec::waveformOnly() const {
    const std::vector<FeatureSpec> all = features();
    return std::all_of(all.begin(), all.end(),
                       [](const FeatureSpec& f) { return f.storage() == Storage::Wave; });
}

std::vector<Path> foldersOf(const SubsetSpec& subset) {
    std::vector<Path> all = subset.inputFolders;
    all.insert(all.end(), subset.outputFolders.begin(), subset.outputFolders.end());
    return all;
}

SetSpec trainingSpec(const ProjectConfig& config) {
    const DataConfig& data = config.data;
    SetSpec spec = baseSpec(config, SetRole::Training);
    setSegments(spec, data);
    addSubsets(spec, config, {data.trnSetName, data.trnList, data.inputDirs, data.outputDirs, ""});
    return spec;
}

std::optional<SetSpec> validationSpec(const ProjectConfig& config) {
    const DataConfig& data = config.data;
    if (data.valList.empty()) return std::nullopt;
    SetSpec spec = baseSpec(config, SetRole::Validation);
    setSegments(spec, data);
    addSubsets(spec, config, {data.valSetName, data.valList, data.inputDirs, data.outputDirs, ""});
    return spec;
}

SetSpec testSpec(const ProjectConfig& config) {
    const InferenceConfig& inference = config.inference;
    SetSpec spec = baseSpec(config, SetRole::Test);
    const bool targets = std::any_of(inference.testOutputDirs.begin(), inference.testOutputDirs.end(),
                                     [](const Folders& folders) { return !folders.empty(); });
    if (!targets) spec.outputs.clear();
    addSubsets(spec, config,
               {inference.testSetName, inference.testList, inference.testInputDirs, inference.testOutputDirs,
                "test_"});
    return spec;
}

} // namespace sonorant
