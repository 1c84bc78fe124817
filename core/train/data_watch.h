// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/loader.h"
#include "core/train/run_control.h"

#include <functional>
#include <set>
#include <string>

namespace sonorant {

/// What a training says of its data while it reads them: files that do not answer, segments that were left
/// out.
class DataWatch {
public:
    using Tell = std::function<void(MessageLevel, const std::string& text, const std::string& hint)>;

    DataWatch(RunControl& control, Tell tell) : m_control(control), m_tell(std::move(tell)) {}

    /// Passes of that loader tell when nothing comes for `patienceSeconds`; 0: never. Must outlive them.
    void watch(Loader& loader, std::int64_t patienceSeconds);

    void beginPass() { m_leftOut = 0; }
    /// A mini-batch came: the run's state no longer says that it waits, and each utterance of which something
    /// was left out is named once in a training.
    void batchCame(const Batch& batch);
    /// Of the segments that the pass came to, the part that could be read. @param read segments that were
    double partRead(std::int64_t read) const {
        return m_leftOut == 0 || read == 0
                   ? 1
                   : static_cast<double>(read) / static_cast<double>(read + m_leftOut);
    }
    /// At the end of a pass. @param read segments that were
    /// @throws Error Unreadable when there was something to read, but nothing could be
    void requireSomeRead(std::int64_t read, int epoch) const;

private:
    void tellStall(const LoaderStall& stall);

    RunControl& m_control;
    Tell m_tell;
    bool m_stalled = false;
    std::int64_t m_leftOut = 0;
    std::set<std::string> m_named; ///< utterances
};

} // namespace sonorant
