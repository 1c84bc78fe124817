// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/epoch_checkpoint.h"

#include "core/base/error.h"
#include "core/checkpoint/checkpoint_file.h"
#include "core/checkpoint/optimizer_state.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

MonitorLog monitorLogFrom(const CheckpointDict& dict, const std::string& where) {
    MonitorLog log;
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

CheckpointValue toCheckpointValue(const MonitorLog& log) {
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

CheckpointValue orNone(const std::optional<MonitorLog>& log) {
    return log ? toCheckpointValue(*log) : CheckpointValue();
}

constexpr std::string_view knownKeys[] = {"state_dict", "info",         "optimizer", "train_log",
                                          "val_log",    "lr_scheduler", "sonorant"};

} // namespace

bool looksLikeEpochCheckpoint(const CheckpointValue& value) {
    const auto* dict = value.as<CheckpointDict>();
    return dict && dict->find("state_dict") && dict->find("optimizer");
}

EpochCheckpoint epochCheckpointFrom(const CheckpointValue& value, const std::string& context) {
    const CheckpointDict& dict = value.toDict(context);
    EpochCheckpoint checkpoint;
    checkpoint.weights = stateDictFrom(dict.at("state_dict", context), context);
    checkpoint.optimizer = optimizerStateFrom(dict.at("optimizer", context));
    checkpoint.isMidEpoch = !dict.find("train_log");
    if (const auto* info = dict.find("info"); info && !info->isNone()) checkpoint.info = info->toText("info");
    const auto part = [&](const char* key) {
        const CheckpointValue* const found = dict.find(key);
        return found ? found->dictOrNone(key) : nullptr;
    };
    if (const auto* log = part("train_log"))
        checkpoint.trainLog = monitorLogFrom(*log, context + ", train_log");
    if (const auto* log = part("val_log")) checkpoint.valLog = monitorLogFrom(*log, context + ", val_log");
    if (const auto* scheduler = part("lr_scheduler")) checkpoint.scheduler = *scheduler;
    if (const auto* own = part("sonorant")) checkpoint.sonorant = *own;
    for (const CheckpointEntry& entry : dict.entries) {
        const auto* key = entry.key.as<std::string>();
        if (!key || std::find(std::begin(knownKeys), std::end(knownKeys), *key) == std::end(knownKeys))
            checkpoint.others.entries.push_back(entry);
    }
    return checkpoint;
}

CheckpointValue toCheckpointValue(const EpochCheckpoint& checkpoint) {
    CheckpointDict dict;
    dict.set("state_dict", toCheckpointValue(checkpoint.weights));
    const bool whole = !checkpoint.isMidEpoch; // else only what there is
    if (whole || !checkpoint.info.empty()) dict.set("info", checkpoint.info);
    dict.set("optimizer", toCheckpointValue(checkpoint.optimizer));
    if (whole || checkpoint.trainLog) dict.set("train_log", orNone(checkpoint.trainLog));
    if (whole || checkpoint.valLog) dict.set("val_log", orNone(checkpoint.valLog));
    if (whole || checkpoint.scheduler)
        dict.set("lr_scheduler",
                 checkpoint.scheduler ? CheckpointValue(*checkpoint.scheduler) : CheckpointValue());
    for (const CheckpointEntry& entry : checkpoint.others.entries)
        dict.entries.push_back(entry);
    if (checkpoint.sonorant) dict.set("sonorant", *checkpoint.sonorant);
    return dict;
}

EpochCheckpoint readEpochCheckpoint(const Path& file) {
    const CheckpointValue value = readCheckpoint(file);
    if (!looksLikeEpochCheckpoint(value))
        throw Error(ErrorKind::Mismatch, "expected a checkpoint with optimiser and weights, found none",
                    toUtf8(file), "choose an epoch_NNN.pt; a trained_network.pt holds the weights alone");
    return epochCheckpointFrom(value, toUtf8(file));
}

void writeEpochCheckpoint(const Path& file, const EpochCheckpoint& checkpoint) {
    writeCheckpoint(file, toCheckpointValue(checkpoint));
}

} // namespace sonorant
