// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/inspect_board.h"

#include "core/base/error.h"
#include "core/inspect/documents.h"
#include "widgets/jobs/job_area.h"

#include <new>
#include <system_error>

namespace sonorant {

namespace {

std::optional<std::filesystem::file_time_type> writtenAt(const Path& file) {
    std::error_code failed;
    const auto time = std::filesystem::last_write_time(file, failed);
    return failed ? std::nullopt : std::optional(time);
}

} // namespace

InspectBoard::InspectBoard(JobArea* jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {
    m_growth.setInterval(120);
    m_watch.setInterval(1000);
    connect(&m_growth, &QTimer::timeout, this, &InspectBoard::lookForGrowth);
    connect(&m_watch, &QTimer::timeout, this, &InspectBoard::lookAtFile);
}

InspectBoard::~InspectBoard() {
    cancel();
}

void InspectBoard::cancel() {
    if (m_job) m_job->cancel();
    m_job = nullptr; // its end concerns nobody any more
    m_growth.stop();
}

bool InspectBoard::open(const Path& file, const OpenOptions& options) {
    return show({file, options}, std::nullopt);
}

bool InspectBoard::compare(const Path& file, const OpenOptions& options) {
    if (!m_document) return open(file, options);
    OpenOptions same = options;
    // A raw file without a known extension is most likely as wide as the one it is compared with.
    if (m_document->info().kind == DocumentKind::Raw || m_document->info().kind == DocumentKind::Difference)
        same.columns = m_document->columns();
    return show(m_source, Source{file, same});
}

bool InspectBoard::setColumns(std::int64_t columns) {
    if (!m_document) return false;
    Source one = m_source;
    one.options.columns = columns;
    std::optional<Source> other = m_other;
    if (other) other->options.columns = columns;
    return show(one, other);
}

bool InspectBoard::reload() {
    return m_document ? show(Source(m_source), std::optional<Source>(m_other)) : false;
}

bool InspectBoard::show(const Source& one, const std::optional<Source>& other) {
    DocumentPtr document;
    std::shared_ptr<BlockPyramid> pyramid;
    try {
        document = openDocument(one.file, one.options);
        if (other) document = makeDifference(std::move(document), openDocument(other->file, other->options));
        pyramid = std::make_shared<BlockPyramid>(document);
    } catch (const Error& error) {
        const QString where = error.context().empty()
                                  ? QString()
                                  : QString::fromStdString(error.context()) + QStringLiteral(": ");
        Q_EMIT failed(where + QString::fromStdString(error.message()), QString::fromStdString(error.hint()));
        return false;
    } catch (const std::bad_alloc&) {
        Q_EMIT failed(
            tr("There is not enough memory to show %1").arg(QString::fromStdString(toUtf8(one.file))),
            tr("Close other programs, or choose fewer columns."));
        return false;
    }
    cancel();
    m_source = one;
    m_other = other;
    m_document = std::move(document);
    m_pyramid = std::move(pyramid);
    m_statistics.reset();
    m_shownChunks = 0;
    m_written = writtenAt(m_source.file);
    m_watch.start();
    Q_EMIT opened();
    analyse();
    return true;
}

void InspectBoard::close() {
    cancel();
    m_watch.stop();
    m_document.reset();
    m_pyramid.reset();
    m_statistics.reset();
    Q_EMIT opened();
}

void InspectBoard::analyse() {
    if (!m_document || m_job || m_statistics) return;
    if (m_pyramid->filledChunks() > 0) m_pyramid = std::make_shared<BlockPyramid>(m_document);
    const auto result = std::make_shared<std::optional<DocumentStatistics>>();
    ThreadJob* const job = m_jobs->run(
        tr("Reading %1").arg(QString::fromStdString(toUtf8(m_document->info().file.filename()))),
        [result, pyramid = m_pyramid](const JobControl& control) {
            *result = sonorant::analyse(*pyramid, control);
        },
        this);
    m_job = job;
    connect(job, &ThreadJob::failed, this, [this, job](const QString& message, const QString& hint) {
        if (m_job == job) Q_EMIT failed(message, hint);
    });
    connect(job, &Job::ended, this, [this, job, result] {
        if (m_job != job) return;
        m_job = nullptr;
        m_growth.stop();
        m_statistics = std::move(*result);
        Q_EMIT grown();
        Q_EMIT analysisEnded();
    });
    m_growth.start();
}

void InspectBoard::lookForGrowth() {
    const std::size_t chunks = m_pyramid ? m_pyramid->filledChunks() : 0;
    if (chunks == m_shownChunks) return;
    m_shownChunks = chunks;
    Q_EMIT grown();
}

void InspectBoard::lookAtFile() {
    if (!m_document) return;
    if (!m_document->isWhole()) {
        close();
        Q_EMIT lost();
        return;
    }
    const auto now = writtenAt(m_source.file);
    if (!now || now == m_written) return;
    m_written = now;
    Q_EMIT changedOnDisk();
}

} // namespace sonorant
