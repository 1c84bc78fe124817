// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over a set: the part of the trainer that meets every mini-batch.
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/data_error.h"
#include "core/train/gradients.h"
#include "core/train/saved_buffers.h"
#include "core/train/trainer.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace sonorant {

namespace {

double toSeconds(std::chrono::steady_clock::duration duration) {
    return std::chrono::duration<double>(duration).count();
}

Batch toDevice(Batch batch, const torch::Device& device) {
    if (device.is_cpu()) return batch;
    batch.input = batch.input.to(device);
    if (batch.target.defined()) batch.target = batch.target.to(device);
    return batch;
}

/// Validation runs in evaluation mode where the options say so, and training mode comes back afterwards.
class ModeGuard {
public:
    ModeGuard(Model& model, bool evaluate) : m_model(model), m_evaluate(evaluate) {
        if (m_evaluate) m_model.eval();
    }
    ~ModeGuard() {
        if (m_evaluate) m_model.train();
    }
    ModeGuard(const ModeGuard&) = delete;
    ModeGuard& operator=(const ModeGuard&) = delete;

private:
    Model& m_model;
    bool m_evaluate;
};

} // namespace

std::int64_t Trainer::passLength(const LoaderPass& pass, Phase phase) const {
    std::int64_t length = pass.batchCount();
    const std::int64_t cap = phase == Phase::Train ? m_options.minibatchNumTrain : m_options.minibatchNumVal;
    if (cap > 0) length = std::min(length, cap);
    if (m_options.debugBatchNum > 0) length = std::min(length, m_options.debugBatchNum);
    return length;
}

bool Trainer::runPass(Phase phase) {
    Loader& loader = phase == Phase::Train ? *m_parts.training : *m_parts.validation;
    // A pass that is stopped before its first batch has not begun: its draws are taken back.
    const torch::Tensor generatorBefore = m_parts.context.generator.get_state();
    const auto stopped = [&] {
        if (m_position.orders.empty()) m_parts.context.generator.set_state(generatorBefore);
        return false;
    };
    // Nor has a batch that diverged been used: it comes again after resuming, and draws the same.
    const auto undone = [&](const torch::Tensor& drawsBefore) {
        const bool begun = m_position.midEpoch();
        if (!begun) m_position.orders.clear();
        m_parts.context.generator.set_state(begun ? drawsBefore : generatorBefore);
        return false;
    };
    const auto beginOrGoOn = [&] {
        if (!m_position.orders.empty())
            return loader.resume(m_position.orders, m_position.batches, m_control.stopToken());
        m_parts.context.generator.set_state(generatorBefore);
        return loader.begin(m_parts.context.generator, m_control.stopToken());
    };
    std::unique_ptr<LoaderPass> pass = beginOrGoOn();
    const bool evaluate = phase == Phase::Validation && m_options.evalModeForValidation;
    const ModeGuard mode(*m_parts.model, evaluate);
    const std::int64_t length = passLength(*pass, phase);
    const LossMonitor& monitor = phase == Phase::Train ? *m_parts.trainMonitor : *m_parts.valMonitor;
    m_segmentsThisPass = monitor.visited().sum().item<std::int64_t>();
    m_data.beginPass();
    while (m_position.batches < length) {
        m_control.waitWhilePaused();
        if (m_control.stopRequested()) return stopped();
        std::optional<Batch> loaded;
        try {
            loaded = pass->next();
        } catch (const Cancelled&) {
            return stopped(); // the batch was not used: it comes again after resuming
        } catch (const Error& error) {
            if (!waitForData(error)) {
                if (m_control.stopRequested()) return stopped();
                throw;
            }
            loader.takeAsItIs(error.context());
            pass = beginOrGoOn(); // the same batch once more
            continue;
        }
        if (!loaded) break;
        m_position.orders = pass->orders();
        m_data.batchCame(*loaded);
        if (loaded->sequences.empty()) {
            passOver(m_position.batches++);
            continue;
        }
        const auto begin = Clock::now();
        const torch::Tensor drawsBefore = m_parts.context.generator.get_state();
        const SavedBuffers buffersBefore(*m_parts.model);
        const Batch batch = toDevice(std::move(*loaded), m_parts.context.device);
        const BatchResult result =
            phase == Phase::Train ? trainBatch(batch, m_position.batches) : validateBatch(batch);
        if (!result.finite) buffersBefore.restore();
        if (!result.finite && !handleDivergence(batch, result)) return undone(drawsBefore);
        m_position.batches += 1;
        m_position.step += 1;
        recordStep(batch, result, length, toSeconds(Clock::now() - begin));
        const std::int64_t every = m_options.saveModelEveryNMinibatches;
        if (phase == Phase::Train && !handleExplosion(result)) return stopped();
        if (phase == Phase::Train && every > 0 && m_position.batches % every == 0) saveMidEpoch();
    }
    m_data.requireSomeRead(monitor.visited().sum().item<std::int64_t>(), m_position.epoch);
    return true;
}

/// A data file that cannot be read as it could when the set was scanned: where somebody can help, the run
/// waits.
bool Trainer::waitForData(const Error& error) {
    if (!isAboutData(error) || !m_setup.pauseOnTrouble) return false;
    tell(MessageLevel::Error, error.what(), error.hint());
    return m_control.pauseFor(PauseCause::DataChanged,
                              std::string("Paused: a data file is not as it was. ") + error.what());
}

std::vector<LossValue> Trainer::computeLoss(const Batch& batch) {
    const torch::Tensor output = m_parts.model->forward(batch, m_parts.context);
    return m_parts.loss->compute(output, m_parts.model->targetOf(batch));
}

Trainer::BatchResult Trainer::trainBatch(const Batch& batch, std::int64_t index) {
    const std::int64_t accumulate = std::max<std::int64_t>(1, m_options.sizeAccumulateGrad);
    Optimizer& optimizer = *m_parts.optimizer;
    if (index % accumulate == 0) optimizer.zeroGradients();

    BatchResult result{{}, std::numeric_limits<double>::quiet_NaN(), true};
    torch::Tensor sum;
    for (const LossValue& loss : computeLoss(batch)) {
        sum = sum.defined() ? sum + loss.value : loss.value;
        result.losses.push_back(loss.value.item<double>());
        result.finite = result.finite && std::isfinite(result.losses.back());
    }
    if (!result.finite) return result; // the weights stay as they are
    // Should this batch's gradient be no number, those gathered before it must still be there.
    const bool gathered = index % accumulate != 0;
    const std::vector<torch::Tensor> before =
        gathered ? copyGradients(optimizer.parameters()) : std::vector<torch::Tensor>();
    (accumulate > 1 ? sum / accumulate : sum).backward();
    const torch::Tensor norm = gradientNorm(optimizer.parameters());
    if (norm.defined()) {
        result.gradNorm = norm.item<double>();
        result.finite = std::isfinite(result.gradNorm);
    }
    if (!result.finite) {
        if (gathered)
            restoreGradients(optimizer.parameters(), before);
        else
            optimizer.zeroGradients();
        return result;
    }
    if ((index + 1) % accumulate == 0) applyGradients(norm);
    return result;
}

void Trainer::applyGradients(const torch::Tensor& norm) {
    Optimizer& optimizer = *m_parts.optimizer;
    if (m_options.gradClipNorm > 0) clipGradients(optimizer.parameters(), norm, m_options.gradClipNorm);
    optimizer.step();
}

/// A mini-batch of which nothing could be read. It may be the first or the last of those whose gradients are
/// summed.
void Trainer::passOver(std::int64_t index) {
    const std::int64_t accumulate = std::max<std::int64_t>(1, m_options.sizeAccumulateGrad);
    if (accumulate == 1) return;
    Optimizer& optimizer = *m_parts.optimizer;
    if (index % accumulate == 0) optimizer.zeroGradients();
    if ((index + 1) % accumulate != 0) return;
    const torch::Tensor norm = gradientNorm(optimizer.parameters());
    if (norm.defined() && norm.item<double>() > 0) applyGradients(norm);
}

Trainer::BatchResult Trainer::validateBatch(const Batch& batch) {
    const torch::NoGradGuard noGrad;
    BatchResult result{{}, std::numeric_limits<double>::quiet_NaN(), true};
    for (const LossValue& loss : computeLoss(batch)) {
        result.losses.push_back(loss.value.item<double>());
        result.finite = result.finite && std::isfinite(result.losses.back());
    }
    return result;
}

/// A loss or gradient that is no number: in training the batch was not applied. True: a person chose to go
/// on.
bool Trainer::handleDivergence(const Batch& batch, const BatchResult& result) {
    std::vector<std::string> names;
    for (const Sequence& sequence : batch.sequences)
        names.push_back(sequence.name);
    const auto bad =
        std::find_if(result.losses.begin(), result.losses.end(), [](double v) { return !std::isfinite(v); });
    const bool lossFinite = bad == result.losses.end();
    const std::string what =
        fmt::format("the {} became {} in epoch {} at {}", lossFinite ? "gradient" : "loss",
                    lossFinite ? result.gradNorm : *bad, m_position.epoch + 1, nameSome(names));
    const std::string hint =
        "lower the learning rate and start from the last good epoch, or look at that utterance's data";
    if (!m_setup.pauseOnTrouble) throw Error(ErrorKind::Mismatch, what, "training", hint);
    tell(MessageLevel::Error, what, hint);
    return m_control.pauseFor(PauseCause::Divergence, "Paused: " + what, names);
}

/// A loss that grows without end. False: a person chose to stop, and all is as after any mini-batch.
bool Trainer::handleExplosion(const BatchResult& result) {
    const auto found = m_explosion.add(std::accumulate(result.losses.begin(), result.losses.end(), 0.0));
    if (!found) return true;
    const std::string what = fmt::format("the loss exploded in epoch {}: {:.5g}, and {:.5g} at the beginning",
                                         m_position.epoch + 1, found->now, found->before);
    const std::string hint = "lower the learning rate and start from the last good epoch; "
                             "training.loss_explosion says what counts as exploded";
    if (!m_setup.pauseOnTrouble) throw Error(ErrorKind::Mismatch, what, "training", hint);
    tell(MessageLevel::Error, what, hint);
    m_explosion.reset();
    return m_control.pauseFor(PauseCause::Divergence, "Paused: " + what);
}

void Trainer::recordStep(const Batch& batch, const BatchResult& result, std::int64_t of, double seconds) {
    StepRecord record;
    record.epoch = m_position.epoch;
    record.phase = m_position.phase;
    record.batch = m_position.batches;
    record.of = of;
    record.step = m_position.step;
    for (const Sequence& sequence : batch.sequences) {
        record.sequences.push_back(sequence.text());
        record.samples += sequence.length;
    }
    record.loss = result.losses;
    record.seconds = seconds;
    record.time = secondsSinceStart();
    record.lr = m_parts.optimizer->rate();
    record.gradNorm = result.gradNorm;
    const auto count = static_cast<std::int64_t>(batch.sequences.size());
    LossMonitor& monitor = record.phase == Phase::Train ? *m_parts.trainMonitor : *m_parts.valMonitor;
    monitor.record(batch.indices, record.loss,
                   seconds / static_cast<double>(std::max<std::int64_t>(1, count)));
    untilWritten([&] { m_writer->step(record, m_segmentsThisPass + 1, monitor.segments()); });
    m_segmentsThisPass += count;
    m_observer.onStep(record);
}

} // namespace sonorant
