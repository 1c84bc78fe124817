// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/figure_board.h"

#include "core/base/error.h"
#include "widgets/audio/load_sound.h"
#include "widgets/jobs/job_area.h"

#include <mutex>
#include <utility>

namespace sonorant {

struct FigureBoard::Inbox {
    std::mutex mutex;
    std::vector<std::pair<Path, MeasuredFigures>> found;
};

namespace {

MeasuredFigures measurePair(const MeasuredPair& pair, int rate, const JobControl& job) {
    MeasuredFigures result;
    try {
        const PlaySource::SoundPtr natural = loadSound(pair.natural, rate, job);
        const PlaySource::SoundPtr generated = loadSound(pair.generated, rate, job);
        result.figures = measure(natural->samples, generated->samples, rate);
    } catch (const Error& error) {
        result.problem = QString::fromUtf8(error.what());
    }
    return result;
}

} // namespace

FigureBoard::FigureBoard(JobArea* jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

FigureBoard::~FigureBoard() = default;

void FigureBoard::clear() {
    m_wanted.clear();
    m_again = false;
    if (m_job) {
        m_job->disconnect(this);
        m_job->cancel();
    }
    m_job = nullptr;
    m_inbox = nullptr;
    m_found.clear();
}

void FigureBoard::want(std::vector<MeasuredPair> pairs, int samplingRate) {
    if (samplingRate != m_rate) clear();
    m_rate = samplingRate;
    m_wanted = std::move(pairs);
    m_again = !m_job.isNull();
    if (m_job)
        m_job->cancel(); // goes on with the new wish
    else
        start();
}

void FigureBoard::start() {
    std::vector<MeasuredPair> missing;
    for (const MeasuredPair& pair : m_wanted)
        if (!m_found.contains(pair.generated)) missing.push_back(pair);
    if (missing.empty()) return;
    m_inbox = std::make_shared<Inbox>();
    m_job = m_jobs->run(
        tr("Measuring"),
        [inbox = m_inbox, missing = std::move(missing), rate = m_rate](const JobControl& job) {
            std::int64_t done = 0;
            for (const MeasuredPair& pair : missing) {
                job.throwIfStopped();
                job.progress("Measuring " + pair.utterance, done++,
                             static_cast<std::int64_t>(missing.size()));
                MeasuredFigures figures = measurePair(pair, rate, job);
                const std::lock_guard lock(inbox->mutex);
                inbox->found.emplace_back(pair.generated, std::move(figures));
            }
        },
        this);
    connect(m_job, &Job::changed, this, &FigureBoard::drain);
    connect(m_job, &Job::ended, this, [this] {
        drain();
        m_job = nullptr;
        // Cancelled by the person, it stays so.
        if (std::exchange(m_again, false)) start();
        if (!m_job) Q_EMIT found();
    });
}

void FigureBoard::drain() {
    if (!m_inbox) return;
    std::vector<std::pair<Path, MeasuredFigures>> news;
    {
        const std::lock_guard lock(m_inbox->mutex);
        news.swap(m_inbox->found);
    }
    if (news.empty()) return;
    for (auto& [file, figures] : news)
        m_found.insert_or_assign(file, std::move(figures));
    Q_EMIT found();
}

const MeasuredFigures* FigureBoard::find(const Path& generated) const {
    const auto found = m_found.find(generated);
    return found == m_found.end() ? nullptr : &found->second;
}

} // namespace sonorant
