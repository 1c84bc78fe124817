// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/training_observer.h"

#include <mutex>
#include <utility>
#include <vector>

namespace sonorant {

/// Everything a run has said since it was last looked at.
struct TrainingNews {
    std::vector<TrainingState> states;
    std::vector<StepRecord> steps;
    std::vector<EpochRecord> epochs;
    std::vector<CheckpointRecord> checkpoints;
    std::vector<Message> messages;
};

/// Collects records on the run's thread; the GUI thread takes them. Thread-safe.
class TrainingInbox : public TrainingObserver {
public:
    TrainingNews take() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_news, {});
    }

    void onState(const TrainingState& state) override { add(&TrainingNews::states, state); }
    void onStep(const StepRecord& step) override { add(&TrainingNews::steps, step); }
    void onEpoch(const EpochRecord& epoch) override { add(&TrainingNews::epochs, epoch); }
    void onCheckpoint(const CheckpointRecord& checkpoint) override {
        add(&TrainingNews::checkpoints, checkpoint);
    }
    void onMessage(const Message& message) override { add(&TrainingNews::messages, message); }

private:
    template<typename Record>
    void add(std::vector<Record> TrainingNews::*list, const Record& record) {
        const std::lock_guard lock(m_mutex);
        (m_news.*list).push_back(record);
    }
    std::mutex m_mutex;
    TrainingNews m_news;
};

} // namespace sonorant
