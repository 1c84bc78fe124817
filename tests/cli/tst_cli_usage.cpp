// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/schema.h"
#include "core/io/npy.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace sonorant;

namespace {

struct Result {
    int exitCode = -1;
    QString out, err;
};

Result run(const QStringList& arguments, const QString& folder = {}) {
    QProcess process;
    if (!folder.isEmpty()) process.setWorkingDirectory(folder);
    process.start(SONORANT_CLI, arguments);
    Result result;
    if (!process.waitForFinished(60000)) return result;
    result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    result.out = QString::fromUtf8(process.readAllStandardOutput());
    result.err = QString::fromUtf8(process.readAllStandardError());
    return result;
}

QString readAll(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// The program itself, as far as it needs no training: wrong usage, configuration, help, `show`, `check`.
class TestCliUsage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageEndsWithTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word");
        QTest::newRow("nothing") << QStringList{} << "subcommand";
        QTest::newRow("unknown command") << QStringList{"trian", "x"} << "did you mean train?";
        QTest::newRow("no project") << QStringList{"train"} << "PROJECT";
        QTest::newRow("unknown flag") << QStringList{"train", "--fast", "x"} << "--fast";
        QTest::newRow("two projects") << QStringList{"train", "x", "y"} << "y";
        QTest::newRow("no such project") << QStringList{"train", "/nowhere"} << "no such project";
        QTest::newRow("no value") << QStringList{"train", "x", "--set"} << "--set";
        QTest::newRow("no such file") << QStringList{"show", "/nowhere"} << "/nowhere";
        QTest::newRow("wrong dimension") << QStringList{"show", "--dim", "0", SONORANT_CLI} << "--dim";
        QTest::newRow("no folders") << QStringList{"features"} << "--wav-dir";
        QTest::newRow("unknown option")
            << QStringList{"train", SONORANT_DEMO_PROJECT, "--set", "epoch=1"} << "did you mean epochs?";
        QTest::newRow("--set takes one value")
            << QStringList{"check", "--set", "epoch=1", SONORANT_DEMO_PROJECT} << "epochs";
        QTest::newRow("out of range")
            << QStringList{"infer", SONORANT_DEMO_PROJECT, "--set", "training.lr=0"} << "above 0";
        QTest::newRow("setting without a name") << QStringList{"train", SONORANT_DEMO_PROJECT, "--set", "=3"}
                                                << "expected table.key=value, found \"=3\"";
        QTest::newRow("setting of another type")
            << QStringList{"train", SONORANT_DEMO_PROJECT, "--set", "lr=fast"}
            << "For example --set training.lr=";
        QTest::newRow("setting of a list")
            << QStringList{"check", SONORANT_DEMO_PROJECT, "--set", "input_dims=x"}
            << "For example --set data.input_dims='[80, 1]'";
        QTest::newRow("no such folder") << QStringList{"check", "/nowhere/below/config.toml"} << "do: ";
        QTest::newRow("no list") << QStringList{"check", SONORANT_DEMO_PROJECT, "--set", "trn_list=none.lst"}
                                 << "none.lst";
    }
    void wrongUsageEndsWithTwo() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, word);
        const Result result = run(arguments);
        QVERIFY2(result.exitCode == 2, qPrintable(QString::number(result.exitCode) + result.err));
        QVERIFY2(result.err.contains(word), qPrintable(result.err));
        QVERIFY2(result.err.startsWith("error: "), qPrintable(result.err));
    }

    void helpNamesEveryOption() {
        const Result result = run({"train", "--help"});
        QCOMPARE(result.exitCode, 0);
        for (const Option& option : projectOptions("hn-nsf")) {
            if (option.table == "inference") continue;
            QVERIFY2(result.out.contains(QString("    %1 (").arg(QString::fromStdString(option.key))),
                     option.key.c_str());
        }
        const QString inference = run({"infer", "--help"}).out;
        for (const Option& option : generalOptions())
            if (option.table == "inference")
                QVERIFY2(inference.contains(QString("    %1 (").arg(QString::fromStdString(option.key))),
                         option.key.c_str());
    }

    void everyCommandHasHelp_data() {
        QTest::addColumn<QString>("command");
        for (const char* const command :
             {"train", "infer", "features", "check", "show", "convert", "certify", "import-config"})
            QTest::newRow(command) << QString(command);
    }
    void everyCommandHasHelp() {
        QFETCH(QString, command);
        const Result result = run({command, "--help"});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.out.contains("Usage: sonorant-cli " + command));
        QVERIFY(run({"--help"}).out.contains("\n  " + command));
    }

    void theDocumentationIsUpToDate() {
        const Result result = run({"options", "--markdown"});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out == readAll(SONORANT_DOCS "/configuration.md"),
                 "write it anew: sonorant-cli options --markdown > docs/configuration.md");
    }

    void errorsOfTheFileNameTheLine() {
        QTemporaryDir folder;
        QFile file(folder.filePath("config.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[training]\nlr = 1e-4\nlr = 2e-4\n");
        file.close();
        const Result result = run({"check", folder.path()});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains("config.toml: line 3"), qPrintable(result.err));
        QVERIFY2(result.err.contains("first on line 2"), qPrintable(result.err));
    }

    void checkReportsWhatIsWrongWithTheData() {
        QTemporaryDir folder;
        QDir here(folder.path());
        for (const char* const name : {"in", "out"})
            here.mkdir(name);
        writeRawValues(folder.filePath("in/a.x").toStdString(), std::vector<float>(8, 1.0F));
        writeRawValues(folder.filePath("out/a.y").toStdString(), std::vector<float>(8, 1.0F));
        QFile file(folder.filePath("config.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "[model]\nname = \"frame-template\"\n[data]\ntrn_set_name = \"t\"\ntrn_list = [[\"a\"]]\n"
            "input_dirs = [[\"in\"]]\ninput_exts = [\".x\"]\ninput_dims = [2]\ninput_reso = [1]\n"
            "input_norm = [true]\noutput_dirs = [[\"out\"]]\noutput_exts = [\".y\"]\noutput_dims = [2]\n"
            "output_reso = [1]\noutput_norm = [false]\n");
        file.close();
        const Result fine = run({"check", folder.path()});
        QVERIFY2(fine.exitCode == 0, qPrintable(fine.err));
        QVERIFY2(fine.out.contains("1 utterance"), qPrintable(fine.out));
        const Result missing = run({"check", folder.path(), "--set", "trn_list=[['a', 'b']]"});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.out.contains("b, .x: the file is not there"), qPrintable(missing.out));
        QCOMPARE(run({"check", folder.path(), "--set", "trn_list=[['b']]", "--config-only"}).exitCode, 0);
    }

    void showDescribesMatrices() {
        QTemporaryDir folder;
        const QString raw = folder.filePath("a.raw"), npy = folder.filePath("a.npy");
        Matrix matrix{3, 2, {1, 2, 3, std::nanf(""), 5, 7}};
        writeRawMatrix(raw.toStdString(), matrix);
        writeNpy(npy.toStdString(), matrix);
        const Result unknown = run({"show", raw});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY2(unknown.err.contains("plausible: 1, 2"), qPrintable(unknown.err));
        const Result result = run({"show", raw, "--dim", "2", "--each"});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.contains("3 frames of 2"), qPrintable(result.out));
        QVERIFY2(result.out.contains("minimum 1, mean 3.6, maximum 7, deviation 2.15407; NaN: 1"),
                 qPrintable(result.out));
        QVERIFY2(result.out.contains("dimension 0: minimum 1, mean 3, maximum 5"), qPrintable(result.out));
        const Result array = run({"show", npy});
        QVERIFY2(array.out.contains("shape (3, 2)") && array.out.contains("mean 3.6"), qPrintable(array.out));
    }

    void showTakesTheDimensionFromTheProject() {
        const QString mel = SONORANT_TEST_DATA "/demo-corpus/mfbsp/options.mfbsp";
        const Result result = run({"show", mel, "--project", SONORANT_DEMO_PROJECT});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.contains("713 frames of 80"), qPrintable(result.out));
    }

    void showDescribesWaveforms() {
        const Result result = run({"show", SONORANT_DEMO_PROJECT "/wav/options.wav"});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.contains("16000 Hz, 1 channel, 56976 samples, 3.561 s"), qPrintable(result.out));
        QTemporaryDir folder;
        QFile file(folder.filePath("x.wav"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no waveform");
        file.close();
        const Result broken = run({"show", file.fileName()});
        QCOMPARE(broken.exitCode, 1);
        QVERIFY(broken.err.startsWith("error: "));
    }

    void showSaysWhatAFileIs_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<int>("exitCode");
        const auto add = [](const char* name, const QByteArray& bytes, const char* wanted, int exitCode = 0) {
            QTest::newRow(name) << QString(name) << bytes << QString(wanted) << exitCode;
        };
        add("a.lst", "one\ntwo\nsub/three\n", "list of 3 names\none, two, sub/three");
        add("a.SCP", "one\none\n", "list of 2 names\n1 line more than once");
        add("names.txt", "one\n\ntwo\n", "list of 2 names");
        add("log_train.txt", "Epoch 1 of 3\nloss 3.5\n", "text of 2 lines");
        add("a_utt_length.dic",
            "[{\"info_id\": 0, \"start_pos\": 0, \"length\": 800, \"seg_idx\": 0, \"seq_name\": \"u\"}, "
            "{\"info_id\": 1, \"start_pos\": 800, \"length\": 400, \"seg_idx\": 1, \"seq_name\": \"u\"}]",
            "cache of 2 segments of 1 utterance, 1200 output steps in all");
        add("steps.jsonl",
            "{\"v\":1,\"epoch\":0,\"phase\":\"train\",\"batch\":1,\"of\":2,\"step\":1,\"loss\":[1.5]}\n"
            "{\"v\":1,\"epoch\":0,\"phase\":\"train\",\"batch\":2,\"of\":2,\"step\":2,\"loss\":[1.25]}\n",
            "2 records of mini-batches\nthe last: epoch 1, train 2/2, loss 1.25");
        add("epochs.jsonl", "{\"v\":1,\"epoch\":0,\"train_loss\":[2],\"dev_loss\":[3],\"best\":true}\n",
            "1 record of epochs\nepoch 1: training loss 2, validation loss 3 (best)");
        add("other.jsonl", "{}\n{}\n", "2 records, one per line");
        add("config.toml", "[model]\nname = \"hn-nsf\"\n", "configuration of the model hn-nsf: 0 errors");
        add("wrong.toml", "[model]\nname = \"hn-nsf\"\nhiden_dim = 3\n", "model hn-nsf: 1 error", 2);
        const float statistics[] = {1.5F, 2, 0.5F, 4};
        add("t_mean_std_input.bin", QByteArray(reinterpret_cast<const char*>(statistics), sizeof statistics),
            "cache of statistics of 2 dimensions\ndimension 0: mean 1.5, deviation 0.5\n"
            "dimension 1: mean 2, deviation 4");
        add("u_mean_std_input.bin", QByteArray(12, '\0'), "", 1);
        add("torn.dic", "[{", "", 1);
    }
    void showSaysWhatAFileIs() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, wanted);
        QFETCH(int, exitCode);
        QTemporaryDir folder;
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const Result result = run({"show", file.fileName()});
        QVERIFY2(result.exitCode == exitCode, qPrintable(result.err));
        QVERIFY2(result.out.contains(wanted), qPrintable(result.out));
        QVERIFY2(exitCode == 0 || result.err.startsWith("error: "), qPrintable(result.err));
    }

    void extensionsInCapitalsAreKnown() {
        QTemporaryDir folder;
        const QString copy = folder.filePath("OPTIONS.WAV");
        QVERIFY(QFile::copy(SONORANT_DEMO_PROJECT "/wav/options.wav", copy));
        const Result result = run({"show", copy});
        QVERIFY2(result.out.contains("16000 Hz, 1 channel"), qPrintable(result.out + result.err));
    }

    void aMissingFolderIsNamed() {
        QTemporaryDir folder;
        const Result result =
            run({"check", SONORANT_DEMO_PROJECT, "--set", "trn_list=[\"" + folder.path() + "/none/a.lst\"]"});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(folder.path() + "/none"), qPrintable(result.err));
    }
};

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
