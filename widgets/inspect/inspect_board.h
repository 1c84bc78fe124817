// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/analysis.h"
#include "core/inspect/document.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace sonorant {

class JobArea;
class ThreadJob;

/// The document that is looked at, and what is known of it: opens at once, then reads every value on other
/// threads, so that the picture and the statistics become complete bit by bit.
class InspectBoard : public QObject {
    Q_OBJECT
public:
    explicit InspectBoard(JobArea* jobs, QObject* parent = nullptr);
    ~InspectBoard() override;

    /// False, with failed(), when it cannot be opened; what was open stays.
    bool open(const Path& file, const OpenOptions& options);
    /// The document of before minus this file. False as open().
    bool compare(const Path& file, const OpenOptions& options);
    /// Another number of columns of the same raw file. False as open().
    bool setColumns(std::int64_t columns);
    /// The same file from the disk again.
    bool reload();
    void close();
    /// Counts again after it was cancelled.
    void analyse();

    const DocumentPtr& document() const { return m_document; }
    const std::shared_ptr<BlockPyramid>& pyramid() const { return m_pyramid; }
    const std::optional<DocumentStatistics>& statistics() const { return m_statistics; }
    bool isAnalysing() const { return !m_job.isNull(); }

Q_SIGNALS:
    void opened(); ///< another document, or none
    void grown();  ///< more of the picture is there
    void analysisEnded();
    void failed(const QString& message, const QString& hint);
    void changedOnDisk(); ///< once per document
    void lost();          ///< the file became shorter: it was closed

private:
    /// What a file was opened with, to open it again.
    struct Source {
        Path file;
        OpenOptions options;
    };
    bool show(const Source& one, const std::optional<Source>& other);
    void cancel();
    void lookForGrowth();
    void lookAtFile();

    JobArea* m_jobs;
    Source m_source;
    std::optional<Source> m_other; ///< subtracted
    DocumentPtr m_document;
    std::shared_ptr<BlockPyramid> m_pyramid;
    std::optional<DocumentStatistics> m_statistics;
    QPointer<ThreadJob> m_job;
    QTimer m_growth, m_watch;
    std::size_t m_shownChunks = 0;
    std::optional<std::filesystem::file_time_type> m_written;
};

} // namespace sonorant
