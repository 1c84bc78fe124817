// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/config/project_file.h"
#include "core/migrate/config_import.h"
#include "core/migrate/shell_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace sonorant;

namespace {

const Path examples = Path(SONORANT_TEST_DATA) / "config-py";

const ImportEntry* find(const std::vector<ImportEntry>& entries, const std::string& name) {
    for (const ImportEntry& entry : entries)
        if (entry.name == name) return &entry;
    return nullptr;
}

QString carried(const ImportReport& report, const std::string& name) {
    const ImportEntry* const entry = find(report.carried, name);
    return entry ? QString::fromStdString(entry->option + " = " + entry->value) : QString();
}

QString reason(const ImportReport& report, const std::string& name) {
    const ImportEntry* const entry = find(report.notCarried, name);
    return entry ? QString::fromStdString(entry->reason) : QString();
}

} // namespace

/// config.py and shell lines to config.toml.
class TestConfigImport : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    Path folder() const { return Path(m_dir->path().toStdString()); }
    ImportRequest request(const std::string& text) const {
        const Path file = folder() / "config.py";
        std::ofstream(file) << text;
        return {file, {}, "hn-nsf", {}, "the command"};
    }
    static ImportReport example(const char* name) {
        return readImport({examples / name, {}, "hn-nsf", {}, ""});
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void oneDataSet() {
        const ImportReport report = example("01_plain_single.py");
        const DataConfig& data = report.config.data;
        QCOMPARE(data.trnSetName.names, std::vector<std::string>{"demo_trn"});
        QVERIFY(!data.trnSetName.isList);
        QCOMPARE(data.trnList.size(), std::size_t(1));
        QCOMPARE(data.trnList[0].file, std::string("../demo/scp/train.lst"));
        QCOMPARE(data.inputDirs, (std::vector<Folders>{{"../demo/mfbsp", "../demo/f0"}}));
        QCOMPARE(data.inputDims, (std::vector<std::int64_t>{80, 1}));
        QCOMPARE(data.inputNorm, (std::vector<bool>{true, true}));
        QCOMPARE(data.outputNorm, (std::vector<bool>{false}));
        QCOMPARE(data.truncateSeq, std::int64_t(48000));
        QCOMPARE(data.minimumLen, std::int64_t(4000));
        QCOMPARE(report.config.model.name, std::string("hn-nsf"));
        const InferenceConfig& test = report.config.inference;
        QVERIFY(test.testSetName.isList);
        QCOMPARE(test.testList[0].file, std::string("../demo/scp/test.lst"));
        QCOMPARE(test.testOutputDirs, (std::vector<Folders>{{}}));
        QCOMPARE(carried(report, "truncate_seq"), QString("data.truncate_seq = 48000"));
        QCOMPARE(find(report.carried, "trn_set_name")->line, 13);
        // The file's own helper is named, but is no loss.
        QVERIFY(find(report.notCarried, "tmp")->isHelper);
        QVERIFY(!report.text.empty() && report.text.find("Not carried over") == std::string::npos);
    }

    void severalDataSets() {
        const ImportReport report = example("02_merged_sets.py");
        const DataConfig& data = report.config.data;
        QCOMPARE(data.trnSetName.names, (std::vector<std::string>{"a_trn", "b_trn"}));
        QVERIFY(data.trnSetName.isList);
        QCOMPARE(data.trnList.size(), std::size_t(2));
        QCOMPARE(data.trnList[1].file, std::string("../b/scp/train.lst"));
        QCOMPARE(data.inputDirs,
                 (std::vector<Folders>{{"../a/mfbsp", "../a/f0"}, {"../b/mfbsp", "../b/f0"}}));
        QCOMPARE(data.truncateSeq, std::int64_t(0));
        QCOMPARE(data.wavSampRate, std::int64_t(24000));
        QCOMPARE(report.config.inference.testSetName.names, std::vector<std::string>{"test"});
    }

    void namesInsteadOfFiles() {
        const ImportReport one = example("24_names_listed.py");
        QCOMPARE(one.config.data.trnList.size(), std::size_t(1));
        QCOMPARE(one.config.data.trnList[0].names,
                 (std::vector<std::string>{"utt_001", "utt_002", "speaker/utt_003"}));
        QCOMPARE(one.config.data.valList[0].names, (std::vector<std::string>{"utt_004"}));
        QCOMPARE(one.config.data.truncateSeq, std::int64_t(8000)); // 0.5 * 16000
        const ImportReport two = example("25_names_in_subsets.py");
        QCOMPARE(two.config.data.trnList.size(), std::size_t(2));
        QCOMPARE(two.config.data.trnList[0].names, (std::vector<std::string>{"utt_001", "utt_002"}));
        QCOMPARE(two.config.data.trnList[1].file, std::string("scp/two.lst"));
        QCOMPARE(two.config.data.inputNorm, (std::vector<bool>{true, true}));
        QVERIFY(two.config.data.valSetName.names.empty() && two.config.data.valList.empty());
    }

    void whatCannotBeCarried() {
        const ImportReport report = example("17_functions.py");
        QVERIFY2(reason(report, "input_trans_fns").contains("uses augment"),
                 qPrintable(reason(report, "input_trans_fns")));
        const ImportEntry* const entry = find(report.notCarried, "input_trans_fns");
        QVERIFY(!entry->isHelper);
        QVERIFY(entry->line > 10);
        QVERIFY(report.text.find("# Not carried over: input_trans_fns (line") != std::string::npos);
        const ImportReport imported =
            readImport(request("import wav_tools\ninput_trans_fns = [[wav_tools.morph]]\n"
                               "trn_set_name = wav_tools\nwav_samp_rate = 'high'\n"));
        QVERIFY(reason(imported, "input_trans_fns").contains("functions"));
        QVERIFY(reason(imported, "trn_set_name").contains("wav_tools"));
        QVERIFY(!reason(imported, "wav_samp_rate").isEmpty());
        QCOMPARE(imported.config.data.wavSampRate, std::int64_t(16000));
    }

    void pathsStayRelative() {
        ImportRequest wanted = request("import os\nhere = os.path.dirname(os.path.abspath(__file__))\n"
                                       "input_dirs = [os.path.join(here, 'mel'), '../f0', '/corpus/ap']\n"
                                       "output_dirs = [os.getcwd() + '/wav']\n");
        QCOMPARE(readImport(wanted).config.data.inputDirs,
                 (std::vector<Folders>{{"mel", "../f0", "/corpus/ap"}}));
        QCOMPARE(readImport(wanted).config.data.outputDirs, (std::vector<Folders>{{"wav"}}));
        wanted.targetFolder = folder() / "new";
        QCOMPARE(readImport(wanted).config.data.inputDirs,
                 (std::vector<Folders>{{"../mel", "../../f0", "/corpus/ap"}}));
        // Spelled out in the file itself, it stays absolute.
        const std::string spelled = (folder() / "mel").string();
        QCOMPARE(readImport(request("input_dirs = ['" + spelled + "']\n")).config.data.inputDirs,
                 (std::vector<Folders>{{spelled}}));
    }

    void shellLines_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("result");
        const auto row = [](const char* line, const char* name, const char* result) {
            QTest::newRow(line) << QString(line) << QString(name) << QString(result);
        };
        row("python main.py --lr 0.0003 --batch-size 4", "--lr", "training.lr = 3e-4");
        row("python main.py --lr 0.0003 --batch-size 4", "--batch-size", "training.batch_size = 4");
        row("python3 ../main.py --epochs=100", "--epochs", "training.epochs = 100");
        row("CUDA_VISIBLE_DEVICES=1 nohup python -u main.py --no-cuda > log_train 2> log_err &", "--no-cuda",
            "training.no_cuda = true");
        row("python main.py --model-forward-with-file-name --seed 7", "--model-forward-with-file-name",
            "training.model_forward_with_file_name = true");
        row("python main.py --shuffle", "--shuffle", "training.shuffle = false");
        row("python main.py --cudnn-deterministic-toggle", "--cudnn-deterministic-toggle",
            "training.cudnn_deterministic = false");
        row("python main.py --cudnn-benchmark-toggle", "--cudnn-benchmark-toggle",
            "training.cudnn_benchmark = true");
        row("python main.py --sampler \"block_shuffle_by_length\"", "--sampler",
            "training.sampler = \"block_shuffle_by_length\"");
        row("python main.py --save-model-dir 'my models'", "--save-model-dir",
            "training.save_model_dir = \"my models\"");
        row("python main.py --lr-scheduler-type 1 \\\n  --lr-steplr-size 3", "--lr-steplr-size",
            "training.lr_steplr_size = 3");
        row("# a comment\npython main.py --optimizer AdamW # the end", "--optimizer",
            "training.optimizer = \"AdamW\"");
        row("source env.sh; python main.py --l2-penalty -1", "--l2-penalty", "training.l2_penalty = -1.0");
        row("python main.py --no-best 9", "--no-best", "training.no_best_epochs = 9");
        row("--way-to-merge-datasets batch_merge", "--way-to-merge-datasets",
            "data.way_to_merge_datasets = \"batch_merge\"");
        row("python main.py --inference --trunc-input-length-for-inference 200",
            "--trunc-input-length-for-inference", "inference.trunc_input_length_for_inference = 200");
        row("python main.py --lr 1 --lr 2e-4", "--lr", "training.lr = 2e-4");
        row("python main.py --trained-model ./epoch_003.pt", "--trained-model",
            "training.trained_model = \"./epoch_003.pt\"");
    }
    void shellLines() {
        QFETCH(QString, line);
        QFETCH(QString, name);
        QFETCH(QString, result);
        ImportRequest wanted = request("trn_set_name = 'x'\n");
        wanted.command = line.toStdString();
        const ImportReport report = readImport(wanted);
        QCOMPARE(carried(report, name.toStdString()), result);
    }

    void shellLinesNotCarried_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* line, const char* name, const char* words) {
            QTest::newRow(line) << QString(line) << QString(name) << QString(words);
        };
        row("python main.py --lr $rate", "--lr", "the value of $rate is not known");
        row("python main.py --lr ${rate}", "--lr", "${rate} is not known");
        row("python main.py --seed \"$(date +%s)\"", "--seed", "is not known");
        row("python main.py $options", "$options", "shell variable");
        row("python main.py --learning-rate 3", "--learning-rate", "no option of the framework");
        row("python main.py --batchsize 3", "--batchsize", "--batch-size is one");
        row("python main.py --lr", "--lr", "missing");
        row("python main.py --lr fast", "--lr", "expected a number");
        row("python main.py --epochs 1.5", "--epochs", "whole number");
        row("python main.py --optimizer RAdam", "--optimizer", "Adam");
        row("python main.py --inference --trained-model x.pt", "--trained-model", "network to generate with");
        row("python main.py --lr 1 --lr 2", "--lr", "given again later");
        row("python main.py --no-cuda=1", "--no-cuda", "takes no value");
        row("python main.py --module-config config2", "--module-config", "imported");
    }
    void shellLinesNotCarried() {
        QFETCH(QString, line);
        QFETCH(QString, name);
        QFETCH(QString, words);
        ImportRequest wanted = request("trn_set_name = 'x'\n");
        wanted.command = line.toStdString();
        const ImportReport report = readImport(wanted);
        QVERIFY2(reason(report, name.toStdString()).contains(words),
                 qPrintable(reason(report, name.toStdString())));
    }

    void shellsThatAreNone() {
        for (const std::string& text :
             {std::string("python main.py --lr '3"), std::string("a\0b", 3), std::string("\xff")})
            QVERIFY_THROWS_EXCEPTION(Error, readShell(text, "run.sh"));
        ImportRequest wanted = request("trn_set_name = 'x'\n");
        wanted.command = "echo hello\n";
        const ImportReport report = readImport(wanted);
        QVERIFY(std::any_of(report.warnings.begin(), report.warnings.end(), [](const Issue& issue) {
            return issue.message.find("starts main.py") != std::string::npos;
        }));
        const auto commands = readShell("a 'b c'\\ d \"e$x\" >out 2>&1 < in; f\n\\\ng", "x");
        QCOMPARE(commands.size(), std::size_t(3));
        QCOMPARE(commands[0].words.size(), std::size_t(3));
        QCOMPARE(commands[0].words[1].text, std::string("b c d"));
        QVERIFY(commands[0].words[2].expands);
        QCOMPARE(commands[2].line, 3);
    }

    void writtenOnce() {
        const ImportRequest wanted = request("trn_set_name = 'x'\ninput_dirs = ['nowhere']\n");
        const ImportReport report = readImport(wanted);
        QVERIFY(!std::filesystem::exists(report.targetFile)); // reading writes nothing
        writeImport(report, false);
        const ReadResult read = readProject(folder());
        QVERIFY(!hasErrors(read.issues));
        QCOMPARE(read.config.data.trnSetName.names, std::vector<std::string>{"x"});
        std::ofstream(report.targetFile) << "mine";
        QVERIFY_THROWS_EXCEPTION(Error, writeImport(report, false));
        QCOMPARE(readFile(report.targetFile), std::string("mine"));
        writeImport(report, true);
        QVERIFY(readFile(report.targetFile) != "mine");
    }

    void whatIsMissingIsSaid() {
        const ImportReport report = readImport(request("trn_set_name = 'x'\ninput_dirs = ['nowhere']\n"
                                                       "trn_list = 'scp/none.lst'\n"));
        QStringList all;
        for (const Issue& issue : report.warnings)
            all << QString::fromStdString(issue.path + ": " + issue.message);
        QVERIFY2(!all.filter("no such file").filter("none.lst").isEmpty(), qPrintable(all.join("\n")));
        QVERIFY2(!all.filter("no such folder").filter("nowhere").isEmpty(), qPrintable(all.join("\n")));
        const QJsonObject json =
            QJsonDocument::fromJson(QByteArray::fromStdString(importReportJson(report))).object();
        QCOMPARE(json["version"].toInt(), 1);
        QCOMPARE(json["carried"].toArray().size(), int(report.carried.size()));
        QCOMPARE(json["warnings"].toArray().size(), int(report.warnings.size()));
        QVERIFY(importReportLines(report).size() > 5);
    }

    void wrongRequests() {
        ImportRequest wanted = request("a = 1\n");
        wanted.model = "no-such-model";
        QVERIFY_THROWS_EXCEPTION(Error, readImport(wanted));
        QVERIFY_THROWS_EXCEPTION(Error, readImport({folder() / "none.py", {}, "hn-nsf", {}, ""}));
        QVERIFY_THROWS_EXCEPTION(Error, readImport(request("a = [\n")));
    }

    /// Whatever a file puts into a name or path, what is written is one valid configuration with that very
    /// value.
    void textsAreKeptAsTheyAre() {
        const ImportReport report = readImport(request(
            "trn_set_name = 'a\"b\\\\c\\n[model]\\nname = \"other\"'\ninput_dirs = ['\\x07 \\u00e9']\n"));
        QCOMPARE(report.config.data.trnSetName.names.front(),
                 std::string("a\"b\\c\n[model]\nname = \"other\""));
        QCOMPARE(report.config.data.inputDirs.front().front(), std::string("\x07 \u00e9"));
        QCOMPARE(report.config.model.name, std::string("hn-nsf"));
    }
};

QTEST_GUILESS_MAIN(TestConfigImport)
#include "tst_config_import.moc"
