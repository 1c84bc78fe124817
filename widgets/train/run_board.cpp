// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/run_board.h"

#include "widgets/plots/loss_plot.h"
#include "widgets/train/run_follower.h"
#include "widgets/train/training_controller.h"

#include <set>

namespace sonorant {

RunBoard::RunBoard(TrainingController* training, RunListModel* list, LossPlot* plot, QObject* parent)
    : QObject(parent), m_training(training), m_list(list), m_plot(plot) {
    connect(training, &TrainingController::started, this, &RunBoard::onStarted);
    connect(training, &TrainingController::stateChanged, this, &RunBoard::onStateChanged);
    connect(training, &TrainingController::stepsArrived, this, [this](const std::vector<StepRecord>& steps) {
        if (m_live)
            for (const StepRecord& step : steps)
                m_live->add(step);
    });
    connect(training, &TrainingController::epochsArrived, this,
            [this](const std::vector<EpochRecord>& epochs) {
                if (m_live)
                    for (const EpochRecord& epoch : epochs)
                        m_live->add(epoch);
            });
    connect(training, &TrainingController::drained, plot, &LossPlot::refresh);
    connect(list, &RunListModel::ticksChanged, this, &RunBoard::updateOverlays);
}

RunBoard::~RunBoard() = default;

void RunBoard::onStarted() {
    m_live.reset();
    m_liveFolder.clear();
    const TrainingRequest& request = m_training->request();
    if (request.resumeRun) {
        // What the run did before is in its files, and what it does now will be.
        show(request.runFolder);
        return;
    }
    m_live = std::make_shared<RunSeries>();
    m_liveFolder = request.runFolder;
    setFront(m_liveFolder, m_live);
    onStateChanged();
}

void RunBoard::onStateChanged() {
    const Path folder = m_training->isActive() ? m_training->runFolder() : Path();
    m_list->setTraining(folder);
    if (!m_live || !m_training->isActive() || folder.empty() || folder == m_liveFolder) return;
    const bool inFront = m_front == m_live;
    m_liveFolder = folder;
    if (inFront) setFront(folder, m_live);
}

void RunBoard::show(const Path& runFolder) {
    if (m_live && !m_liveFolder.empty() && runFolder == m_liveFolder) {
        setFront(m_liveFolder, m_live);
    } else {
        setFront(runFolder, watch(runFolder).series);
    }
    updateOverlays();
}

void RunBoard::clear() {
    setFront({}, nullptr);
    if (!m_training->isActive()) m_live.reset();
    m_plot->setOverlays({});
    dropUnused();
}

RunBoard::Watched& RunBoard::watch(const Path& folder) {
    Watched& watched = m_watched[toUtf8(folder)];
    if (watched.series) return watched;
    watched.series = std::make_shared<RunSeries>();
    watched.follower = std::make_unique<RunFollower>(folder);
    Watched* const here = &watched;
    connect(watched.follower.get(), &RunFollower::statusChanged, this,
            [this, here](const RunStatus& status) { takeStatus(*here, status); });
    connect(watched.follower.get(), &RunFollower::arrived, this,
            [this, here](const std::vector<StepRecord>& steps, const std::vector<EpochRecord>& epochs,
                         bool restarted) { take(*here, steps, epochs, restarted); });
    connect(watched.follower.get(), &RunFollower::failed, this, &RunBoard::readingFailed);
    return watched;
}

void RunBoard::take(Watched& watched, const std::vector<StepRecord>& steps,
                    const std::vector<EpochRecord>& epochs, bool restarted) {
    if (restarted) {
        watched.series->clear();
        watched.progress.begin(watched.status.epochs, watched.status.samplingRate);
    }
    for (const StepRecord& step : steps) {
        watched.series->add(step);
        watched.progress.add(step);
    }
    for (const EpochRecord& epoch : epochs) {
        watched.series->add(epoch);
        watched.progress.add(epoch);
    }
    m_plot->refresh();
    if (&watched == watchedFront()) Q_EMIT frontProgressed();
}

void RunBoard::takeStatus(Watched& watched, const RunStatus& status) {
    // The rate is known before the first record, and does not change; the number of epochs may be raised.
    if (watched.series->steps() == 0)
        watched.progress.begin(status.epochs, status.samplingRate);
    else
        watched.progress.setEpochs(status.epochs);
    watched.status = status;
    if (&watched == watchedFront()) Q_EMIT frontProgressed();
}

const RunBoard::Watched* RunBoard::watchedFront() const {
    const auto found = m_watched.find(toUtf8(m_frontFolder));
    return m_front && found != m_watched.end() && found->second.series == m_front ? &found->second : nullptr;
}

const RunProgress* RunBoard::followedProgress() const {
    const Watched* const front = watchedFront();
    return front ? &front->progress : nullptr;
}

const RunStatus* RunBoard::followedStatus() const {
    const Watched* const front = watchedFront();
    return front ? &front->status : nullptr;
}

bool RunBoard::isFrontOurs() const {
    if (!m_front || !m_training->isActive()) return false;
    return m_front == m_live || (!m_frontFolder.empty() && m_frontFolder == m_training->runFolder());
}

void RunBoard::setFront(const Path& folder, std::shared_ptr<RunSeries> series) {
    m_front = std::move(series);
    m_frontFolder = folder;
    m_list->setFront(folder);
    m_plot->setRun(m_front, folder.empty() ? QString() : runTitle(toUtf8(folder.filename())));
    dropUnused();
    Q_EMIT frontChanged();
}

void RunBoard::updateOverlays() {
    QList<LossPlot::Overlay> overlays;
    for (const RunListModel::Ticked& run : m_list->ticked()) {
        const bool live = m_live && run.folder == m_liveFolder;
        overlays << LossPlot::Overlay{run.name, live ? m_live : watch(run.folder).series, run.colour};
    }
    m_plot->setOverlays(overlays);
    dropUnused();
}

void RunBoard::dropUnused() {
    std::set<std::string> used{toUtf8(m_frontFolder)};
    for (const RunListModel::Ticked& run : m_list->ticked())
        used.insert(toUtf8(run.folder));
    std::erase_if(m_watched, [&](const auto& entry) { return !used.contains(entry.first); });
}

} // namespace sonorant
