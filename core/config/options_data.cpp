// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/option_builder.h"

namespace sonorant::schema {

namespace {

using DataTable = Table<DataConfig>;

std::string withoutValidation(const ProjectConfig& config) {
    return config.data.valSetName.names.empty() ? "there is no validation set: val_set_name is empty" : "";
}

std::string withOneSubset(const ProjectConfig& config) {
    return config.data.inputDirs.size() < 2 ? "there is only one subset" : "";
}

void addSets(DataTable& table) {
    table.group("Sets");
    table
        .add(
            "trn_set_name", &DataConfig::trnSetName, "Training set",
            "Name of the training set, used for its cache files. With several subsets, one name for all (the "
            "subsets are then called NAME_sub_0, NAME_sub_1, ...) or a list with one name for each.")
        .required();
    table.add(
        "val_set_name", &DataConfig::valSetName, "Validation set",
        "Name of the validation set, as for the training set. Left out: training runs without validation, "
        "and every epoch counts as the best so far.");
    table.add(
        "trn_list", &DataConfig::trnList, "Training lists",
        "One entry per subset: the path of a text file with one utterance name (without extension) per "
        "line, or a list of the names themselves. An empty entry, or no lists at all: every file of the "
        "subset's first input folder.");
    table
        .add("val_list", &DataConfig::valList, "Validation lists",
             "One entry per subset, as for the training lists; the files come from the same folders.")
        .unless(withoutValidation);
    table.add(
        "leave_out", &DataConfig::leaveOut, "Left out",
        "Names of utterances that belong to no set, whatever the lists say. Checking the data offers to "
        "put bad recordings here.");
}

void addInputs(DataTable& table) {
    table.group("Input features");
    table
        .add("input_dirs", &DataConfig::inputDirs, "Input folders",
             "For each subset a list of folders, one folder per input feature.")
        .required();
    table
        .add("input_exts", &DataConfig::inputExts, "Input extensions",
             "File extension of each input feature, e.g. \".mfbsp\". \".wav\" and \".flac\" are waveforms, "
             "\".npy\" "
             "NumPy arrays, anything else raw little-endian float32. F0 comes last where a model needs it; "
             "for \".f0\" only voiced frames count in the statistics.")
        .required();
    table
        .add("input_dims", &DataConfig::inputDims, "Input dimensions",
             "Values per frame of each input feature: 80 for a mel spectrogram of 80 bands, 1 for F0.")
        .range(1, 1 << 20)
        .required();
    table
        .add("input_reso", &DataConfig::inputReso, "Input resolutions",
             "How many output-rate steps one frame of each input feature lasts: 80 for frames every 5 ms and "
             "a "
             "waveform at 16 kHz. All inputs share one value.")
        .range(1, 1 << 20)
        .unit("steps per frame")
        .required();
    table
        .add("input_norm", &DataConfig::inputNorm, "Normalise inputs",
             "For each input feature: whether it is brought to mean 0 and deviation 1 with the statistics of "
             "the training set.")
        .required();
}

void addOutputs(DataTable& table) {
    table.group("Output features");
    table
        .add(
            "output_dirs", &DataConfig::outputDirs, "Output folders",
            "For each subset a list of folders, one folder per output feature: what the model shall learn to "
            "produce. Models that learn from something else, such as a classifier from labels, do without "
            "output features: leave them out.")
        .required();
    table
        .add("output_exts", &DataConfig::outputExts, "Output extensions",
             "File extension of each output feature; generated files get it, too. \".wav\" is written as "
             "16-bit "
             "PCM.")
        .required();
    table
        .add("output_dims", &DataConfig::outputDims, "Output dimensions",
             "Values per frame of each output feature: 1 for a waveform.")
        .range(1, 1 << 20)
        .required();
    table
        .add("output_reso", &DataConfig::outputReso, "Output resolutions",
             "How many output-rate steps one frame of each output feature lasts: 1 for a waveform. All "
             "outputs "
             "share one value.")
        .range(1, 1 << 20)
        .unit("steps per frame")
        .required();
    table
        .add(
            "output_norm", &DataConfig::outputNorm, "Normalise outputs",
            "For each output feature: whether the target is brought to mean 0 and deviation 1. Usually false "
            "for waveforms.")
        .required();
    table
        .add("wav_samp_rate", &DataConfig::wavSampRate, "Sampling rate",
             "Sampling rate of the waveforms, also of the generated ones.")
        .range(1000, 384000)
        .unit("Hz");
}

void addSegments(DataTable& table) {
    table.group("Segments");
    table
        .add("truncate_seq", &DataConfig::truncateSeq, "Segment length",
             "Utterances are cut into segments of this length, rounded down to whole input frames. 0: whole "
             "utterances. Shorter segments need less memory. Test sets are never cut.")
        .range(0)
        .unit("steps");
    table
        .add(
            "minimum_len", &DataConfig::minimumLen, "Shortest segment",
            "Segments shorter than this are dropped from training and validation sets, rounded down to whole "
            "input frames. 0: none is dropped.")
        .range(0)
        .unit("steps");
    table.add("ignore_length_invalid_data", &DataConfig::ignoreLengthInvalidData,
              "Leave out mismatched lengths",
              "Leave out utterances whose features differ by more than 10 % in length, with a warning. "
              "Otherwise they are an error.");
}

void addStatisticsAndCache(DataTable& table) {
    table.group("Statistics and caches");
    table
        .add("statistics", &DataConfig::statistics, "Statistics from",
             "Which training files the mean and deviation come from when there are several subsets: all of "
             "them, "
             "or those of the first subset as in the Python framework.")
        .choice({"pooled", "first"}, {"all subsets", "the first subset"})
        .unless(withOneSubset);
    table
        .add("way_to_merge_datasets", &DataConfig::wayToMergeDatasets, "Merge subsets",
             "concatenate: one long set. batch_merge: every mini-batch takes one draw from each subset, and "
             "an "
             "epoch ends with the smallest subset.")
        .choice({"concatenate", "batch_merge"}, {"one long set", "one draw from each subset per mini-batch"})
        .unless(withOneSubset);
    table
        .add(
            "path_cache_file", &DataConfig::pathCacheFile, "Cache folder",
            "Folder for cached lengths (.dic) and statistics (.bin). Empty: the folder cache of the project.")
        .folder()
        .advanced();
    table
        .add("ignore_cached_file_infor", &DataConfig::ignoreCachedFileInfor, "Ignore caches",
             "Read all lengths and statistics from the files again, even where caches are up to date.")
        .advanced();
    table
        .add("force_skip_datadir_scanning", &DataConfig::forceSkipDatadirScanning, "Skip scanning folders",
             "Trust the lists (or the caches) without looking which files exist. Saves time on slow network "
             "folders; missing files then show up while training.")
        .advanced();
    table
        .add("flag_reverse_data_loading_order", &DataConfig::flagReverseDataLoadingOrder, "Reverse order",
             "Read the set back to front: position i holds segment n - 1 - i.")
        .advanced();
    table
        .add("opt_wav_silence_handler", &DataConfig::optWavSilenceHandler, "Silence in waveforms",
             "Energy-based removal of silence while loading, for sets of waveforms alone.")
        .choice({0, 1, 2, 3}, {"keep as it is", "remove silence", "keep only silence", "remove at both ends"})
        .advanced();
}

} // namespace

void addDataOptions(std::vector<Option>& options) {
    DataTable table("data", &ProjectConfig::data, options);
    addSets(table);
    addInputs(table);
    addOutputs(table);
    addSegments(table);
    addStatisticsAndCache(table);
}

} // namespace sonorant::schema
