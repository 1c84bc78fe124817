// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_engine.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/io/wave.h"
#include "core/run/log_lines.h"
#include "core/run/record_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace sonorant::test {
namespace {

/// Falls from 12 towards 3, with a little noise that is the same every time.
double defaultLoss(std::int64_t step) {
    const double noise = std::sin(static_cast<double>(step) * 12.9898) * 43758.5453;
    return 3 + 9 * std::exp(-static_cast<double>(step) / 300) + (noise - std::floor(noise) - 0.5) * 1.2;
}

constexpr std::array<const char*, 3> names{"vm-delete", "options", "pm-invalid-option"};

} // namespace

/// The run folder's files, if they are wanted.
struct FakeTrainingService::Files {
    AppendFile steps, epochs;
    double lossSum = 0, best = std::numeric_limits<double>::infinity();
    int count = 0;
};

FakeTrainingService::~FakeTrainingService() {
    requestStop();
    wait();
}

TrainingRequest FakeTrainingService::lastRequest() const {
    const std::lock_guard lock(m_mutex);
    return m_request;
}

void FakeTrainingService::start(TrainingRequest request, std::shared_ptr<TrainingObserver> observer) {
    const std::lock_guard lock(m_mutex);
    if (m_running) throw Error(ErrorKind::Configuration, "a run is under way", {}, "stop it first");
    if (m_thread.joinable()) m_thread.join();
    m_request = std::move(request);
    ++m_runs;
    m_folder = m_request.runFolder;
    if (m_folder.empty() && !m_request.config.folder.empty())
        m_folder = m_request.config.folder / "runs" / ("2026010" + std::to_string(m_runs) + "-120000-fake");
    m_stop = m_pause = false;
    m_cause = PauseCause::None;
    if (!m_request.resumeRun) m_step = 0, m_time = 0;
    m_running = true;
    m_state = {RunState::Preparing, "Reading the training set", 0, 0};
    m_thread = std::jthread([this, observer, plan = script] { run(plan, observer); });
}

void FakeTrainingService::run(FakeScript plan, const std::shared_ptr<TrainingObserver>& observer) {
    setState(RunState::Preparing, "Reading the training set", *observer);
    std::this_thread::sleep_for(plan.prepare);
    Files files;
    if (plan.writeFiles && !m_folder.empty()) {
        files.steps = AppendFile(m_folder / "steps.jsonl");
        files.epochs = AppendFile(m_folder / "epochs.jsonl");
    }
    if (!plan.loss) plan.loss = defaultLoss;
    observer->onMessage({MessageLevel::Info, "14 utterances for training, 3 for validation", {}});
    setState(RunState::Running, {}, *observer);
    try {
        trainEpochs(plan, *observer, files);
    } catch (const Error& error) {
        finish(TrainingOutcome::Kind::Failed, error.message(), *observer);
    }
}

void FakeTrainingService::trainEpochs(const FakeScript& plan, TrainingObserver& observer, Files& files) {
    const int epochs = static_cast<int>(m_request.config.training.epochs);
    const int first = static_cast<int>(m_step) / std::max(1, plan.trainBatches);
    for (int epoch = first; epoch < epochs; ++epoch) {
        EpochRecord record;
        record.epoch = epoch;
        record.lr = m_request.config.training.lr;
        for (const Phase phase : {Phase::Train, Phase::Validation}) {
            files.lossSum = 0, files.count = 0;
            if (!runPhase(plan, observer, files, epoch, phase)) {
                setState(RunState::Stopping, {}, observer);
                std::this_thread::sleep_for(plan.stopping);
                return finish(TrainingOutcome::Kind::Stopped, "Stopped in epoch " + std::to_string(epoch + 1),
                              observer);
            }
            const double mean = files.count > 0 ? files.lossSum / files.count : 0;
            (phase == Phase::Train ? record.trainLoss : record.devLoss).push_back(mean);
        }
        record.best = record.devLoss.front() < files.best;
        if (record.best) files.best = record.devLoss.front();
        record.seconds = plan.secondsPerBatch * (plan.trainBatches + plan.validationBatches);
        const std::string number = std::to_string(epoch);
        const std::string name =
            "epoch_" + std::string(3 - std::min<std::size_t>(3, number.size()), '0') + number;
        if (plan.writeCheckpoints)
            writeFileAtomically(m_folder / (name + ".pt"), std::string_view("scripted"));
        if (files.epochs.isOpen()) files.epochs.writeLine(toJsonLine(record));
        observer.onEpoch(record);
        observer.onCheckpoint({m_folder / ("epoch_" + std::to_string(epoch) + ".pt"), epoch, -1, false});
    }
    finish(TrainingOutcome::Kind::Finished, "Finished after " + std::to_string(epochs) + " epochs", observer);
}

bool FakeTrainingService::runPhase(const FakeScript& plan, TrainingObserver& observer, Files& files,
                                   int epoch, Phase phase) {
    const bool train = phase == Phase::Train;
    const int count = train ? plan.trainBatches : plan.validationBatches;
    for (int batch = 1; batch <= count; ++batch) {
        if (!holdOn(observer)) return false;
        std::this_thread::sleep_for(plan.perBatch);
        if (train) ++m_step;
        m_time += plan.secondsPerBatch;
        StepRecord record;
        record.epoch = epoch, record.phase = phase, record.batch = batch, record.of = count,
        record.step = m_step;
        record.sequences = {std::string("0,") + names[static_cast<std::size_t>(m_step) % names.size()] +
                            ",0,48000,0"};
        const bool trouble = train && m_step == plan.troubleAtStep;
        const bool diverged = trouble && plan.trouble == PauseCause::Divergence;
        const double loss =
            diverged ? std::numeric_limits<double>::quiet_NaN() : plan.loss(m_step) * (train ? 1 : 1.08);
        record.loss = {loss}, record.seconds = plan.secondsPerBatch, record.time = m_time;
        record.lr = m_request.config.training.lr, record.samples = 48000;
        if (train) record.gradNorm = 0.4 * plan.loss(m_step + 7);
        if (files.steps.isOpen()) files.steps.writeLine(toJsonLine(record));
        files.lossSum += loss, ++files.count;
        observer.onStep(record);
        if (train && m_step == plan.failAtStep) throw Error(ErrorKind::Unwritable, plan.failMessage);
        if (trouble) {
            if (!m_request.pauseOnTrouble) throw Error(ErrorKind::Malformed, "the loss became NaN");
            const std::lock_guard lock(m_mutex);
            m_pause = true;
            m_cause = plan.trouble;
        }
    }
    return true;
}

bool FakeTrainingService::holdOn(TrainingObserver& observer) {
    std::unique_lock lock(m_mutex);
    if (m_stop) return false;
    if (!m_pause) return true;
    if (m_cause == PauseCause::None) m_cause = PauseCause::Person;
    std::string reason;
    if (m_cause == PauseCause::Divergence) reason = "The loss became NaN at options";
    if (m_cause == PauseCause::DiskFull) reason = "The disk is full: epoch_003.pt could not be written";
    if (m_cause == PauseCause::DataChanged) reason = "mfbsp/options.mfbsp is gone";
    lock.unlock();
    setState(RunState::Paused, reason, observer);
    lock.lock();
    m_wake.wait(lock, [this] { return !m_pause || m_stop; });
    m_cause = PauseCause::None;
    const bool goOn = !m_stop;
    lock.unlock();
    if (goOn) setState(RunState::Running, {}, observer);
    return goOn;
}

void FakeTrainingService::setState(RunState state, std::string reason, TrainingObserver& observer) {
    TrainingState now{state, std::move(reason), 0, 0};
    {
        const std::lock_guard lock(m_mutex);
        m_state = now;
    }
    observer.onState(now);
}

void FakeTrainingService::finish(TrainingOutcome::Kind kind, std::string message,
                                 TrainingObserver& observer) {
    setState(kind == TrainingOutcome::Kind::Failed ? RunState::Failed : RunState::Finished, message,
             observer);
    {
        const std::lock_guard lock(m_mutex);
        m_outcome = TrainingOutcome{kind, std::move(message), {}, 0, -1, m_folder};
        m_running = false;
    }
    m_over.notify_all();
}

void FakeTrainingService::pause() {
    const std::lock_guard lock(m_mutex);
    if (m_running) m_pause = true;
}

void FakeTrainingService::resume() {
    {
        const std::lock_guard lock(m_mutex);
        m_pause = false;
    }
    m_wake.notify_all();
}

void FakeTrainingService::requestStop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
}

TrainingState FakeTrainingService::state() const {
    const std::lock_guard lock(m_mutex);
    return m_state;
}

PauseCause FakeTrainingService::pauseCause() const {
    const std::lock_guard lock(m_mutex);
    return m_cause;
}

Path FakeTrainingService::runFolder() const {
    const std::lock_guard lock(m_mutex);
    return m_folder;
}

std::vector<std::string> FakeTrainingService::pauseUtterances() const {
    const std::lock_guard lock(m_mutex);
    return m_cause == PauseCause::Divergence ? std::vector<std::string>{"options"}
                                             : std::vector<std::string>();
}

TrainingOutcome FakeTrainingService::wait() {
    std::unique_lock lock(m_mutex);
    m_over.wait(lock, [this] { return !m_running; });
    return m_outcome;
}

InferenceReport FakeInferenceService::generate(const InferenceRequest& request, const JobControl& job) {
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back(request);
    }
    const auto rate = static_cast<int>(request.config.data.wavSampRate);
    InferenceReport report;
    for (const std::string& name : request.names) {
        if (job.stop.stop_requested()) {
            report.cancelled = true;
            break;
        }
        const auto done = static_cast<std::int64_t>(report.files.size());
        job.progress("Generating " + name, done, static_cast<std::int64_t>(request.names.size()));
        if (!failMessage.empty() && done == 1)
            throw Error(ErrorKind::Unwritable, failMessage, {}, "free some space");
        std::this_thread::sleep_for(perFile);
        std::vector<float> samples;
        if (sound) {
            samples = sound(request, name);
        } else {
            const double hertz =
                100 + 10 * static_cast<double>((request.trainedModel.empty()
                                                    ? 0
                                                    : toUtf8(request.trainedModel.stem()).back() % 16));
            for (int i = 0; i < rate / 2; ++i)
                samples.push_back(0.3F * static_cast<float>(std::sin(6.283185307 * hertz * i / rate)));
        }
        const Path file = request.outputFolder / (name + ".wav");
        writeWave16(file, samples, rate);
        report.files.push_back({name, file, static_cast<double>(samples.size()) / rate, 0.1, {}});
        report.audioSeconds += report.files.back().audioSeconds;
        if (request.onFile) request.onFile(report.files.back());
    }
    return report;
}

std::vector<InferenceRequest> FakeInferenceService::requests() const {
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

FeatureReport FakeEngine::Features::extract(const FeatureRequest& request, const JobControl& job) {
    FeatureReport report;
    for (const std::string& name : request.names) {
        job.throwIfStopped();
        job.progress("Extracting features: " + name, static_cast<std::int64_t>(report.made),
                     static_cast<std::int64_t>(request.names.size()));
        // Empty files of the right names: enough for those who only look whether they are there.
        writeFileAtomically(request.melFolder / (name + request.melExtension), std::string_view());
        writeFileAtomically(request.f0Folder / (name + request.f0Extension), std::string_view());
        if (request.convert) writeFileAtomically(request.wavTarget / (name + ".wav"), std::string_view());
        ++report.made;
    }
    return report;
}

Certificate FakeEngine::Certificates::certify(const CertifyRequest&, const JobControl&) {
    throw Error(ErrorKind::Unsupported, "the fake engine certifies nothing");
}

CheckpointSummary FakeEngine::Checkpoints::summarize(const Path& file) {
    CheckpointSummary summary;
    summary.file = file;
    summary.kind = "epoch";
    const std::pair<const char*, std::vector<std::int64_t>> tensors[] = {
        {"m_condition.m_blstm.weight_ih_l0", {128, 81}},
        {"m_condition.m_blstm.weight_hh_l0", {128, 32}},
        {"m_condition.m_cnn.weight", {64, 64, 3}},
        {"m_condition.m_cnn.bias", {64}},
        {"m_source.l_linear.weight", {1, 8}},
        {"m_source.l_linear.bias", {1}},
        {"m_filter.0.expand.weight", {64, 1}},
        {"m_filter.0.conv.0.weight", {64, 64, 3}},
        {"m_filter.0.conv.1.weight", {64, 64, 3}},
        {"m_filter.0.out.weight", {1, 64}}};
    double width = 0.02;
    for (const auto& [name, shape] : tensors) {
        std::int64_t values = 1;
        for (const std::int64_t size : shape)
            values *= size;
        TensorSummary tensor{name, "float32", shape, -8 * width, width / 7, 8 * width, 2 * width, 0, {}};
        tensor.histogram = {-8 * width, width / 2, {}};
        for (int bin = 0; bin < 32; ++bin)
            tensor.histogram.counts.push_back(static_cast<std::size_t>(
                static_cast<double>(values) / 10 * std::exp(-0.03 * (bin - 15.5) * (bin - 15.5))));
        summary.tensors.push_back(tensor);
        summary.parameterCount += values;
        width *= 1.3;
    }
    summary.facts = {{"epoch", "12 of 50"}, {"optimiser state", "of 10 parameters"},
                     {"lr", "0.0001"},      {"betas", "0.9, 0.999"},
                     {"updates", "168"},    {"random state", "5056 bytes"},
                     {"seed", "1"},         {"resumes exactly", "yes"}};
    for (int epoch = 0; epoch < 12; ++epoch)
        summary.info +=
            epochLine(epoch, 31.5, {12.0 / (epoch + 1)}, {13.0 / (epoch + 1)}, true, 1e-4, 1e-4) + "\n";
    return summary;
}

void FakeEngine::Checkpoints::exportWeights(const Path& epochFile, const Path& target) {
    writeFileAtomically(target, std::string_view(toUtf8(epochFile)));
}

CheckpointComparison FakeEngine::Checkpoints::compare(const Path& first, const Path& second,
                                                      const JobControl&) {
    CheckpointComparison comparison{first, second, {}, 0.25, 1};
    using Kind = TensorChange::Kind;
    comparison.tensors.push_back({"m_old.weight", Kind::OnlyFirst, {4}, {}});
    comparison.tensors.push_back(
        {"m_filter.0.conv.0.weight", Kind::Both, {64, 64, 3}, {64, 64, 3}, 0.25, 0.1, 0});
    comparison.tensors.push_back({"m_filter.0.expand.weight", Kind::Both, {64, 1}, {64, 1}});
    return comparison;
}

} // namespace sonorant::test
