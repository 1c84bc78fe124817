// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/columns.h"
#include "core/inspect/documents.h"
#include "core/io/raw_matrix.h"
#include "tests/support/io_testing.h"

#include <bit>
#include <cmath>
#include <cstring>

using namespace sonorant;

namespace {

const Path corpus = Path(SONORANT_TEST_DATA) / "demo-corpus";
const Path recordings = Path(SONORANT_DEMO_PROJECT) / "wav";
const std::string utterance = "options";

/// float32 straight from the bytes of a file.
float floatAt(const std::string& bytes, std::size_t index) {
    float value = 0;
    std::memcpy(&value, bytes.data() + 4 * index, 4);
    return value;
}

void write(const Path& file, std::string_view bytes) {
    writeFileAtomically(file, bytes);
}

std::string bytesOf(const std::vector<float>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

} // namespace

class TestDocuments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMatrixIsAsWideAsTheProjectSays() {
        const Path file = corpus / "mfbsp" / (utterance + ".mfbsp");
        const std::string bytes = readFile(file);
        OpenOptions options;
        options.known = {{".mfbsp", 80, 0.005}};
        const DocumentPtr document = openDocument(file, options);
        QCOMPARE(document->info().kind, DocumentKind::Raw);
        QCOMPARE(document->columns(), 80);
        QCOMPARE(document->rows(), std::int64_t(bytes.size() / 320));
        QCOMPARE(document->info().secondsPerRow, 0.005);
        QVERIFY(!document->info().columnsAreGuessed && document->info().notes.empty());
        QCOMPARE(float(document->value(17, 42)), floatAt(bytes, 17 * 80 + 42));
        std::vector<float> rows(3 * 80);
        document->read(5, 3, rows);
        QCOMPARE(rows[2 * 80 + 79], floatAt(bytes, 7 * 80 + 79));
        QVERIFY(
            contains(messageOf(ErrorKind::Mismatch, [&] { document->read(document->rows() - 1, 2, rows); }),
                     "expected rows within"));
    }

    void theWidthIsFoundFromTheValues_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("columns");
        for (const char* const name : {"options", "conf-placeintoconf", "dir-nomatch"}) {
            QTest::addRow("mel of %s", name)
                << toQString(corpus / "mfbsp" / (std::string(name) + ".mfbsp")) << 80;
            QTest::addRow("F0 of %s", name) << toQString(corpus / "f0" / (std::string(name) + ".f0")) << 1;
        }
    }
    void theWidthIsFoundFromTheValues() {
        QFETCH(QString, source);
        QFETCH(int, columns);
        Scratch scratch;
        const Path file = scratch / "unknown.dat"; // an extension that says nothing
        std::filesystem::copy_file(source.toStdString(), file);
        const DocumentPtr document = openDocument(file);
        QCOMPARE(document->columns(), columns);
        QVERIFY(document->info().columnsAreGuessed);
        OpenOptions other;
        other.columns = 7; // what a person chooses counts, and what does not fit is said
        QCOMPARE(openDocument(file, other)->columns(), 7);
    }

    void melAndF0SideBySideAre81() {
        const Matrix mel = readRawMatrix(corpus / "mfbsp" / (utterance + ".mfbsp"), 80);
        const Matrix f0 = readRawMatrix(corpus / "f0" / (utterance + ".f0"), 1);
        std::vector<float> both;
        for (std::int64_t row = 0; row < std::min(mel.rows, f0.rows); ++row) {
            both.insert(both.end(), mel.row(row).begin(), mel.row(row).end());
            both.push_back(f0.at(row, 0));
        }
        const auto choices = plausibleColumns(both.size() * 4, ".cat", both, {});
        QCOMPARE(choices.front().columns, 81);
        QCOMPARE(choices.front().remainder, 0);
        // The project goes before everything, even when it does not fit.
        const std::vector<KnownFeature> known{{".cat", 60, 0}};
        const auto projects = plausibleColumns(both.size() * 4 - 4, ".cat", both, known);
        QCOMPARE(projects.front().columns, 60);
        QVERIFY(projects.front().ofProject && projects.front().remainder != 0);
    }

    void arraysOfAllTypesAndOrders() {
        Scratch scratch;
        const std::string said =
            python("import numpy as np, sys\n"
                   "rng = np.random.RandomState(3)\n"
                   "a = rng.uniform(0, 90, (7, 5))\n"
                   "for t in ['<f2','<f4','<f8','>f4','>f8','<i2','>i4','<i8','<u2','|u1','|i1','>u4']:\n"
                   "  name = t.replace('<','l').replace('>','b').replace('|','n')\n"
                   "  np.save(sys.argv[1] + '/' + name + '.npy', a.astype(t))\n"
                   "  np.save(sys.argv[1] + '/' + name + '_f.npy', np.asfortranarray(a.astype(t)))\n"
                   "  print(name, repr(float(a.astype(t)[6, 3])), repr(float(a.astype(t)[2, 0])))\n"
                   "np.save(sys.argv[1] + '/cube.npy', np.arange(24, dtype='<f4').reshape(2, 3, 4))\n"
                   "np.save(sys.argv[1] + '/vector.npy', np.arange(9, dtype='<f8'))\n",
                   {toQString(scratch / "")});
        QVERIFY2(!said.starts_with("FAILED"), said.c_str());
        int types = 0;
        for (const QString& line : QString::fromStdString(said).split('\n', Qt::SkipEmptyParts)) {
            const QStringList words = line.split(' ');
            for (const char* const order : {"", "_f"}) {
                const DocumentPtr document =
                    openDocument(scratch / (words[0].toStdString() + order + ".npy"));
                QCOMPARE(document->rows(), 7);
                QCOMPARE(document->columns(), 5);
                QCOMPARE(document->value(6, 3), words[1].toDouble());
                QCOMPARE(document->value(2, 0), words[2].toDouble());
                std::vector<float> rows(10);
                document->read(5, 2, rows);
                QCOMPARE(rows[8], float(words[1].toDouble()));
            }
            ++types;
        }
        QCOMPARE(types, 12);
        const DocumentPtr cube = openDocument(scratch / "cube.npy");
        QCOMPARE(cube->rows(), 6);
        QCOMPARE(cube->columns(), 4);
        QCOMPARE(cube->value(5, 1), 21.0);
        QVERIFY(!cube->info().notes.empty());
        QCOMPARE(openDocument(scratch / "vector.npy")->value(8, 0), 8.0);
    }

    void soundsAreReadAnywhere() {
        const Path file = recordings / (utterance + ".wav");
        const std::string bytes = readFile(file);
        const std::size_t begin = bytes.find("data", 36) + 8;
        const auto sample = [&](std::int64_t i) {
            std::int16_t value = 0;
            std::memcpy(&value, bytes.data() + begin + 2 * static_cast<std::size_t>(i), 2);
            return float(value) / 32768;
        };
        const DocumentPtr document = openDocument(file);
        QCOMPARE(document->info().kind, DocumentKind::Sound);
        QCOMPARE(document->rows(), std::int64_t((bytes.size() - begin) / 2));
        QCOMPARE(document->info().secondsPerRow, 1.0 / 16000);
        for (const std::int64_t i :
             {std::int64_t(0), std::int64_t(16383), std::int64_t(16384), document->rows() - 1})
            QCOMPARE(float(document->value(i, 0)), sample(i));
        std::vector<float> many(20000);
        document->read(1000, 20000, many); // longer than what is kept
        QCOMPARE(many[12345], sample(13345));
    }

    void cachesOfTheTraining() {
        Scratch scratch;
        write(scratch / "demo_mean_std_input.bin", bytesOf({1, 2, 3, 0.5F, 0.25F, 4}));
        const DocumentPtr statistics = openDocument(scratch / "demo_mean_std_input.bin");
        QCOMPARE(statistics->info().kind, DocumentKind::Statistics);
        QCOMPARE(statistics->rows(), 3);
        QCOMPARE(statistics->value(2, 0), 3.0);
        QCOMPARE(statistics->value(2, 1), 4.0);
        OpenOptions raw;
        raw.columns = 2;
        QCOMPARE(openDocument(scratch / "demo_mean_std_input.bin", raw)->info().kind, DocumentKind::Raw);
        writeDic(scratch / "a_utt_length.dic", {{48000, "b/one", 0, 0, 0}, {32160, "two", 1, 16000, 1}});
        const DocumentPtr lengths = openDocument(scratch / "a_utt_length.dic");
        QCOMPARE(lengths->info().kind, DocumentKind::Lengths);
        QCOMPARE(lengths->value(1, 0), 32160.0);
        QCOMPARE(dynamic_cast<const LengthsDocument&>(*lengths).entries()[0].seqName, std::string("b/one"));
    }

    void theDifferenceOfTwo() {
        Scratch scratch;
        writeRawValues(scratch / "a.dat", std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8});
        writeRawValues(scratch / "b.dat", std::vector<float>{1, 1, 1, 5, 5, 5});
        OpenOptions two;
        two.columns = 2;
        const DocumentPtr a = openDocument(scratch / "a.dat", two), b = openDocument(scratch / "b.dat", two);
        const DocumentPtr difference = makeDifference(a, b);
        QCOMPARE(difference->rows(), 3);
        QCOMPARE(difference->value(1, 1), -1.0);
        QCOMPARE(difference->info().notes.size(), std::size_t(1));
        QCOMPARE(differenceParts(difference).other, b);
        QVERIFY(!differenceParts(a).one);
        OpenOptions four;
        four.columns = 4;
        QVERIFY(contains(
            messageOf(ErrorKind::Mismatch, [&] { makeDifference(a, openDocument(scratch / "b.dat", four)); }),
            "expected 2 columns"));
    }

    void damagedAndForeignFilesSayWhatTheyAre() {
        Scratch scratch;
        const auto refusal = [&](ErrorKind kind, const char* name, std::string_view bytes) {
            write(scratch / name, bytes);
            return messageOf(kind, [&] { openDocument(scratch / name); });
        };
        using namespace std::string_literals;
        QVERIFY(contains(messageOf(ErrorKind::NotFound, [&] { openDocument(scratch / "none.f0"); }),
                         "no such file"));
        QVERIFY(contains(refusal(ErrorKind::Malformed, "empty.mfbsp", ""), "empty"));
        QVERIFY(contains(refusal(ErrorKind::Unsupported, "list.lst", "one\ntwo\n"), "text"));
        QVERIFY(
            contains(refusal(ErrorKind::Unsupported, "network.pt", "PK\x03\x04 and so on"), "Checkpoints"));
        QVERIFY(contains(refusal(ErrorKind::Malformed, "broken.npy", "\x93NUMPY\x01"s), "npy"));
        QVERIFY(contains(refusal(ErrorKind::Malformed, "few.mfbsp", "\x01\x02\x03\x04"), "at least one row"));
        const std::string sound = readFile(recordings / (utterance + ".wav"));
        QVERIFY(contains(refusal(ErrorKind::Malformed, "cut.wav", std::string_view(sound).substr(0, 20000)),
                         "cut.wav"));
        QVERIFY(contains(refusal(ErrorKind::Malformed, "bad.dic", "[{\"length\": 3}]"), "bad.dic"));
        python("import numpy as np, sys\nnp.save(sys.argv[1] + '/o.npy', np.array(['a', 'b']))\n"
               "np.save(sys.argv[1] + '/w.npy', np.zeros((50, 80), '<f4'))\n",
               {toQString(scratch / "")});
        QVERIFY(contains(messageOf(ErrorKind::Unsupported, [&] { openDocument(scratch / "o.npy"); }), "<U1"));
        const std::string whole = readFile(scratch / "w.npy");
        QVERIFY(contains(refusal(ErrorKind::Malformed, "w.npy", std::string_view(whole).substr(0, 9000)),
                         "[50, 80]"));
        // A remainder is shown as far as it goes, and said.
        write(scratch / "odd.mfbsp", readFile(corpus / "mfbsp" / (utterance + ".mfbsp")) + "xyz");
        const DocumentPtr odd = openDocument(scratch / "odd.mfbsp");
        QCOMPARE(odd->info().remainder, 3);
        QCOMPARE(odd->info().notes.size(), std::size_t(1));
        // 16-bit samples are no float32 values.
        write(scratch / "pcm.raw", std::string_view(sound).substr(44));
        QVERIFY(!openDocument(scratch / "pcm.raw")->info().notes.empty());
    }

    void aFileThatBecameShorterIsNoticed() {
        Scratch scratch;
        writeRawValues(scratch / "a.f0", std::vector<float>(4096, 1.0F));
        const DocumentPtr document = openDocument(scratch / "a.f0");
        QVERIFY(document->isWhole());
        std::filesystem::resize_file(scratch / "a.f0", 400);
        QVERIFY(!document->isWhole());
    }

    void sizesInWords() {
        QCOMPARE(sizeText(12), std::string("12 bytes"));
        QCOMPARE(sizeText(99840), std::string("99.8 KB"));
        QCOMPARE(sizeText(1'073'741'824), std::string("1.07 GB"));
        QCOMPARE(sizeText(999'999), std::string("1.00 MB"));
    }
};

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
