// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/raw_matrix.h"
#include "tests/support/io_testing.h"

using namespace sonorant;

class TestRawMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheDemoFeaturesAsNumpyDoes() {
        const Path file = Path(SONORANT_TEST_DATA) / "demo-corpus/mfbsp/vm-delete.mfbsp";
        const Matrix matrix = readRawMatrix(file, 80);
        const std::string expected = python("import numpy,sys\n"
                                            "m = numpy.fromfile(sys.argv[1], '<f4').reshape(-1, 80)\n"
                                            "print(m.shape[0], float(m[7, 3]), float(m[-1, -1]))",
                                            {toQString(file)});
        const QStringList parts = QString::fromStdString(expected).split(' ');
        QCOMPARE(parts.size(), 3);
        QCOMPARE(matrix.rows, std::int64_t(parts[0].toLongLong()));
        QCOMPARE(matrix.at(7, 3), float(parts[1].toDouble()));
        QCOMPARE(matrix.at(matrix.rows - 1, 79), float(parts[2].toDouble()));
    }

    void rangesAndMappingsAgreeWithTheWhole() {
        const Path file = Path(SONORANT_TEST_DATA) / "demo-corpus/mfbsp/vm-delete.mfbsp";
        const Matrix whole = readRawMatrix(file, 80);
        const Matrix part = readRawMatrixRows(file, 80, 5, 11);
        QCOMPARE(part.rows, std::int64_t(11));
        for (std::int64_t row = 0; row < 11; ++row)
            QCOMPARE(part.at(row, 79), whole.at(row + 5, 79));
        const MappedMatrix mapped(file, 80);
        QCOMPARE(mapped.rows(), whole.rows);
        QVERIFY(std::ranges::equal(mapped.values(), whole.values));
        QCOMPARE(mapped.row(3)[2], whole.at(3, 2));
        QVERIFY(
            contains(messageOf(ErrorKind::Mismatch, [&] { mapped.row(mapped.rows()); }), "expected a frame"));
        QCOMPARE(readRawMatrixRows(file, 80, whole.rows, 0).rows, std::int64_t(0));
        for (const auto& [first, count] : {std::pair<std::int64_t, std::int64_t>{-1, 2},
                                           {0, whole.rows + 1},
                                           {whole.rows + 1, 0},
                                           {2, std::numeric_limits<std::int64_t>::max()}})
            QVERIFY(
                contains(messageOf(ErrorKind::Mismatch, [&] { readRawMatrixRows(file, 80, first, count); }),
                         "vm-delete.mfbsp"));
    }

    void reportsARemainder() {
        const Scratch folder;
        const Path file = folder / "odd.f0";
        writeFileAtomically(file, std::string(4 * 7 + 3, 'x'));
        const RawMatrixInfo info = rawMatrixInfo(file, 2);
        QCOMPARE(info.rows, std::int64_t(3));
        QCOMPARE(info.remainder, std::int64_t(7));
        QCOMPARE(readRawMatrix(file, 2).values.size(), std::size_t(6));
        QCOMPARE(MappedMatrix(file, 2).remainder(), std::int64_t(7));
    }

    void writesWhatItReads() {
        const Scratch folder;
        const Matrix matrix{2, 3, {1, -2, 3.5F, 0, 1e-30F, -0.0F}};
        writeRawMatrix(folder / "deep/er/m.bin", matrix);
        QCOMPARE(readRawMatrix(folder / "deep/er/m.bin", 3).values, matrix.values);
        appendRawValues(folder / "deep/er/m.bin", std::vector<float>{7, 8, 9});
        const Matrix longer = readRawMatrix(folder / "deep/er/m.bin", 3);
        QCOMPARE(longer.rows, std::int64_t(3));
        QCOMPARE(longer.at(2, 1), 8.0F);
        QVERIFY(contains(messageOf(ErrorKind::Internal,
                                   [&] {
                                       writeRawMatrix(folder / "m", Matrix{2, 2, {1, 2, 3}});
                                   }),
                         "2 x 2"));
    }

    void namesWhatIsWrong() {
        const Scratch folder;
        const Path empty = folder / "empty.f0", small = folder / "small.mfbsp";
        writeFileAtomically(empty, std::string_view());
        writeFileAtomically(small, std::string(12, 'x'));
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { readRawMatrix(empty, 1); }), "found 0 bytes"));
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { MappedMatrix(empty, 1); }), "found 0 bytes"));
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { readRawMatrix(small, 80); }), "320 bytes"));
        QVERIFY(contains(messageOf(ErrorKind::Configuration, [&] { readRawMatrix(small, 0); }), "found 0"));
        QVERIFY(contains(messageOf(ErrorKind::Configuration,
                                   [&] { readRawMatrix(small, std::numeric_limits<std::int64_t>::max()); }),
                         "dimension"));
        QVERIFY(contains(messageOf(ErrorKind::NotFound, [&] { readRawMatrix(folder / "none", 1); }), "none"));
        QVERIFY(contains(messageOf(ErrorKind::Unreadable, [&] { readRawMatrix(folder / "", 1); }), "folder"));
        QVERIFY(contains(messageOf(ErrorKind::Unwritable,
                                   [&] { appendRawValues(small / "below", std::vector<float>{1}); }),
                         "small.mfbsp"));
    }

    void opensAGigabyteAtOnce() {
        const Scratch folder;
        const Path file = folder / "large.bin";
        std::ofstream(file).put('\0');
        std::filesystem::resize_file(file, std::uintmax_t(1) << 30); // a hole: no bytes on disk
        QElapsedTimer clock;
        clock.start();
        const MappedMatrix mapped(file, 4);
        QCOMPARE(mapped.rows(), std::int64_t(1) << 26);
        QCOMPARE(mapped.row(mapped.rows() - 1)[3], 0.0F);
        QVERIFY2(clock.elapsed() < 1000, "opening must not read the file");
    }
};

QTEST_GUILESS_MAIN(TestRawMatrix)
#include "tst_raw_matrix.moc"
