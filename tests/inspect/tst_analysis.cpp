// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/analysis.h"
#include "core/inspect/documents.h"
#include "core/inspect/export.h"
#include "core/io/raw_matrix.h"
#include "tests/support/io_testing.h"

#include <atomic>
#include <cmath>
#include <cstring>
#include <random>

using namespace sonorant;

namespace {

constexpr std::int64_t rows = 40'003, columns = 37;

/// Values with a mean far from zero, and with gaps at known places.
Matrix makeMatrix() {
    Matrix matrix{rows, columns, std::vector<float>(static_cast<std::size_t>(rows * columns))};
    std::mt19937 random(5);
    std::normal_distribution<float> noise(1000.0F, 2.0F);
    for (std::size_t i = 0; i < matrix.values.size(); ++i)
        matrix.values[i] = noise(random) + static_cast<float>(i % columns);
    const auto at = [&](std::int64_t row, std::int64_t column) -> float& {
        return matrix.values[static_cast<std::size_t>(row * columns + column)];
    };
    at(12'345, 6) = at(12'346, 6) = std::numeric_limits<float>::quiet_NaN();
    at(39'999, 0) = std::numeric_limits<float>::infinity();
    return matrix;
}

struct Plain {
    double count = 0, sum = 0, low = 1e300, high = -1e300;
    double deviation = 0;
};

/// In the plainest way, in long double.
Plain plainly(const Matrix& matrix, std::int64_t column) {
    Plain plain;
    long double sum = 0, squares = 0;
    for (int pass = 0; pass < 2; ++pass)
        for (std::int64_t row = 0; row < matrix.rows; ++row)
            for (std::int64_t c = column < 0 ? 0 : column; c < (column < 0 ? matrix.columns : column + 1);
                 ++c) {
                const auto value = static_cast<long double>(matrix.at(row, c));
                if (!std::isfinite(value)) continue;
                if (pass == 1) {
                    const long double off = value - sum / static_cast<long double>(plain.count);
                    squares += off * off;
                    continue;
                }
                plain.count += 1;
                sum += value;
                plain.low = std::min(plain.low, static_cast<double>(value));
                plain.high = std::max(plain.high, static_cast<double>(value));
            }
    plain.sum = static_cast<double>(sum);
    plain.deviation = std::sqrt(static_cast<double>(squares) / plain.count);
    return plain;
}

bool near(double found, double expected, double relative = 1e-9) {
    if (std::abs(found - expected) <= relative * std::abs(expected)) return true;
    qWarning("found %.17g, expected %.17g", found, expected);
    return false;
}

} // namespace

class TestAnalysis : public QObject {
    Q_OBJECT

    Scratch m_scratch;
    Matrix m_matrix;
    DocumentPtr m_document;

private Q_SLOTS:
    void initTestCase() {
        m_matrix = makeMatrix();
        writeRawMatrix(m_scratch / "values.dat", m_matrix);
        OpenOptions options;
        options.columns = columns;
        m_document = openDocument(m_scratch / "values.dat", options);
    }

    void statisticsAreThoseOfAllValues() {
        BlockPyramid pyramid(m_document);
        QVERIFY(pyramid.chunkCount() > 2);
        const DocumentStatistics statistics = analyse(pyramid, {});
        QVERIFY(pyramid.isComplete());
        QCOMPARE(statistics.columns.size(), std::size_t(columns));
        for (const std::int64_t column : {std::int64_t(-1), std::int64_t(0), std::int64_t(6), columns - 1}) {
            const ValueStatistics& found =
                column < 0 ? statistics.all : statistics.columns[static_cast<std::size_t>(column)];
            const Plain plain = plainly(m_matrix, column);
            QCOMPARE(double(found.finite()), plain.count);
            QVERIFY(near(found.mean, plain.sum / plain.count));
            QVERIFY(near(found.deviation, plain.deviation));
            QCOMPARE(found.minimum, plain.low);
            QCOMPARE(found.maximum, plain.high);
            QCOMPARE(std::int64_t(found.histogram.total()) + found.below + found.above, found.finite());
        }
        QCOMPARE(statistics.all.nan, 2);
        QCOMPARE(statistics.all.infinite, 1);
        QCOMPARE(statistics.columns[6].nan, 2);
        QCOMPARE(statistics.columns[1].nan, 0);
    }

    void aHistogramCountsEachValueInItsBin() {
        BlockPyramid pyramid(m_document);
        const Histogram histogram = analyse(pyramid, {}).columns[3].histogram;
        for (const std::size_t bin :
             {std::size_t(0), histogram.counts.size() / 2, histogram.counts.size() - 1}) {
            std::size_t count = 0;
            for (std::int64_t row = 0; row < rows; ++row) {
                const double place =
                    (static_cast<double>(m_matrix.at(row, 3)) - histogram.low) / histogram.width;
                if (place >= double(bin) && place < double(bin + 1)) ++count;
            }
            // A value on an edge may be rounded to either side.
            QVERIFY(std::abs(std::int64_t(count) - std::int64_t(histogram.counts[bin])) <= 2);
        }
    }

    void theNumberOfThreadsChangesNothing() {
        BlockPyramid one(m_document), four(m_document);
        const DocumentStatistics a = analyse(one, {}, 1), b = analyse(four, {}, 4);
        QCOMPARE(a.all.mean, b.all.mean);
        QCOMPARE(a.all.deviation, b.all.deviation);
        QCOMPARE(a.columns[9].histogram.counts, b.columns[9].histogram.counts);
        std::vector<float> left(columns), right(columns);
        one.means(0, rows, left);
        four.means(0, rows, right);
        QVERIFY(std::memcmp(left.data(), right.data(), left.size() * sizeof(float)) == 0);
    }

    void blocksHaveTheExtremesAndMeansOfTheirRows() {
        BlockPyramid pyramid(m_document);
        analyse(pyramid, {});
        const auto check = [&](std::int64_t first, std::int64_t last, std::int64_t column) {
            float low = 1e30F, high = -1e30F;
            double sum = 0;
            bool bad = false;
            for (std::int64_t row = first; row < last; ++row) {
                const float value = m_matrix.at(row, column);
                bad = bad || !std::isfinite(value);
                if (!std::isfinite(value)) continue;
                low = std::min(low, value);
                high = std::max(high, value);
                sum += static_cast<double>(value);
            }
            const BlockPyramid::Range range = pyramid.range(first, last, column);
            QCOMPARE(range.minimum, low);
            QCOMPARE(range.maximum, high);
            QCOMPARE(range.notFinite, bad);
            std::vector<float> means(columns);
            pyramid.means(first, last, means);
            const float mean = means[static_cast<std::size_t>(column)];
            QCOMPARE(std::isnan(mean), bad);
            if (!bad) QVERIFY(near(static_cast<double>(mean), sum / static_cast<double>(last - first), 1e-6));
        };
        check(0, 64, 0);          // one block
        check(4096, 8192, 5);     // several
        check(0, 16384, 36);      // a whole chunk
        check(0, rows, 2);        // all, with a last block that is not full
        check(100, 130, 1);       // fewer rows than a block
        check(12'300, 12'360, 6); // with a NaN that must not be missed
        check(8192, 16384, 6);    // the same from above
        check(39'936, rows, 0);   // infinity in the last blocks
        check(7, 8, 3);           // a single row
    }

    void whatIsNotCountedYetIsSampled() {
        const BlockPyramid pyramid(m_document);
        std::vector<float> means(columns);
        pyramid.means(0, rows, means);
        QVERIFY(std::abs(means[1] - 1001) < 5);
        const BlockPyramid::Range range = pyramid.range(0, rows, 1);
        QVERIFY(!range.isEmpty() && range.minimum > 980 && range.maximum < 1020);
    }

    void cancellingStops() {
        BlockPyramid pyramid(m_document);
        std::stop_source stop;
        JobControl job;
        job.stop = stop.get_token();
        std::atomic<int> reports{0};
        job.report = [&](const Progress&) {
            ++reports;
            stop.request_stop();
        };
        QVERIFY_EXCEPTION_THROWN(analyse(pyramid, job), Cancelled);
        QVERIFY(reports >= 1);
        QVERIFY(!pyramid.isComplete());
    }

    void valuesFarOffDoNotFlattenTheHistogram() {
        Matrix matrix{5000, 1, std::vector<float>(5000)};
        for (std::size_t i = 0; i < 5000; ++i)
            matrix.values[i] = static_cast<float>(i % 100);
        matrix.values[10] = 1e9F;
        BlockPyramid pyramid(std::make_shared<MatrixDocument>(matrix, DocumentInfo{}));
        const ValueStatistics all = analyse(pyramid, {}).all;
        QCOMPARE(all.maximum, 1e9);
        QCOMPARE(all.above, 1);
        QVERIFY(all.histogram.counts.size() > 20);
        QCOMPARE(all.median, 50.0); // 2,499 of 5,000 values are below
    }

    void exportsAreReadByOthers() {
        const DocumentPart part{12'340, 12'350, 2, 9};
        exportNpy(*m_document, part, m_scratch / "part.npy", {});
        exportCsv(*m_document, part, m_scratch / "part.csv", {});
        const std::string said =
            python("import numpy as np, sys\n"
                   "a = np.fromfile(sys.argv[1] + '/values.dat', '<f4').reshape(-1, 37)[12340:12350, 2:9]\n"
                   "b = np.load(sys.argv[1] + '/part.npy')\n"
                   "c = np.genfromtxt(sys.argv[1] + '/part.csv', delimiter=',', skip_header=1)\n"
                   "head = open(sys.argv[1] + '/part.csv').readline().strip()\n"
                   "print(b.dtype, b.shape, np.array_equal(a, b, equal_nan=True),\n"
                   "      np.array_equal(a, c[:, 1:].astype('<f4'), equal_nan=True), c[0, 0], head)\n",
                   {toQString(m_scratch / "")});
        QCOMPARE(said, std::string("float32 (10, 7) True True 12340.0 row,2,3,4,5,6,7,8\n"));
        JobControl cancelled;
        std::stop_source stop;
        stop.request_stop();
        cancelled.stop = stop.get_token();
        QVERIFY_EXCEPTION_THROWN(
            exportNpy(*m_document, wholeOf(*m_document), m_scratch / "no.npy", cancelled), Cancelled);
        for (const auto& entry : std::filesystem::directory_iterator(m_scratch / ""))
            QVERIFY2(entry.path().extension() != ".part" && entry.path().filename() != "no.npy",
                     entry.path().c_str());
        QVERIFY(contains(messageOf(ErrorKind::Mismatch,
                                   [&] {
                                       exportNpy(*m_document, {5, 5, 0, 1}, m_scratch / "n.npy", {});
                                   }),
                         "expected a part of"));
    }
};

QTEST_GUILESS_MAIN(TestAnalysis)
#include "tst_analysis.moc"
