// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/analysis.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/inspect/column_sums.h"

#include <algorithm>
#include <functional>
#include <mutex>

namespace sonorant {

namespace {

constexpr std::int64_t mostColumns = 4096; ///< with statistics of their own
constexpr std::int64_t sampledValues = 250'000;
constexpr std::int64_t sampledRows = 2000; ///< at least, so that each column has a sample

/// One look at all chunks of a document, in parallel.
class Pass {
public:
    Pass(const BlockPyramid& pyramid, const JobControl& job, int threads)
        : m_pyramid(pyramid), m_document(*pyramid.document()), m_job(job), m_threads(threads) {}

    using Work = std::function<void(std::size_t chunk, std::span<const float> values)>;

    /// @param done, total in chunks, of all passes
    void run(const std::string& what, std::size_t done, std::size_t total, const Work& work) {
        std::size_t finished = done;
        parallelFor(
            m_pyramid.chunkCount(),
            [&](std::size_t chunk) {
                m_job.throwIfStopped();
                std::vector<float> own;
                work(chunk, valuesOf(chunk, own));
                const std::lock_guard lock(m_mutex);
                m_job.progress(what, static_cast<std::int64_t>(++finished), static_cast<std::int64_t>(total));
            },
            m_threads);
    }

private:
    std::span<const float> valuesOf(std::size_t chunk, std::vector<float>& own) const {
        if (!m_document.isWhole())
            throw Error(ErrorKind::Unreadable, "the file became shorter while it was read",
                        toUtf8(m_document.info().file), "open it again");
        const std::int64_t first = m_pyramid.firstRow(chunk), rows = m_pyramid.lastRow(chunk) - first;
        const auto begin = static_cast<std::size_t>(first * m_document.columns()),
                   size = static_cast<std::size_t>(rows * m_document.columns());
        if (const std::span<const float> all = m_document.values(); !all.empty())
            return all.subspan(begin, size);
        own.resize(size);
        m_document.read(first, rows, own);
        return own;
    }

    const BlockPyramid& m_pyramid;
    const Document& m_document;
    const JobControl& m_job;
    int m_threads;
    std::mutex m_mutex;
};

/// Moments per chunk and column, put together in the order of the file.
class MomentsTable {
public:
    MomentsTable(std::size_t chunks, std::size_t columns)
        : m_columns(columns), m_parts(chunks * std::max<std::size_t>(columns, 1)) {}

    void take(std::size_t chunk, std::span<const float> values, std::size_t width) {
        if (m_columns == 0) return m_parts[chunk].add(values.data(), std::ssize(values), 1);
        for (std::size_t c = 0; c < m_columns; ++c)
            m_parts[chunk * m_columns + c].add(
                values.data() + c, std::ssize(values) / static_cast<std::ptrdiff_t>(width), width);
    }
    DocumentStatistics statistics() const {
        const std::size_t kinds = std::max<std::size_t>(m_columns, 1);
        std::vector<RunningMoments> columns(kinds);
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            columns[i % kinds].add(m_parts[i]);
        DocumentStatistics result;
        RunningMoments all;
        for (const RunningMoments& column : columns) {
            all.add(column);
            if (m_columns > 0) result.columns.push_back(column.statistics());
        }
        result.all = all.statistics();
        return result;
    }

private:
    std::size_t m_columns; ///< 0: only all together
    std::vector<RunningMoments> m_parts;
};

/// Percentiles and the ends of the histograms, from rows evenly spread.
void plan(const Document& document, DocumentStatistics& statistics) {
    const std::int64_t width = document.columns();
    const std::int64_t rows = std::min(document.rows(), std::max(sampledRows, sampledValues / width));
    const auto size = static_cast<std::size_t>(width);
    std::vector<std::vector<float>> columns(statistics.columns.size());
    std::vector<float> all, row(size);
    const std::int64_t every = std::max<std::int64_t>(1, rows * width / (4 * sampledValues));
    for (std::int64_t i = 0; i < rows; ++i) {
        document.read(i * document.rows() / rows, 1, row);
        for (std::size_t c = 0; c < columns.size(); ++c)
            columns[c].push_back(row[c]);
        if (i % every == 0) all.insert(all.end(), row.begin(), row.end());
    }
    planHistogram(statistics.all, all);
    for (std::size_t c = 0; c < columns.size(); ++c)
        planHistogram(statistics.columns[c], columns[c]);
}

void countInto(BinCounter& all, std::vector<BinCounter>& columns, std::span<const float> values) {
    if (columns.empty()) {
        for (const float value : values)
            all.add(value);
        return;
    }
    std::size_t c = 0;
    for (const float value : values) {
        all.add(value);
        columns[c].add(value);
        if (++c == columns.size()) c = 0;
    }
}

} // namespace

DocumentStatistics analyse(BlockPyramid& pyramid, const JobControl& job, int threads) {
    const Document& document = *pyramid.document();
    const std::size_t chunks = pyramid.chunkCount();
    const auto width = static_cast<std::size_t>(document.columns());
    MomentsTable table(chunks, document.columns() <= mostColumns ? width : 0);
    Pass pass(pyramid, job, threads);
    pass.run("Reading the values", 0, 2 * chunks, [&](std::size_t chunk, std::span<const float> values) {
        pyramid.fill(chunk, values);
        table.take(chunk, values, width);
    });
    DocumentStatistics statistics = table.statistics();
    plan(document, statistics);
    // The plan is only read; counts are added to a copy of it.
    DocumentStatistics counted = statistics;
    std::mutex mutex;
    pass.run("Counting the values", chunks, 2 * chunks, [&](std::size_t, std::span<const float> values) {
        BinCounter all(statistics.all);
        std::vector<BinCounter> columns(statistics.columns.begin(), statistics.columns.end());
        countInto(all, columns, values);
        const std::lock_guard lock(mutex);
        all.moveTo(counted.all);
        for (std::size_t c = 0; c < columns.size(); ++c)
            columns[c].moveTo(counted.columns[c]);
    });
    return counted;
}

} // namespace sonorant
