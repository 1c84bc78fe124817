// SPDX-License-Identifier: GPL-3.0-or-later
// What a training leaves on the disk, and what happens when the disk refuses.
#include "core/base/error.h"
#include "core/run/kept_marks.h"
#include "core/train/checkpoint_files.h"
#include "core/train/trainer.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

namespace sonorant {

/// The file that a stop within this epoch left has done its service.
void Trainer::removeMidEpochFiles(int epoch) const {
    const std::string prefix = fmt::format("{}_{:03d}_", m_options.saveEpochName, epoch);
    const Path folder = modelFile("x").parent_path();
    std::set<std::string> kept;
    try {
        kept = keptNames(folder);
    } catch (const Error&) {
        return; // nobody knows what a person wanted to keep
    }
    for (const Path& file : checkpointsNewestFirst(folder, m_options)) {
        std::error_code ignored;
        const bool left = file.filename().string().rfind(prefix, 0) == 0;
        if (left && !kept.contains(toUtf8(file.filename()))) std::filesystem::remove(file, ignored);
    }
}

Path Trainer::modelFile(const std::string& stem) const {
    const Path folder =
        m_options.saveModelDir.empty() ? m_setup.run.folder : m_setup.config.resolve(m_options.saveModelDir);
    return folder / (stem + m_options.saveModelExt);
}

void Trainer::saveMidEpoch() {
    m_position.seconds = secondsSinceStart();
    if (!m_position.midEpoch()) {
        saveFinishedEpoch();
        return;
    }
    const std::string phase = m_position.phase == Phase::Validation ? "v" : "";
    const Path file = modelFile(fmt::format("{}_{:03d}_{}{:05d}", m_options.saveEpochName, m_position.epoch,
                                            phase, m_position.batches));
    save(
        file, [&] { writeEpochCheckpoint(file, takeSnapshot(m_parts, m_options, m_position, true)); }, false,
        m_position.batches);
}

/// A stop between two epochs: the file of the one just finished says all. It is written now where the options
/// keep none, so that the run can go on.
void Trainer::saveFinishedEpoch() {
    if (m_position.epoch == 0 || !m_options.notSaveEachEpoch) return;
    TrainingPosition finished = m_position;
    finished.epoch -= 1;
    m_parts.trainMonitor->beginEpoch(finished.epoch);
    if (m_parts.valMonitor) m_parts.valMonitor->beginEpoch(finished.epoch);
    const Path file = modelFile(fmt::format("{}_{:03d}", m_options.saveEpochName, finished.epoch));
    save(
        file, [&] { writeEpochCheckpoint(file, takeSnapshot(m_parts, m_options, finished, false)); }, false,
        -1);
}

/// An update may overflow although its loss and gradient were numbers.
void Trainer::requireFiniteWeights() const {
    const torch::NoGradGuard noGrad;
    for (const auto& weight : m_parts.model->named_parameters()) {
        // The sum of values times zero is zero unless one of them is no number; cheaper than a mask of them.
        if (weight.value().mul(0).sum().item<double>() == 0) continue;
        throw Error(ErrorKind::Mismatch,
                    fmt::format("the weight {} is no longer a number in epoch {}; it was not saved",
                                weight.key(), m_position.epoch + 1),
                    "training",
                    "lower the learning rate; the run resumes from its last checkpoint, if there is one");
    }
}

void Trainer::save(const Path& file, const std::function<void()>& write, bool trainedNetwork,
                   std::int64_t batch) {
    requireFiniteWeights();
    untilWritten([&] {
        m_writer->flush(); // power may fail between the records and the checkpoint that they belong to
        write();
    });
    untilWritten([&] { warnOfLowSpace(file); });
    m_observer.onCheckpoint({file, m_position.epoch, batch, trainedNetwork});
}

/// Once, as long as there still is room: for fewer than four more files like the one just written.
void Trainer::warnOfLowSpace(const Path& written) {
    std::error_code failed;
    const std::uintmax_t size = std::filesystem::file_size(written, failed);
    const std::uint64_t free = freeSpace(written);
    const bool low = !failed && free / 4 < size;
    if (low && !m_toldLowSpace)
        tell(MessageLevel::Warning,
             fmt::format("The disk is nearly full: {} KiB are left, and {} takes {} KiB", free / 1024,
                         toUtf8(written.filename()), size / 1024),
             "free some space; when none is left, the run waits or ends with what is saved so far");
    m_toldLowSpace = low;
}

/// Where somebody can help, a write that fails pauses the run and is tried again.
void Trainer::untilWritten(const std::function<void()>& write) {
    for (;;) {
        try {
            write();
            return;
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::Unwritable || !m_setup.pauseOnTrouble) throw;
            try {
                tell(MessageLevel::Error, error.what());
            } catch (const Error&) {
                m_observer.onMessage({MessageLevel::Error, error.what(), {}}); // the log is on the same disk
            }
            if (!m_control.pauseFor(PauseCause::DiskFull,
                                    std::string("Paused: a file could not be written. ") + error.what()))
                throw;
        }
    }
}

} // namespace sonorant
