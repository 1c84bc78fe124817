// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/npy.h"
#include "tests/support/io_testing.h"

using namespace sonorant;

namespace {

std::string npyBytes(const std::string& header, std::size_t dataBytes, char version = 1) {
    std::string bytes = "\x93NUMPY";
    bytes += version;
    bytes += '\0';
    bytes += static_cast<char>(header.size() & 0xFF);
    bytes += static_cast<char>(header.size() >> 8);
    if (version > 1) bytes += std::string(2, '\0');
    return bytes + header + std::string(dataBytes, '\0');
}

/// Values 0, 1, 2, ... in C order of [N, M], whatever the file held.
bool counts(const Matrix& matrix) {
    for (std::size_t i = 0; i < matrix.values.size(); ++i)
        if (matrix.values[i] != static_cast<float>(i)) return false;
    return !matrix.values.empty();
}

} // namespace

class TestNpy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatNumpyWrites_data() {
        QTest::addColumn<QString>("array"); // of a = 0..11 as [4, 3]
        QTest::addColumn<qint64>("columns");
        QTest::newRow("f4") << "a" << qint64(3);
        QTest::newRow("f8") << "a.astype('f8')" << qint64(3);
        QTest::newRow("turned") << "a.T.copy()" << qint64(3);
        QTest::newRow("fortran") << "numpy.asfortranarray(a)" << qint64(3);
        QTest::newRow("turned fortran f8") << "numpy.asfortranarray(a.T.astype('f8'))" << qint64(3);
        QTest::newRow("as it is") << "a" << qint64(0);
        QTest::newRow("vector") << "a.ravel()" << qint64(1);
        QTest::newRow("one row") << "a.ravel()" << qint64(12);
        QTest::newRow("row of one") << "a.reshape(1, 12)" << qint64(1);
    }
    void readsWhatNumpyWrites() {
        QFETCH(QString, array);
        QFETCH(qint64, columns);
        for (const int version : {1, 2}) {
            const Scratch folder;
            const Path file = folder / "x.npy";
            const std::string program =
                "import sys,numpy\na = numpy.arange(12, dtype='<f4').reshape(4, 3)\nb = " +
                array.toStdString() + "\nnumpy.lib.format.write_array(open(sys.argv[1], 'wb'), b, (" +
                std::to_string(version) + ", 0))";
            QCOMPARE(python(program, {toQString(file)}), std::string());
            const Matrix matrix = readNpy(file, columns);
            QCOMPARE(matrix.columns, columns == 0 ? std::int64_t(3) : std::int64_t(columns));
            QCOMPARE(matrix.rows * matrix.columns, std::int64_t(12));
            QVERIFY(counts(matrix));
        }
    }

    void numpyReadsWhatItWrites() {
        const Scratch folder;
        writeNpy(folder / "x.npy", Matrix{2, 3, {0, 1, 2, 3, 4, -5.5F}});
        QCOMPARE(
            python("import sys,numpy\na = numpy.load(sys.argv[1])\nprint(a.dtype.str, a.tolist(), end='')",
                   {toQString(folder / "x.npy")}),
            std::string("<f4 [[0.0, 1.0, 2.0], [3.0, 4.0, -5.5]]"));
        QCOMPARE(readNpy(folder / "x.npy", 3).at(1, 2), -5.5F);
    }

    void neitherSideFits() {
        const std::string bytes = npyBytes("{'descr': '<f4', 'fortran_order': False, 'shape': (4, 3), }", 48);
        const std::string said = messageOf(ErrorKind::Mismatch, [&] { parseNpy(bytes, 80, "a.npy"); });
        QVERIFY(contains(said, "expected [N, 80] or [80, N], found [4, 3]"));
    }

    void hostileHeadersAreErrors_data() {
        QTest::addColumn<QString>("header");
        for (const char* header :
             {"", "{", "{}", "{'descr': '<f4'}", "{'descr': '<f4', 'fortran_order': False, 'shape': (4, 3)",
              "{'descr': '<f4', 'fortran_order': False, 'shape': (4, 4)}",
              "{'descr': '<f4', 'fortran_order': False, 'shape': (-1, 3)}",
              "{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 9223372036854775807)}",
              "{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4)}",
              "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999, 1)}",
              "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 3)}",
              "{'descr': '<f4', 'fortran_order': False, 'shape': ()}",
              "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 3)}",
              "{'descr': '|O', 'fortran_order': False, 'shape': (4, 3)}",
              "{'descr': '<f4, 'fortran_order': False, 'shape': (4, 3)}",
              "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (4, 3)}",
              "{'descr': '<f4', 'fortran_order': Maybe, 'shape': (4, 3)}"})
            QTest::newRow(header) << QString(header);
    }
    void hostileHeadersAreErrors() {
        QFETCH(QString, header);
        for (const char version : {1, 2, 3}) {
            const std::string bytes = npyBytes(header.toStdString(), 48, version);
            try {
                parseNpy(bytes, 3, "bad.npy");
                QFAIL("accepted");
            } catch (const Error& error) {
                QCOMPARE(error.context(), std::string("bad.npy"));
            }
        }
    }

    void cutOffFilesAreErrors() {
        const std::string bytes = npyBytes("{'descr': '<f4', 'fortran_order': False, 'shape': (4, 3), }", 48);
        QCOMPARE(parseNpy(bytes, 3, "x").rows, std::int64_t(4));
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY(contains(messageOf(ErrorKind::Malformed,
                                       [&] { parseNpy(std::string_view(bytes).substr(0, length), 3, "x"); }),
                             "x: "));
        for (const std::size_t length : {8U, 9U, 10U, 40U})
            QVERIFY(contains(messageOf(ErrorKind::Malformed,
                                       [&] { parseNpy(std::string_view(bytes).substr(0, length), 3, "x"); }),
                             "not a valid .npy file (its header is cut off"));
        QVERIFY(contains(messageOf(ErrorKind::Unsupported, [&] { parseNpy(npyBytes("{}", 0, 9), 3, "x"); }),
                         "found 9"));
    }
};

QTEST_GUILESS_MAIN(TestNpy)
#include "tst_npy.moc"
