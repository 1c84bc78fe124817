// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/job_area.h"

#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <cmath>

namespace sonorant {
namespace {

/// Carries the translations of durationText().
struct DurationText {
    Q_DECLARE_TR_FUNCTIONS(DurationText)
};

/// One job: title, what it does now, bar, rate and time left, cancel.
class JobRow : public QWidget {
public:
    JobRow(Job* job, QWidget* parent) : QWidget(parent), m_job(job) {
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(pageMargin, 4, pageMargin, 4);
        layout->setSpacing(grid * 2);
        m_title = new QLabel(job->title());
        m_what = makeMuted({});
        m_what->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        m_bar = new QProgressBar;
        m_bar->setTextVisible(false);
        m_bar->setFixedWidth(240);
        m_bar->setAccessibleName(JobArea::tr("Progress of %1").arg(job->title()));
        m_left = makeMuted({});
        m_left->setMinimumWidth(190);
        m_cancel = new QPushButton(job->cancelText());
        m_cancel->setAccessibleName(QStringLiteral("%1: %2").arg(job->cancelText(), job->title()));
        layout->addWidget(m_title);
        layout->addWidget(m_what, 1);
        layout->addWidget(m_bar);
        layout->addWidget(m_left);
        layout->addWidget(m_cancel);
        connect(m_cancel, &QPushButton::clicked, job, &Job::cancel);
        connect(job, &Job::changed, this, &JobRow::refresh);
        refresh();
    }

private:
    void refresh() {
        const Progress progress = m_job->progress();
        const bool known = progress.total > 0;
        m_bar->setRange(0, known ? 1000 : 0);
        if (known)
            m_bar->setValue(static_cast<int>(1000.0 * static_cast<double>(progress.done) /
                                             static_cast<double>(progress.total)));
        m_title->setText(m_job->title());
        m_what->setText(m_job->isCancelling() ? JobArea::tr("Stopping ...")
                                              : QString::fromStdString(progress.what));
        QStringList words;
        if (const QString rate = m_job->rate(); !rate.isEmpty()) words << rate;
        if (const double left = m_job->secondsLeft(); left >= 0)
            words << JobArea::tr("%1 left").arg(durationText(left));
        m_left->setText(words.join(QStringLiteral("  ·  ")));
        m_cancel->setEnabled(!m_job->isCancelling());
    }

    Job* m_job;
    QLabel *m_title, *m_what, *m_left;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
};

} // namespace

JobArea::JobArea(QWidget* parent) : QFrame(parent), m_layout(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("JobArea"));
    setAccessibleName(tr("Running jobs"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    hide();
}

void JobArea::watch(Job* job, int delayMs) {
    connect(job, &Job::ended, this, [this, job] { drop(job); });
    connect(job, &QObject::destroyed, this, [this, job] { drop(job); });
    m_rows.insert(job, nullptr);
    const QPointer<Job> alive(job);
    QTimer::singleShot(delayMs, this, [this, alive] {
        if (alive && m_rows.contains(alive) && !m_rows.value(alive)) show(alive);
    });
}

ThreadJob* JobArea::run(const QString& title, ThreadJob::Work work, QObject* owner) {
    auto* job = new ThreadJob(title, std::move(work), owner);
    connect(job, &Job::ended, job, &QObject::deleteLater);
    watch(job);
    job->start();
    return job;
}

void JobArea::show(Job* job) {
    auto* row = new JobRow(job, this);
    m_rows.insert(job, row);
    m_layout->addWidget(row);
    setVisible(true);
}

void JobArea::drop(Job* job) {
    if (!m_rows.contains(job)) return;
    if (QWidget* row = m_rows.take(job)) row->deleteLater();
    bool any = false;
    for (const QWidget* row : std::as_const(m_rows))
        any = any || row;
    setVisible(any);
    if (m_rows.isEmpty()) Q_EMIT idle();
}

QString durationText(double seconds) {
    if (!(seconds >= 0) || !std::isfinite(seconds)) return {};
    const auto whole = static_cast<qint64>(seconds + 0.5);
    if (whole < 60) return DurationText::tr("%1 s").arg(whole);
    if (whole < 3600)
        return DurationText::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (whole < 48 * 3600)
        return DurationText::tr("%1 h %2 min")
            .arg(whole / 3600)
            .arg(whole / 60 % 60, 2, 10, QLatin1Char('0'));
    return DurationText::tr("%1 days").arg(static_cast<double>(whole) / 86400, 0, 'f', 1);
}

} // namespace sonorant
