// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/option_builder.h"

namespace sonorant::schema {

namespace {

using InferenceTable = Table<InferenceConfig>;

void addSets(InferenceTable& table) {
    table.group("Test sets");
    table.add(
        "test_set_name", &InferenceConfig::testSetName, "Test sets",
        "Name of the test set or a list of names, one per subset, used for cache files. Left out: \"test\".");
    table.add(
        "test_list", &InferenceConfig::testList, "Test lists",
        "One entry per subset: the path of a text file with one utterance name per line, or a list of the "
        "names. Left out: every file of the first input folder.");
    table.add(
        "test_input_dirs", &InferenceConfig::testInputDirs, "Input folders",
        "For each test subset a list of folders, one per input feature. Left out: the input folders of the "
        "first training subset.");
    table.add(
        "test_output_dirs", &InferenceConfig::testOutputDirs, "Natural recordings",
        "For each test subset the folders of the natural output features, for comparison, or an empty list. "
        "Left out: none.");
    table
        .add("inference_data_list", &InferenceConfig::inferenceDataList, "Only these",
             "Path of a text file with the names to generate, instead of the whole test set.")
        .file();
    table
        .add("inference_sample_start_index", &InferenceConfig::inferenceSampleStartIndex, "First",
             "Number of the first utterance of the set to generate, counted from 0 in sorted order.")
        .range(0)
        .advanced();
    table
        .add("inference_sample_end_index", &InferenceConfig::inferenceSampleEndIndex, "End",
             "Number of the utterance before which generation ends. -1: the end of the set.")
        .range(-1)
        .advanced();
}

void addOutput(InferenceTable& table) {
    table.group("Generated files");
    table
        .add("output_dir", &InferenceConfig::outputDir, "Output folder",
             "Where generated files go. Empty: the folder generated of the run, or output of the project.")
        .folder();
    table.add("output_filename_prefix", &InferenceConfig::outputFilenamePrefix, "Prefix",
              "Put before the name of every generated file.");
}

void addManner(InferenceTable& table) {
    table.group("Long utterances");
    table
        .add("trunc_input_length_for_inference", &InferenceConfig::truncInputLengthForInference,
             "Piece length",
             "Above 0: generate piece by piece, each of this many input frames, joined by cross-fade: needs "
             "little "
             "memory for long utterances. Otherwise whole utterances.")
        .range(-1)
        .unit("frames");
    table
        .add("trunc_input_overlap", &InferenceConfig::truncInputOverlap, "Overlap",
             "Frames that two neighbouring pieces share, over which they are cross-faded.")
        .range(0)
        .unit("frames")
        .unless([](const ProjectConfig& config) -> std::string {
            return config.inference.truncInputLengthForInference > 0
                       ? ""
                       : "utterances are generated whole: trunc_input_length_for_inference is not above 0";
        });
    table
        .add(
            "framework_order", &InferenceConfig::frameworkOrder, "The framework's random sequence",
            "Draw the noise of all utterances from one sequence as the Python framework does. Otherwise each "
            "utterance has its own, so that the result does not depend on which others are generated.")
        .advanced();
}

} // namespace

void addInferenceOptions(std::vector<Option>& options) {
    InferenceTable table("inference", &ProjectConfig::inference, options);
    addSets(table);
    addOutput(table);
    addManner(table);
}

} // namespace sonorant::schema
