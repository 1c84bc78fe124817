// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_reporter.h"

#include "app/cli/console.h"
#include "core/config/project_config.h"

#include <fmt/format.h>

namespace sonorant::cli {

namespace {

std::string lossText(const std::vector<double>& losses) {
    std::string text;
    for (const double loss : losses)
        text += fmt::format("{}{:.4f}", text.empty() ? "" : " + ", loss);
    return text;
}

} // namespace

TrainingReporter::TrainingReporter(const ProjectConfig& config, Display& display)
    : m_display(display), m_epochs(static_cast<int>(config.training.epochs)) {
    m_progress.begin(m_epochs, static_cast<double>(config.data.wavSampRate));
}

void TrainingReporter::onState(const TrainingState& state) {
    if (state.reason.empty() || state.state == RunState::Finished || state.state == RunState::Failed) return;
    const std::string part =
        state.total > 0 ? fmt::format("  {}/{}", state.done, state.total) : std::string();
    m_display.update(state.reason + part);
    const std::lock_guard lock(m_mutex);
    const bool waits = state.state == RunState::Stopping || state.state == RunState::Paused;
    if (waits && state.reason != m_lastState) m_display.line(state.reason);
    m_lastState = state.reason;
}

void TrainingReporter::onStep(const StepRecord& step) {
    const std::lock_guard lock(m_mutex);
    m_progress.add(step);
    if (!m_display.isTerminal()) return;
    std::string text = fmt::format("epoch {}/{}  {} {}/{}  loss {}", step.epoch + 1, m_epochs,
                                   step.phase == Phase::Train ? "batch" : "validation", step.batch, step.of,
                                   lossText(step.loss));
    if (const double speed = m_progress.audioSpeed(); speed > 0)
        text += fmt::format("  {:.2f} s of audio per s", speed);
    if (const double left = m_progress.secondsLeft(); left >= 0) text += "  " + clockText(left) + " left";
    m_display.update(text);
}

void TrainingReporter::onEpoch(const EpochRecord& epoch) {
    const std::lock_guard lock(m_mutex);
    m_progress.add(epoch);
    std::string text =
        fmt::format("epoch {}/{}: training loss {}", epoch.epoch + 1, m_epochs, lossText(epoch.trainLoss));
    if (!epoch.devLoss.empty()) text += fmt::format(", validation loss {}", lossText(epoch.devLoss));
    if (epoch.best) text += " (best)";
    text += fmt::format(", {:.1f} s, rate {:.2e}", epoch.seconds, epoch.lr);
    if (const double left = m_progress.secondsLeft(); left > 0) text += ", " + clockText(left) + " left";
    m_display.line(text);
}

void TrainingReporter::onMessage(const Message& message) {
    if (message.level == MessageLevel::Info) return m_display.line(message.text);
    const bool error = message.level == MessageLevel::Error;
    if (error) m_toldError = true;
    m_display.issue({{}, message.text, message.hint, error ? Severity::Error : Severity::Warning});
}

} // namespace sonorant::cli
