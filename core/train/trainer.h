// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"
#include "core/nn/threads.h"
#include "core/run/run_folder.h"
#include "core/run/training_observer.h"
#include "core/train/data_watch.h"
#include "core/train/explosion_watch.h"
#include "core/train/run_control.h"
#include "core/train/snapshot.h"
#include "core/train/training_parts.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace sonorant {

struct TrainerSetup {
    ProjectConfig config;
    RunFolder run;
    Path trainedModel;           ///< start from this checkpoint; empty: from scratch
    bool resumeRun = false;      ///< go on from the newest checkpoint in the run folder
    bool pauseOnTrouble = false; ///< pause and let a person decide, instead of failing
};

/// One training run on the calling thread: epochs of a training and a validation pass, with the framework's
/// accounting, checkpoints and logs.
class Trainer {
public:
    Trainer(TrainerSetup setup, RunControl& control, TrainingObserver& observer);

    /// Trains until the last epoch, an early stop or a wanted stop (which saves, so that the run can go on).
    /// @throws Error with the run folder left usable; Cancelled when stopped before the first mini-batch
    TrainingOutcome run();

private:
    using Clock = std::chrono::steady_clock;
    struct BatchResult {
        std::vector<double> losses;
        double gradNorm;
        bool finite;
    };

    void prepare();
    void loadStart();
    void requireNothingLost(const Issues& issues);
    bool stoppedEarly() const; ///< the last finished epoch was the one too many without a better one
    bool runEpoch();           ///< false: stopped within it
    bool runPass(Phase phase);
    bool waitForData(const Error& error);
    BatchResult trainBatch(const Batch& batch, std::int64_t index);
    void passOver(std::int64_t index);
    void applyGradients(const torch::Tensor& norm);
    BatchResult validateBatch(const Batch& batch);
    std::vector<LossValue> computeLoss(const Batch& batch);
    void finishEpoch();
    bool handleDivergence(const Batch& batch, const BatchResult& result);
    bool handleExplosion(const BatchResult& result);
    void recordStep(const Batch& batch, const BatchResult& result, std::int64_t of, double seconds);
    std::int64_t passLength(const LoaderPass& pass, Phase phase) const;
    void saveMidEpoch();
    void saveFinishedEpoch();
    void removeMidEpochFiles(int epoch) const;
    /// @throws Error Mismatch, naming the weight
    void requireFiniteWeights() const;
    void save(const Path& file, const std::function<void()>& write, bool trainedNetwork, std::int64_t batch);
    void warnOfLowSpace(const Path& written);
    void untilWritten(const std::function<void()>& write);
    Path modelFile(const std::string& stem) const;
    void tell(MessageLevel level, const std::string& text, const std::string& hint = {});
    void tellIssues(const Issues& issues);
    double secondsSinceStart() const;
    TrainingOutcome outcome(TrainingOutcome::Kind kind, const std::string& message) const;

    TrainerSetup m_setup;
    const TrainingConfig& m_options;
    RunControl& m_control;
    TrainingObserver& m_observer;
    std::unique_ptr<RunWriter> m_writer;
    TrainingParts m_parts;
    std::unique_ptr<KeptMatrixThreads> m_matrixThreads;
    TrainingPosition m_position;
    bool m_bestThisEpoch = false;
    bool m_toldLowSpace = false;
    std::int64_t m_segmentsThisPass = 0;
    DataWatch m_data;
    ExplosionWatch m_explosion;
    Clock::time_point m_start;
    double m_secondsBefore = 0; ///< of the run until the checkpoint it goes on from
};

} // namespace sonorant
