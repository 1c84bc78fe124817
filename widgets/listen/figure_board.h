// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/objective_figures.h"
#include "widgets/listen/listen_library.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace sonorant {

class JobArea;
class ThreadJob;

/// A generated sound and the natural recording that it is measured against.
struct MeasuredPair {
    std::string utterance;
    Path run;
    ListenCheckpoint checkpoint;
    Path natural, generated;
};

/// What came of measuring a pair.
struct MeasuredFigures {
    std::optional<ObjectiveFigures> figures;
    QString problem; ///< why there are none
};

/// Measures pairs on a thread and keeps the figures as long as the files are the same. Lives in the GUI
/// thread.
class FigureBoard : public QObject {
    Q_OBJECT
public:
    explicit FigureBoard(JobArea* jobs, QObject* parent = nullptr);
    ~FigureBoard() override;

    /// Measures those of them that were not, after what is measured now; an earlier wish is dropped.
    void want(std::vector<MeasuredPair> pairs, int samplingRate);
    bool isMeasuring() const { return !m_job.isNull(); }
    /// nullptr: not measured yet.
    const MeasuredFigures* find(const Path& generated) const;
    void forget(const Path& generated) { m_found.erase(generated); }
    void clear();

Q_SIGNALS:
    void found(); ///< more figures, or the end

private:
    struct Inbox;
    void start();
    void drain();

    JobArea* m_jobs;
    int m_rate = 16000;
    bool m_again = false; ///< another wish came while measuring
    std::vector<MeasuredPair> m_wanted;
    std::map<Path, MeasuredFigures> m_found; ///< by generated file
    std::shared_ptr<Inbox> m_inbox;
    QPointer<ThreadJob> m_job;
};

} // namespace sonorant
