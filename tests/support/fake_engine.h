// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/engine.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sonorant::test {

/// How a fake run goes.
struct FakeScript {
    int trainBatches = 20, validationBatches = 4;
    std::chrono::microseconds perBatch{2000}; ///< real time between two records
    double secondsPerBatch = 0.5;             ///< what the records say
    std::int64_t troubleAtStep = -1;          ///< pauses there by itself (fails without pauseOnTrouble)
    PauseCause trouble = PauseCause::Divergence;
    std::int64_t failAtStep = -1;
    std::string failMessage = "the disk is gone";
    std::chrono::milliseconds prepare{10};
    std::chrono::milliseconds stopping{10}; ///< how long saving takes
    bool writeFiles = true;                 ///< steps.jsonl and epochs.jsonl in the run folder
    bool writeCheckpoints = false;          ///< epoch_NNN.pt, of a few bytes
    /// The loss of a step; by default it falls from 12 with some noise.
    std::function<double(std::int64_t step)> loss;
};

/// A training service that computes nothing: records as a real run would tell them, on a thread of its own.
class FakeTrainingService : public TrainingService {
public:
    ~FakeTrainingService() override;

    FakeScript script; ///< read when a run starts
    TrainingRequest lastRequest() const;
    int runs() const { return m_runs; }

    void start(TrainingRequest request, std::shared_ptr<TrainingObserver> observer) override;
    void pause() override;
    void resume() override;
    void requestStop() override;
    TrainingState state() const override;
    PauseCause pauseCause() const override;
    Path runFolder() const override;
    TrainingOutcome wait() override;
    std::vector<std::string> pauseUtterances() const override;

private:
    struct Files;
    void run(FakeScript plan, const std::shared_ptr<TrainingObserver>& observer);
    void trainEpochs(const FakeScript& plan, TrainingObserver& observer, Files& files);
    bool runPhase(const FakeScript& plan, TrainingObserver& observer, Files& files, int epoch, Phase phase);
    bool holdOn(TrainingObserver& observer); ///< false: stop
    void setState(RunState state, std::string reason, TrainingObserver& observer);
    void finish(TrainingOutcome::Kind kind, std::string message, TrainingObserver& observer);

    mutable std::mutex m_mutex;
    std::condition_variable m_wake, m_over;
    TrainingRequest m_request;
    TrainingState m_state;
    PauseCause m_cause = PauseCause::None;
    Path m_folder;
    TrainingOutcome m_outcome;
    bool m_running = false, m_stop = false, m_pause = false;
    std::atomic<int> m_runs{0};
    std::int64_t m_step = 0;
    double m_time = 0;
    std::jthread m_thread;
};

/// Generates without a model: short files of a tone whose pitch tells the checkpoint.
class FakeInferenceService : public InferenceService {
public:
    /// What a sound looks like; by default half a second of a tone, another one for every checkpoint.
    std::function<std::vector<float>(const InferenceRequest& request, const std::string& name)> sound;
    std::chrono::milliseconds perFile{0}; ///< real time for each
    std::string failMessage;              ///< fails with it at the second file when set

    InferenceReport generate(const InferenceRequest& request, const JobControl& job) override;
    std::vector<InferenceRequest> requests() const;

private:
    mutable std::mutex m_mutex;
    std::vector<InferenceRequest> m_requests;
};

/// An engine of fakes.
class FakeEngine : public Engine {
public:
    EngineInfo info() const override { return {"0.0-fake", {"cpu"}, 2, {"hn-nsf"}}; }
    FakeTrainingService& training() override { return m_training; }
    FakeInferenceService& inference() override { return m_inference; }
    FeatureService& features() override { return m_features; }
    CheckpointService& checkpoints() override { return m_checkpoints; }
    CertifyService& certificates() override { return m_certificates; }

private:
    struct Features : FeatureService {
        FeatureReport extract(const FeatureRequest& request, const JobControl& job) override;
    };
    struct Certificates : CertifyService {
        Certificate certify(const CertifyRequest& request, const JobControl& job) override;
    };
    struct Checkpoints : CheckpointService {
        CheckpointSummary summarize(const Path& file) override;
        void exportWeights(const Path& epochFile, const Path& target) override;
        CheckpointComparison compare(const Path& first, const Path& second, const JobControl& job) override;
    };
    FakeTrainingService m_training;
    FakeInferenceService m_inference;
    Features m_features;
    Checkpoints m_checkpoints;
    Certificates m_certificates;
};

} // namespace sonorant::test
