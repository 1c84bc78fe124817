// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/option_builder.h"

namespace sonorant::schema {

namespace {

using TrainingTable = Table<TrainingConfig>;

std::string withoutTrainedModel(const ProjectConfig& config) {
    return config.training.trainedModel.empty() ? "training starts from new weights: trained_model is empty"
                                                : "";
}

void addSaving(TrainingTable& table) {
    table.group("Saving");
    table
        .add("save_model_dir", &TrainingConfig::saveModelDir, "Folder",
             "Where checkpoints are written. Empty: the folder of the run.")
        .folder();
    table
        .add("save_epoch_name", &TrainingConfig::saveEpochName, "Epoch files",
             "Beginning of the name of the file written after each epoch: NAME_000.pt, NAME_001.pt, ...")
        .advanced();
    table
        .add("save_trained_name", &TrainingConfig::saveTrainedName, "Best network",
             "Name of the file that holds the weights of the best epoch.")
        .advanced();
    table.add("save_model_ext", &TrainingConfig::saveModelExt, "Extension", "Extension of checkpoints.")
        .advanced();
    table.add(
        "not_save_each_epoch", &TrainingConfig::notSaveEachEpoch, "Only the best",
        "Write no file after each epoch, only the weights of the best one. Such a run cannot be resumed "
        "exactly.");
    table
        .add("save_model_every_n_minibatches", &TrainingConfig::saveModelEveryNMinibatches, "Also save every",
             "Write a checkpoint within the epoch after each of this many mini-batches: useful when one "
             "epoch takes "
             "hours. 0: off.")
        .range(0)
        .unit("mini-batches");
    table
        .add("force_save_lite_trained_network_per_epoch",
             &TrainingConfig::forceSaveLiteTrainedNetworkPerEpoch, "Weights of every epoch",
             "Also write the weights alone after every epoch, whether best or not.")
        .advanced();
}

void addLoading(TrainingTable& table) {
    table.group("Starting from a checkpoint");
    table
        .add("trained_model", &TrainingConfig::trainedModel, "Checkpoint",
             "Start from this file: an epoch checkpoint continues its training, a trained network gives the "
             "initial "
             "weights. Empty: new weights.")
        .file();
    table
        .add("ignore_training_history_in_trained_model", &TrainingConfig::ignoreTrainingHistoryInTrainedModel,
             "Forget its history", "Start again at epoch 0, without the checkpoint's list of losses.")
        .unless(withoutTrainedModel);
    table
        .add("ignore_optimizer_statistics_in_trained_model",
             &TrainingConfig::ignoreOptimizerStatisticsInTrainedModel, "Forget its optimiser state",
             "Use the checkpoint's weights but a fresh optimiser and schedule.")
        .unless(withoutTrainedModel);
    table
        .add("allow_mismatched_pretrained_model", &TrainingConfig::allowMismatchedPretrainedModel,
             "Accept another model's weights",
             "Keep the tensors whose name and size fit and report the others. Otherwise a difference is an "
             "error.")
        .unless(withoutTrainedModel);
}

} // namespace

void addSavingOptions(std::vector<Option>& options) {
    TrainingTable table("training", &ProjectConfig::training, options);
    addSaving(table);
    addLoading(table);
}

} // namespace sonorant::schema
