// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/snapshot.h"

#include "core/base/error.h"

#include <fmt/format.h>

namespace sonorant {

namespace {

constexpr int stateVersion = 1;

torch::Tensor toTensor(const std::vector<std::int64_t>& values) { return torch::tensor(values, torch::kInt64); }

std::vector<std::int64_t> toVector(const torch::Tensor& tensor) {
    const torch::Tensor plain = tensor.to(torch::kInt64).contiguous();
    return {plain.data_ptr<std::int64_t>(), plain.data_ptr<std::int64_t>() + plain.numel()};
}

/// Gradients gathered so far when a stop falls between two optimiser steps, by index of their parameter.
CheckpointDict gradientsOf(const Optimizer& optimizer) {
    CheckpointDict gradients;
    const auto& parameters = optimizer.parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (parameters[i].grad().defined()) gradients.set(std::to_string(i), parameters[i].grad());
    return gradients;
}

void restoreGradients(Optimizer& optimizer, const CheckpointDict& gradients) {
    const auto& parameters = optimizer.parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const CheckpointValue* const saved = gradients.find(std::to_string(i));
        if (!saved || saved->toTensor("a gradient").sizes() != parameters[i].sizes()) continue;
        torch::Tensor parameter = parameters[i];
        parameter.mutable_grad() = saved->toTensor("a gradient").detach().clone().to(parameter.device());
    }
}

CheckpointDict ownState(const TrainingParts& parts, const TrainingConfig& options, const TrainingPosition& position,
                        bool midEpoch) {
    CheckpointDict state = dictOf({{"v", stateVersion},
                                   {"epoch", position.epoch},
                                   {"mid_epoch", midEpoch},
                                   {"phase", toText(position.phase)},
                                   {"batches", position.batches},
                                   {"step", position.step},
                                   {"seconds", position.seconds},
                                   {"seed", options.seed},
                                   {"lr", options.lr},
                                   {"optimizer", options.optimizer},
                                   {"generator", parts.context.generator.get_state()}});
    if (!midEpoch) return state;
    std::vector<CheckpointValue> orders;
    for (const auto& order : position.orders) orders.emplace_back(toTensor(order));
    state.set("orders", CheckpointValue::list(std::move(orders)));
    state.set("visited_train", parts.trainMonitor->visited());
    if (parts.valMonitor) state.set("visited_validation", parts.valMonitor->visited());
    state.set("gradients", gradientsOf(*parts.optimizer));
    return state;
}

/// A position within an epoch, from our own state.
void restoreMidEpoch(TrainingParts& parts, const CheckpointDict& state, TrainingPosition& position,
                     const std::string& context) {
    position.epoch = static_cast<int>(state.at("epoch", context).toInteger("epoch"));
    position.phase = state.at("phase", context).toText("phase") == toText(Phase::Validation) ? Phase::Validation : Phase::Train;
    position.batches = state.at("batches", context).toInteger("batches");
    for (const CheckpointValue& order : state.at("orders", context).toSequence("orders").items)
        position.orders.push_back(toVector(order.toTensor("an order")));
    parts.trainMonitor->restoreVisited(position.epoch, state.at("visited_train", context).toTensor("visited_train"));
    if (const CheckpointValue* visited = state.find("visited_validation"); visited && parts.valMonitor)
        parts.valMonitor->restoreVisited(position.epoch, visited->toTensor("visited_validation"));
    restoreGradients(*parts.optimizer, state.at("gradients", context).toDict("gradients"));
}

void restoreRates(TrainingParts& parts, const TrainingConfig& options, const EpochCheckpoint& checkpoint, Issues& issues) {
    const CheckpointValue* const savedRate = checkpoint.sonorant ? checkpoint.sonorant->find("lr") : nullptr;
    if (!savedRate || savedRate->toReal("lr") == options.lr) return;
    // The person chose another rate than the saved run was started with: theirs holds, and a schedule starts from it.
    for (double& rate : parts.optimizer->rates()) rate = options.lr;
    parts.optimizer->setInitialRate(options.lr);
    parts.schedule = makeSchedule(options, parts.optimizer->rates());
    issues.push_back({"training.lr",
                      fmt::format("the run goes on with the learning rate {:g} of the configuration; it was started with {:g}",
                                  options.lr, savedRate->toReal("lr")),
                      "", Severity::Warning});
}

void restoreHistory(TrainingParts& parts, const EpochCheckpoint& checkpoint, const std::string& context) {
    if (checkpoint.trainLog) parts.trainMonitor->restore(*checkpoint.trainLog, context + ", train_log");
    if (checkpoint.valLog && parts.valMonitor) parts.valMonitor->restore(*checkpoint.valLog, context + ", val_log");
    if (!parts.schedule) return;
    if (!checkpoint.scheduler)
        throw Error(ErrorKind::Mismatch, "the configuration asks for a learning-rate schedule, the checkpoint has none", context,
                    "set training.lr_decay_factor = -1, or training.ignore_training_history_in_trained_model = true");
    parts.schedule->restore(*checkpoint.scheduler);
}

} // namespace

EpochCheckpoint takeSnapshot(const TrainingParts& parts, const TrainingConfig& options, const TrainingPosition& position,
                             bool midEpoch) {
    EpochCheckpoint checkpoint;
    checkpoint.weights = stateDictOf(*parts.model);
    checkpoint.info = position.info;
    checkpoint.optimizer = parts.optimizer->state();
    checkpoint.trainLog = parts.trainMonitor->history(!parts.valMonitor);
    if (parts.valMonitor) checkpoint.valLog = parts.valMonitor->history();
    if (parts.schedule) checkpoint.scheduler = parts.schedule->state();
    checkpoint.sonorant = ownState(parts, options, position, midEpoch);
    return checkpoint;
}

TrainingPosition restoreSnapshot(TrainingParts& parts, const TrainingConfig& options, const EpochCheckpoint& checkpoint,
                                 const std::string& context, Issues& issues) {
    const LoadReport report =
        loadStateDict(*parts.model, checkpoint.weights, {options.allowMismatchedPretrainedModel}, context);
    const auto tell = [&](const std::vector<std::string>& names, const char* what) {
        for (const std::string& name : names)
            issues.push_back({context, fmt::format("{}: {}", what, name), "", Severity::Warning});
    };
    tell(report.mismatched, "not taken, another shape");
    tell(report.missing, "not in the checkpoint");
    tell(report.unexpected, "not in the model");

    TrainingPosition position;
    if (!checkpoint.optimizer.groups.empty() && !options.ignoreOptimizerStatisticsInTrainedModel) {
        parts.optimizer->restore(checkpoint.optimizer, context);
        restoreRates(parts, options, checkpoint, issues);
    }
    if (options.ignoreTrainingHistoryInTrainedModel || !checkpoint.trainLog) return position;

    restoreHistory(parts, checkpoint, context);
    position.epoch = static_cast<int>(checkpoint.trainLog->curEpoch) + 1;
    position.info = checkpoint.info;
    if (!checkpoint.sonorant) return position;
    const CheckpointDict& own = *checkpoint.sonorant;
    position.step = own.at("step", context).toInteger("step");
    position.seconds = own.at("seconds", context).toReal("seconds");
    if (own.at("mid_epoch", context).toBool("mid_epoch")) restoreMidEpoch(parts, own, position, context);
    if (own.at("seed", context).toInteger("seed") == options.seed)
        parts.context.generator.set_state(own.at("generator", context).toTensor("generator"));
    return position;
}

} // namespace sonorant
