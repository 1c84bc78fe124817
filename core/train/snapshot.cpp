// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/snapshot.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <limits>

namespace sonorant {

namespace {

constexpr int stateVersion = 1;

torch::Tensor toTensor(const std::vector<std::int64_t>& values) {
    return torch::tensor(values, torch::kInt64);
}

std::vector<std::int64_t> toVector(const torch::Tensor& tensor) {
    const torch::Tensor plain = tensor.to(torch::kInt64).contiguous();
    return {plain.data_ptr<std::int64_t>(), plain.data_ptr<std::int64_t>() + plain.numel()};
}

/// Gradients gathered so far when a stop falls between two optimiser steps.
void saveGradients(const Optimizer& optimizer, SonorantState& state) {
    const auto& parameters = optimizer.parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (parameters[i].grad().defined())
            state.tensors[fmt::format("gradient.{}", i)] = parameters[i].grad();
}

void restoreGradients(Optimizer& optimizer, const SonorantState& state) {
    const auto& parameters = optimizer.parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const auto found = state.tensors.find(fmt::format("gradient.{}", i));
        if (found == state.tensors.end() || found->second.sizes() != parameters[i].sizes()) continue;
        torch::Tensor parameter = parameters[i];
        parameter.mutable_grad() = found->second.detach().clone().to(parameter.device());
    }
}

SonorantState ownState(const TrainingParts& parts, const TrainingConfig& options,
                       const TrainingPosition& position, bool midEpoch) {
    SonorantState state;
    state.generatorState = parts.context.generator.get_state();
    state.facts.set("v", stateVersion);
    state.facts.set("epoch", position.epoch);
    state.facts.set("mid_epoch", midEpoch);
    state.facts.set("phase", toText(position.phase));
    state.facts.set("batches", position.batches);
    state.facts.set("step", position.step);
    state.facts.set("seconds", position.seconds);
    state.facts.set("seed", options.seed);
    state.facts.set("lr", options.lr);
    state.facts.set("optimizer", options.optimizer);
    state.facts.set("batch_size", options.batchSize);
    state.facts.set("size_accumulate_grad", options.sizeAccumulateGrad);
    if (!midEpoch) return state;
    for (std::size_t i = 0; i < position.orders.size(); ++i)
        state.tensors[fmt::format("order.{}", i)] = toTensor(position.orders[i]);
    state.tensors["visited.train"] = parts.trainMonitor->visited();
    if (parts.valMonitor) state.tensors["visited.validation"] = parts.valMonitor->visited();
    saveGradients(*parts.optimizer, state);
    return state;
}

/// The position counts mini-batches, which hold other segments when their size is another.
/// @throws Error Mismatch naming the option
void checkSameBatches(const SonorantState& state, const TrainingConfig& options, const std::string& context) {
    for (const auto& [name, wanted] :
         {std::pair{"batch_size", options.batchSize}, {"size_accumulate_grad", options.sizeAccumulateGrad}}) {
        const PlainValue* const saved = state.facts.find(name);
        if (!saved || saved->toInteger() == wanted) continue;
        throw Error(
            ErrorKind::Mismatch,
            fmt::format(
                "the run was interrupted within an epoch that it began with training.{} = {}, and the "
                "configuration now says {}",
                name, saved->toInteger(), wanted),
            context,
            fmt::format(
                "resume with --set {0}={1} until the epoch ends, or begin a new run from the last whole "
                "epoch (--trained-model epoch_NNN.pt)",
                name, saved->toInteger()));
    }
}

/// A position within an epoch, from our own state.
void restoreMidEpoch(TrainingParts& parts, const SonorantState& state, TrainingPosition& position) {
    position.epoch = static_cast<int>(state.facts.at("epoch").toInteger());
    position.phase =
        state.facts.at("phase") == PlainValue(toText(Phase::Validation)) ? Phase::Validation : Phase::Train;
    position.batches = state.facts.at("batches").toInteger();
    for (std::size_t i = 0;; ++i) {
        const auto found = state.tensors.find(fmt::format("order.{}", i));
        if (found == state.tensors.end()) break;
        position.orders.push_back(toVector(found->second));
    }
    const auto visited = [&](const char* name, LossMonitor* monitor) {
        const auto found = state.tensors.find(name);
        if (monitor && found != state.tensors.end()) monitor->restoreVisited(position.epoch, found->second);
    };
    visited("visited.train", parts.trainMonitor.get());
    visited("visited.validation", parts.valMonitor.get());
    restoreGradients(*parts.optimizer, state);
}

void restoreRates(TrainingParts& parts, const TrainingConfig& options, const EpochCheckpoint& checkpoint,
                  Issues& issues) {
    const PlainValue* const savedRate = checkpoint.sonorant ? checkpoint.sonorant->facts.find("lr") : nullptr;
    if (!savedRate || savedRate->toReal() == options.lr) return;
    // The person chose another rate than the saved run was started with: theirs holds, and a schedule starts
    // from it.
    for (double& rate : parts.optimizer->rates())
        rate = options.lr;
    parts.optimizer->setInitialRate(options.lr);
    if (parts.schedule) parts.schedule->rebase(parts.optimizer->rates());
    issues.push_back(
        {"training.lr",
         fmt::format(
             "the run goes on with the learning rate {:g} of the configuration; it was started with {:g}",
             options.lr, savedRate->toReal()),
         "", Severity::Warning});
}

/// A damaged or foreign checkpoint must not lead training beyond its tables.
void requireRange(const char* what, std::int64_t value, std::int64_t lowest, std::int64_t highest,
                  const std::string& context) {
    if (value >= lowest && value <= highest) return;
    throw Error(ErrorKind::Malformed,
                fmt::format("expected {} to be from {} to {}, found {}", what, lowest, highest, value),
                context, "start from another checkpoint");
}

void restoreHistory(TrainingParts& parts, const EpochCheckpoint& checkpoint, const std::string& context) {
    if (checkpoint.trainLog) parts.trainMonitor->restore(*checkpoint.trainLog, context + ", train_log");
    if (checkpoint.valLog && parts.valMonitor)
        parts.valMonitor->restore(*checkpoint.valLog, context + ", val_log");
}

void restoreSchedule(TrainingParts& parts, const EpochCheckpoint& checkpoint, const std::string& context,
                     Issues& issues) {
    if (!parts.schedule) return;
    if (checkpoint.lrScheduler)
        parts.schedule->restore(*checkpoint.lrScheduler);
    else
        issues.push_back({context, "the checkpoint has no learning-rate schedule: it begins afresh", "",
                          Severity::Warning});
}

} // namespace

EpochCheckpoint takeSnapshot(const TrainingParts& parts, const TrainingConfig& options,
                             const TrainingPosition& position, bool midEpoch) {
    EpochCheckpoint checkpoint;
    checkpoint.stateDict = stateDictOf(*parts.model);
    checkpoint.info = position.info;
    checkpoint.optimizer = parts.optimizer->state();
    checkpoint.trainLog = parts.trainMonitor->history(!parts.valMonitor);
    if (parts.valMonitor) checkpoint.valLog = parts.valMonitor->history();
    if (parts.schedule) checkpoint.lrScheduler = parts.schedule->state();
    checkpoint.sonorant = ownState(parts, options, position, midEpoch);
    return checkpoint;
}

TrainingPosition restoreSnapshot(TrainingParts& parts, const TrainingConfig& options,
                                 const EpochCheckpoint& checkpoint, const std::string& context,
                                 Issues& issues) {
    const LoadReport report =
        loadStateDict(*parts.model, checkpoint.stateDict, options.allowMismatchedPretrainedModel, context);
    const Issues found = issuesOf(report, context);
    issues.insert(issues.end(), found.begin(), found.end());

    TrainingPosition position;
    const bool history = !options.ignoreTrainingHistoryInTrainedModel && checkpoint.trainLog;
    if (checkpoint.optimizer && !options.ignoreOptimizerStatisticsInTrainedModel) {
        parts.optimizer->restore(*checkpoint.optimizer, context);
        if (history) restoreSchedule(parts, checkpoint, context, issues);
        restoreRates(parts, options, checkpoint, issues);
    }
    if (!history) return position;

    restoreHistory(parts, checkpoint, context);
    constexpr std::int64_t mostEpochs = 1000000; // as training.epochs
    requireRange("epoch", checkpoint.trainLog->curEpoch, -1, mostEpochs, context);
    position.epoch = static_cast<int>(checkpoint.trainLog->curEpoch) + 1;
    position.info = checkpoint.info.value_or("");
    if (!checkpoint.sonorant) return position;
    const SonorantState& own = *checkpoint.sonorant;
    position.step = own.facts.at("step").toInteger();
    requireRange("step", position.step, 0, std::numeric_limits<std::int64_t>::max() / 2, context);
    position.seconds = own.facts.at("seconds").toReal();
    if (own.facts.at("mid_epoch").toBool()) {
        checkSameBatches(own, options, context);
        requireRange("epoch", own.facts.at("epoch").toInteger(), 0, options.epochs, context);
        requireRange("batches", own.facts.at("batches").toInteger(), 0, std::numeric_limits<int>::max(),
                     context);
        restoreMidEpoch(parts, own, position);
    }
    if (own.generatorState.defined() && own.facts.at("seed").toInteger() == options.seed)
        parts.context.generator.set_state(own.generatorState);
    return position;
}

} // namespace sonorant
