// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"

#include <deque>

namespace sonorant {

/// How far a run is, how fast, and how long it will still take, from its records. Time left counts on every
/// epoch being as long as those seen so far; early stopping can only make it shorter.
class RunProgress {
public:
    /// @param epochs        the run's limit; 0: unknown
    /// @param samplingRate  Hz, for the speed in seconds of audio
    void begin(int epochs, double samplingRate);
    /// The limit may be learnt, or raised, while the run goes on.
    void setEpochs(int epochs) { m_epochs = epochs; }
    void add(const StepRecord& step);
    void add(const EpochRecord& epoch);

    int epoch() const { return m_last.epoch; }
    int epochs() const { return m_epochs; }
    const StepRecord& last() const { return m_last; }
    double epochPart() const;   ///< 0..1: training and validation together
    double runPart() const;     ///< 0..1; 0 while the number of epochs is unknown
    double audioSpeed() const;  ///< seconds of audio per second over the last 10 s of work; 0: unknown
    double secondsLeft() const; ///< of the whole run; negative: unknown

private:
    struct PhaseState {
        std::int64_t of = 0; ///< mini-batches
        double mean = 0;     ///< seconds of one, the later ones weighing more
        bool seen = false;
    };
    double epochSeconds() const;
    double secondsLeftInEpoch() const;

    int m_epochs = 0;
    double m_rate = 16000;
    StepRecord m_last; ///< without its names
    bool m_epochEnded = false;
    PhaseState m_train, m_validation;
    struct Work {
        double seconds, audio;
    };
    std::deque<Work> m_recent;
    double m_recentSeconds = 0, m_recentAudio = 0;
};

} // namespace sonorant
