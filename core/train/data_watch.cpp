// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/data_watch.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <utility>

namespace sonorant {

void DataWatch::watch(Loader& loader, std::int64_t patienceSeconds) {
    loader.watch(
        {std::chrono::seconds(patienceSeconds), [this](const LoaderStall& stall) { tellStall(stall); }});
}

/// Nobody but their system can help such files, so the run only says what it waits for. A stop is heard
/// meanwhile.
void DataWatch::tellStall(const LoaderStall& stall) {
    const std::string what = fmt::format("No data for {:.0f} s: waiting for the files of {}", stall.seconds,
                                         stall.utterances.empty() ? std::string("the next mini-batch")
                                                                  : nameSome(stall.utterances));
    m_tell(MessageLevel::Warning, what,
           "see whether their disk or network folder answers; training goes on by itself when it does");
    m_control.enter(RunState::Running, what);
    m_stalled = true;
}

void DataWatch::batchCame(const Batch& batch) {
    if (std::exchange(m_stalled, false)) m_control.enter(RunState::Running);
    m_leftOut += static_cast<std::int64_t>(batch.leftOut.size());
    for (const UnreadableSegment& segment : batch.leftOut)
        if (m_named.insert(segment.sequence.name).second)
            m_tell(MessageLevel::Warning, segment.sequence.name + " is left out: " + segment.why,
                   segment.hint);
}

/// Leaving out is for single files: without any data nothing is trained, whatever the options say.
void DataWatch::requireSomeRead(std::int64_t read, int epoch) const {
    if (m_leftOut == 0 || read > 0) return;
    throw Error(
        ErrorKind::Unreadable,
        fmt::format("none of the {} training segments could be read in epoch {}", m_leftOut, epoch + 1),
        "training", "see whether the folders of the features are still there, then resume the run");
}

} // namespace sonorant
