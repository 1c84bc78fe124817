// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/epoch_checkpoint.h"

#include "core/base/error.h"
#include "core/checkpoint/checkpoint_file.h"
#include "core/checkpoint/epoch_convert.h"
#include "core/checkpoint/plain_convert.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

LossHistory lossHistoryFrom(const CheckpointDict& dict, const std::string& where) {
    LossHistory log;
    log.lossMat = dict.at("loss_mat", where).toTensor("loss_mat");
    log.timeMat = dict.at("time_mat", where).toTensor("time_mat");
    if (log.lossMat.dim() != 3 || log.timeMat.dim() != 2)
        throw Error(ErrorKind::Mismatch,
                    fmt::format("expected losses of 3 dimensions and times of 2, found {} and {}",
                                log.lossMat.dim(), log.timeMat.dim()),
                    where);
    log.epochNum = dict.at("epoch_num", where).toInteger("epoch_num");
    log.seqNum = dict.at("seq_num", where).toInteger("seq_num");
    log.curEpoch = dict.at("cur_epoch", where).toInteger("cur_epoch");
    if (const auto& best = dict.at("best_error", where); !best.isNone())
        log.bestError = best.toReal("best_error");
    if (const auto& best = dict.at("best_epoch", where); !best.isNone())
        log.bestEpoch = best.toInteger("best_epoch");
    const CheckpointValue* const flags = dict.find("loss_flag");
    if (flags && !flags->isNone()) {
        log.lossFlag.emplace();
        for (const CheckpointValue& flag : flags->toSequence("loss_flag").items)
            log.lossFlag->push_back(flag.toBool("loss_flag"));
    }
    return log;
}

CheckpointValue toCheckpointValue(const LossHistory& log) {
    CheckpointDict dict;
    dict.set("loss_mat", NumpyValue{log.lossMat.to(torch::kFloat64), false});
    dict.set("time_mat", NumpyValue{log.timeMat.to(torch::kFloat64), false});
    dict.set("epoch_num", log.epochNum);
    dict.set("seq_num", log.seqNum);
    dict.set("cur_epoch", log.curEpoch);
    // The framework's best error is a sum over a numpy array, hence a numpy number.
    dict.set("best_error",
             log.bestError
                 ? CheckpointValue(NumpyValue{torch::scalar_tensor(*log.bestError, torch::kFloat64), true})
                 : CheckpointValue());
    dict.set("best_epoch", log.bestEpoch ? CheckpointValue(*log.bestEpoch) : CheckpointValue());
    std::vector<CheckpointValue> flags;
    if (log.lossFlag)
        for (const bool flag : *log.lossFlag)
            flags.emplace_back(flag);
    dict.set("loss_flag", log.lossFlag ? CheckpointValue::list(std::move(flags)) : CheckpointValue());
    return dict;
}

CheckpointValue orNone(const std::optional<LossHistory>& log) {
    return log ? toCheckpointValue(*log) : CheckpointValue();
}

SonorantState sonorantStateFrom(const CheckpointDict& dict) {
    SonorantState state;
    if (const auto& generator = dict.at("generator", "sonorant"); !generator.isNone())
        state.generatorState = generator.toTensor("sonorant.generator");
    state.facts = plainDictFrom(dict.at("facts", "sonorant").toDict("sonorant.facts"), "sonorant.facts");
    for (const CheckpointEntry& entry : dict.at("tensors", "sonorant").toDict("sonorant.tensors").entries)
        state.tensors[entry.key.toText("sonorant.tensors")] = entry.value.toTensor("sonorant.tensors");
    return state;
}

CheckpointValue toCheckpointValue(const SonorantState& state) {
    CheckpointDict tensors, dict;
    for (const auto& [name, tensor] : state.tensors)
        tensors.set(name, tensor);
    dict.set("generator",
             state.generatorState.defined() ? CheckpointValue(state.generatorState) : CheckpointValue());
    dict.set("facts", toCheckpointDict(state.facts));
    dict.set("tensors", std::move(tensors));
    return dict;
}

} // namespace

bool looksLikeEpochCheckpoint(const CheckpointValue& value) {
    const auto* dict = value.as<CheckpointDict>();
    return dict && dict->find("state_dict");
}

EpochCheckpoint epochCheckpointFrom(const CheckpointValue& value, const std::string& context) {
    EpochCheckpoint checkpoint;
    if (!looksLikeEpochCheckpoint(value)) {
        checkpoint.stateDict = stateDictFrom(value, context);
        return checkpoint;
    }
    const CheckpointDict& dict = value.toDict(context);
    checkpoint.stateDict = stateDictFrom(dict.at("state_dict", context), context);
    const auto part = [&](const char* key) {
        const CheckpointValue* const found = dict.find(key);
        return found && !found->isNone() ? found : nullptr;
    };
    if (const auto* info = part("info")) checkpoint.info = info->toText("info");
    if (const auto* optimizer = part("optimizer")) checkpoint.optimizer = optimizerStateFrom(*optimizer);
    if (const auto* log = part("train_log"))
        checkpoint.trainLog = lossHistoryFrom(log->toDict("train_log"), context + ", train_log");
    if (const auto* log = part("val_log"))
        checkpoint.valLog = lossHistoryFrom(log->toDict("val_log"), context + ", val_log");
    if (const auto* scheduler = part("lr_scheduler"))
        checkpoint.lrScheduler = plainDictFrom(scheduler->toDict("lr_scheduler"), "lr_scheduler");
    if (const auto* own = part("sonorant")) checkpoint.sonorant = sonorantStateFrom(own->toDict("sonorant"));
    return checkpoint;
}

CheckpointValue toCheckpointValue(const EpochCheckpoint& checkpoint) {
    // Without the epoch rows it is a mid-epoch file, which the framework writes with weights and optimiser
    // alone.
    const bool whole = checkpoint.info.has_value();
    CheckpointDict dict;
    dict.set("state_dict", toCheckpointValue(checkpoint.stateDict));
    if (whole) dict.set("info", *checkpoint.info);
    if (checkpoint.optimizer) dict.set("optimizer", toCheckpointValue(*checkpoint.optimizer));
    if (whole || checkpoint.trainLog) dict.set("train_log", orNone(checkpoint.trainLog));
    if (whole || checkpoint.valLog) dict.set("val_log", orNone(checkpoint.valLog));
    if (whole || checkpoint.lrScheduler)
        dict.set("lr_scheduler", checkpoint.lrScheduler
                                     ? CheckpointValue(toCheckpointDict(*checkpoint.lrScheduler))
                                     : CheckpointValue());
    if (checkpoint.sonorant) dict.set("sonorant", toCheckpointValue(*checkpoint.sonorant));
    return dict;
}

EpochCheckpoint readEpochCheckpoint(const Path& file) {
    return epochCheckpointFrom(readCheckpoint(file), toUtf8(file));
}

void writeEpochCheckpoint(const Path& file, const EpochCheckpoint& checkpoint) {
    writeCheckpoint(file, toCheckpointValue(checkpoint));
}

} // namespace sonorant
