// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/option_builder.h"

namespace sonorant::schema {

namespace {

using TrainingTable = Table<TrainingConfig>;

std::string withoutScheduler(const ProjectConfig& config) {
    return config.training.lrDecayFactor > 0 ? "" : "no schedule is on: lr_decay_factor is not above 0";
}

void addEpochs(TrainingTable& table) {
    table.group("Epochs and batches");
    table
        .add("epochs", &TrainingConfig::epochs, "Epochs",
             "How often training goes through the training set at most. When a run is resumed, a larger "
             "number "
             "extends it.")
        .range(1, 1000000);
    table
        .add("no_best_epochs", &TrainingConfig::noBestEpochs, "Patience",
             "Training stops early after this many epochs without a new best validation loss.")
        .range(1, 1000000)
        .unit("epochs")
        .unless([](const ProjectConfig& config) -> std::string {
            if (config.data.valSetName.names.empty())
                return "there is no validation set: every epoch is the best";
            const std::int64_t type = config.training.lrSchedulerType;
            if (config.training.lrDecayFactor > 0 && type == 0) return "the plateau schedule switches it off";
            if (config.training.lrDecayFactor > 0 && type == 3) return "the cosine schedule switches it off";
            return "";
        });
    table
        .add("batch_size", &TrainingConfig::batchSize, "Batch size",
             "Segments per mini-batch, in training and validation. Above 1, shorter segments are padded with "
             "zeros "
             "to the longest of the batch.")
        .range(1, 65536)
        .unit("segments");
    table
        .add("size_accumulate_grad", &TrainingConfig::sizeAccumulateGrad, "Accumulate gradients",
             "Gradients of this many mini-batches are summed (each divided by the number) before one step of "
             "the "
             "optimiser: a larger batch without more memory.")
        .range(1, 65536)
        .unit("mini-batches");
    table.add("shuffle", &TrainingConfig::shuffle, "Shuffle",
              "Draw a new order of the segments for every epoch, in training and validation.");
    table
        .add("sampler", &TrainingConfig::sampler, "Sampler",
             "block_shuffle_by_length puts segments of similar length into one mini-batch: sorted by length, "
             "shuffled "
             "in blocks of four batches, and the blocks shuffled.")
        .choice({"none", "block_shuffle_by_length"}, {"none", "similar lengths together"})
        .unless([](const ProjectConfig& config) -> std::string {
            return config.training.batchSize > 1 ? "" : "it needs batch_size above 1";
        });
    table
        .add("seed", &TrainingConfig::seed, "Seed",
             "Start of the random numbers: initial weights, order of the data, noise of the model. The same "
             "seed "
             "gives the same run.")
        .range(0);
}

void addOptimiser(TrainingTable& table) {
    table.group("Optimiser");
    table
        .add("optimizer", &TrainingConfig::optimizer, "Optimiser",
             "The method that turns gradients into steps.")
        .choice({"Adam", "AdamW", "SGD"}, {"Adam", "AdamW", "SGD (plain gradient descent)"});
    table.add("lr", &TrainingConfig::lr, "Learning rate", "Size of the optimiser's steps at the start.")
        .above(0);
    table.add("l2_penalty", &TrainingConfig::l2Penalty, "Weight decay",
              "Above 0: pulls the weights towards 0 with this strength. Otherwise off, except for AdamW, "
              "which then "
              "keeps its usual 0.01.");
    table.add("grad_clip_norm", &TrainingConfig::gradClipNorm, "Clip gradients at",
              "Above 0: gradients whose total L2 norm is larger are scaled down to it. Otherwise off.");
}

void addSchedule(TrainingTable& table) {
    table.group("Learning-rate schedule");
    table
        .add("lr_decay_factor", &TrainingConfig::lrDecayFactor, "Decay factor",
             "Above 0: switches the schedule on; the learning rate is multiplied by this number whenever the "
             "schedule lowers it. Otherwise the rate stays as it is.")
        .range(-1, 1);
    table
        .add("lr_scheduler_type", &TrainingConfig::lrSchedulerType, "Schedule",
             "0: lower the rate when the validation loss no longer falls. 1: every lr_steplr_size epochs. 2: "
             "after "
             "every epoch. 3: cosine that restarts every lr_patience epochs. 0 and 3 switch early stopping "
             "off.")
        .choice({0, 1, 2, 3}, {"plateau", "step", "exponential", "cosine with warm restarts"})
        .unless(withoutScheduler);
    table
        .add("lr_patience", &TrainingConfig::lrPatience, "Schedule patience",
             "Plateau: epochs without improvement before the rate falls. Cosine: epochs until the restart.")
        .range(0, 1000000)
        .unit("epochs")
        .unless([](const ProjectConfig& config) {
            const std::int64_t type = config.training.lrSchedulerType;
            if (type != 0 && type != 3) return std::string("only the plateau and cosine schedules use it");
            return withoutScheduler(config);
        });
    table
        .add("lr_steplr_size", &TrainingConfig::lrSteplrSize, "Step every",
             "Epochs between two reductions of the rate in the step schedule.")
        .range(1, 1000000)
        .unit("epochs")
        .unless([](const ProjectConfig& config) {
            if (config.training.lrSchedulerType != 1) return std::string("only the step schedule uses it");
            return withoutScheduler(config);
        });
}

void addValidationAndLimits(TrainingTable& table) {
    table.group("Validation and limits");
    table
        .add("eval_mode_for_validation", &TrainingConfig::evalModeForValidation,
             "Evaluation mode for validation",
             "Switch the model to evaluation mode (no dropout, fixed batch statistics) while validating.")
        .unless([](const ProjectConfig& config) -> std::string {
            return config.data.valSetName.names.empty() ? "there is no validation set" : "";
        });
    table
        .add("minibatch_num_train", &TrainingConfig::minibatchNumTrain, "Training cap",
             "At most this many training mini-batches per epoch. 0: all.")
        .range(0)
        .unit("mini-batches")
        .advanced();
    table
        .add("minibatch_num_val", &TrainingConfig::minibatchNumVal, "Validation cap",
             "At most this many validation mini-batches per epoch. 0: all.")
        .range(0)
        .unit("mini-batches")
        .advanced();
    table
        .add("debug_batch_num", &TrainingConfig::debugBatchNum, "Try out with",
             "For trying things out: every epoch ends after this many mini-batches. 0: off.")
        .range(0)
        .unit("mini-batches")
        .advanced();
    table
        .add("model_forward_with_target", &TrainingConfig::modelForwardWithTarget,
             "Give the model the target",
             "Hand the target to the model's forward pass while training, for models that ask for it.")
        .advanced();
    table
        .add("model_forward_with_file_name", &TrainingConfig::modelForwardWithFileName,
             "Give the model the names",
             "Hand the utterance names to the model's forward pass, for models that ask for them.")
        .advanced();
}

void addTrouble(TrainingTable& table) {
    table.group("When something goes wrong");
    table
        .add("unreadable_data", &TrainingConfig::unreadableData, "Unreadable segment",
             "What to do about a training segment whose files can no longer be read. stop: the run waits "
             "(window) or ends (command line), and nothing is lost. skip: the segment is left out, and the "
             "log names it. A segment of the validation set always stops: losses of different sets cannot "
             "be compared.")
        .choice({"stop", "skip"}, {"wait for the file", "leave the segment out"});
    table
        .add("loader_patience", &TrainingConfig::loaderPatience, "Patience with files",
             "After this many seconds without data (a network folder that hangs, say) the log names the "
             "utterances that are waited for, again and again; training goes on by itself when they come. "
             "0: never.")
        .range(0, 86400)
        .unit("s");
    table
        .add("loss_explosion", &TrainingConfig::lossExplosion, "Exploded loss",
             "The run waits (window) or ends (command line) when the training loss, averaged over 20 "
             "mini-batches, is this many times what it was when training began. 0: never.")
        .range(0, 1e30)
        .unit("times");
}

void addMachine(TrainingTable& table) {
    table.group("Machine");
    table.add("device", &TrainingConfig::device, "Device",
              "auto (a GPU if there is one), cpu, cuda, or a certain GPU such as cuda:1.");
    table
        .add(
            "threads", &TrainingConfig::threads, "Threads",
            "Processor threads that compute one operation together. 0: all cores. The last digits of results "
            "depend on it.")
        .range(0, 4096);
    table
        .add("num_workers", &TrainingConfig::numWorkers, "Loading threads",
             "Threads that read mini-batches ahead, two for each thread. 0: one thread, which reads only the "
             "next one. The order does not depend on it.")
        .range(0, 256);
    table
        .add("no_cuda", &TrainingConfig::noCuda, "Never use a GPU",
             "Train on the processor whatever device says.")
        .advanced();
    table
        .add("multi_gpu_data_parallel", &TrainingConfig::multiGpuDataParallel, "Use all GPUs",
             "Split every mini-batch among all GPUs of this machine.")
        .advanced()
        .unless([](const ProjectConfig& config) -> std::string {
            if (config.training.noCuda || config.training.device == "cpu")
                return "training is bound to the processor";
            return config.training.batchSize > 1 ? "" : "it needs batch_size above 1";
        });
    table
        .add("cudnn_deterministic", &TrainingConfig::cudnnDeterministic, "Repeatable on GPUs",
             "Let cuDNN use only methods that give the same result each time.")
        .advanced();
    table
        .add("cudnn_benchmark", &TrainingConfig::cudnnBenchmark, "Try for the fastest on GPUs",
             "Let cuDNN try several methods and keep the fastest; pays off when all segments are equally "
             "long.")
        .advanced();
    table
        .add("verbose", &TrainingConfig::verbose, "Log detail",
             "How much the log says: 0 little, 1 every segment.")
        .choice({0, 1}, {"little", "every segment"})
        .advanced();
}

} // namespace

void addTrainingOptions(std::vector<Option>& options) {
    TrainingTable table("training", &ProjectConfig::training, options);
    addEpochs(table);
    addOptimiser(table);
    addSchedule(table);
    addValidationAndLimits(table);
    addTrouble(table);
    addMachine(table);
    addSavingOptions(options);
}

} // namespace sonorant::schema
