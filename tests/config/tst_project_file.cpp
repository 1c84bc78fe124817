// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/config/project_file.h"
#include "core/config/schema.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sonorant;

namespace {

ReadResult read(const std::string& text) {
    return readProjectText(text, "/project/config.toml");
}

QString told(const Issues& issues) {
    QString all;
    for (const Issue& issue : issues)
        all += QString::fromStdString(issue.path + " | " + issue.message + " | " + issue.hint + "\n");
    return all;
}

} // namespace

class TestProjectFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheDemo() {
        const ReadResult result = readProject(SONORANT_DEMO_PROJECT);
        QVERIFY2(result.issues.empty(), qPrintable(told(result.issues)));
        const ProjectConfig& config = result.config;
        QCOMPARE(config.model.name, std::string("hn-nsf"));
        QCOMPARE(config.model.integer("harmonic_num"), std::int64_t(7)); // left out in the file
        QCOMPARE(config.data.trnSetName.subset(0), std::string("demo_trn_sub_0"));
        QCOMPARE(config.data.trnList.at(0).file, std::string("scp/train.lst"));
        QCOMPARE(config.data.inputDirs, (std::vector<Folders>{{"mfbsp", "f0"}}));
        QCOMPARE(config.data.inputDims, (std::vector<std::int64_t>{80, 1}));
        QCOMPARE(config.data.outputNorm, std::vector<bool>{false});
        QVERIFY(config.inference.testSetName.isList);
        QCOMPARE(config.inference.testSetName.subset(0), std::string("demo_test"));
        QCOMPARE(config.resolve("scp/train.lst"), Path(SONORANT_DEMO_PROJECT) / "scp/train.lst");
        QCOMPARE(config.cacheFolder(), Path(SONORANT_DEMO_PROJECT) / "cache");
        QCOMPARE(config.resolve("/else/where"), Path("/else/where"));
        QCOMPARE(readProject(Path(SONORANT_DEMO_PROJECT) / "config.toml").config.folder, config.folder);
    }

    void theFullExampleIsThePublishedModel() {
        const ReadResult result = readProject(Path(SONORANT_DEMO_PROJECT) / ".." / "hn-nsf");
        QVERIFY2(result.issues.empty(), qPrintable(told(result.issues)));
        ModelConfig published;
        published.name = "hn-nsf";
        ProjectConfig fresh;
        findOption(projectOptions("hn-nsf"), "model.name")->set(fresh, Value("hn-nsf"));
        QVERIFY(result.config.model.values == fresh.model.values);
        QCOMPARE(result.config.data.truncateSeq, std::int64_t(48000));
    }

    void writingAndReadingGivesTheSame() {
        ProjectConfig config = readProject(SONORANT_DEMO_PROJECT).config;
        QVERIFY(applySettings(config, {"lr=2.5e-5", "model.sine_amp=0.2", "trn_list=[['a', 'b/c']]",
                                       "leave_out=[\"x \\\" y\"]", "trained_model=runs/one/epoch_003.pt",
                                       "truncate_seq=0"})
                    .empty());
        const std::string text = writeProjectText(config);
        const ReadResult again = readProjectText(text, config.file);
        QVERIFY2(again.issues.empty(), qPrintable(told(again.issues)));
        for (const Option& option : projectOptions("hn-nsf"))
            QVERIFY2(option.get(again.config) == option.get(config), option.path().c_str());
        QCOMPARE(writeProjectText(again.config), text);
        QVERIFY(text.find("lr = 2.5e-5\n") != std::string::npos);
    }

    void unknownNamesAreNamedWithTheNearest_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("hint");
        QTest::newRow("key") << "[training]\nbatchsize = 2\n"
                             << "training.batchsize"
                             << "batch_size";
        QTest::newRow("other table") << "[data]\nlr = 1\n"
                                     << "data.lr"
                                     << "[training]";
        QTest::newRow("nearest in another table") << "[model]\nname = \"hn-nsf\"\ntruncate_sek = 1\n"
                                                  << "model.truncate_sek"
                                                  << "data.truncate_seq";
        QTest::newRow("table") << "[trainings]\nlr = 1\n"
                               << "trainings"
                               << "[training]";
        QTest::newRow("empty table") << "[date]\n"
                                     << "date"
                                     << "[data]";
        QTest::newRow("no table") << "epochs = 1\n"
                                  << "epochs"
                                  << "[training]";
        QTest::newRow("model") << "[model]\nname = \"hnnsf\"\nfoo = 1\n"
                               << "model.name"
                               << "The model";
        QTest::newRow("hyper-parameter") << "[model]\nname = \"hn-nsf\"\nhiden_dim = 3\n"
                                         << "model.hiden_dim"
                                         << "hidden_dim";
        QTest::newRow("value") << "[training]\noptimizer = \"Adan\"\n"
                               << "training.optimizer"
                               << "method";
        QTest::newRow("text for number") << "[training]\nlr = \"1e-4\"\n"
                                         << "training.lr"
                                         << "steps";
        QTest::newRow("syntax") << "[training]\nlr = \n"
                                << "line 2"
                                << "";
    }
    void unknownNamesAreNamedWithTheNearest() {
        QFETCH(QString, text);
        QFETCH(QString, path);
        QFETCH(QString, hint);
        const ReadResult result = read(text.toStdString());
        QCOMPARE(result.issues.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(result.issues[0].path), path);
        QVERIFY2(QString::fromStdString(result.issues[0].hint).contains(hint), result.issues[0].hint.c_str());
        QVERIFY(result.issues[0].severity == Severity::Error);
    }

    void wrongValuesNameTheirLineAndLeaveTheDefault() {
        const ReadResult result = read("[training]\nepochs = 3\n\nlr = -1\nbatch_size = 4\n");
        QCOMPARE(result.issues.size(), std::size_t(1));
        QVERIFY(QString::fromStdString(result.issues[0].message).contains("line 4"));
        QCOMPARE(result.config.training.lr, 1e-4);
        QCOMPARE(result.config.training.epochs, std::int64_t(3));
        QCOMPARE(result.config.training.batchSize, std::int64_t(4));
    }

    void theOrderOfModelOptionsDoesNotMatter() {
        const ReadResult result = read("[model]\nhidden_dim = 16\nname = \"hn-nsf\"\n");
        QVERIFY(result.issues.empty());
        QCOMPARE(result.config.model.integer("hidden_dim"), std::int64_t(16));
    }

    void testSetsInherit() {
        const ReadResult result =
            read("[data]\ninput_dirs = [[\"m\", \"f\"]]\n[inference]\ntest_list = [\"t.lst\"]\n");
        const InferenceConfig& test = result.config.inference;
        QCOMPARE(test.testInputDirs, (std::vector<Folders>{{"m", "f"}}));
        QCOMPARE(test.testOutputDirs, std::vector<Folders>{{}});
        QCOMPARE(test.testSetName.names, std::vector<std::string>{"test"});
        QVERIFY(read("[data]\ninput_dirs = [[\"m\"]]\n").config.inference.testInputDirs.empty());
    }

    void settingsAreAppliedWithoutQuotes() {
        ProjectConfig config = readProject(SONORANT_DEMO_PROJECT).config;
        const Issues issues = applySettings(
            config, {"training.lr = 1e-2", "optimizer=SGD", "shuffle=false", "trn_set_name=[\"a\"]",
                     "val_set_name=b", "trn_list=scp/x.lst", "input_dims=[40, 1]", "output_norm=true",
                     "output_dir=out=put", "device=cuda:1", "save_epoch_name=\"quoted\"",
                     "lr_scheduler_type=3", "input_exts=.npy", "harmonic_num=3"});
        QVERIFY2(issues.empty(), qPrintable(told(issues)));
        QCOMPARE(config.training.lr, 1e-2);
        QCOMPARE(config.training.optimizer, std::string("SGD"));
        QVERIFY(!config.training.shuffle);
        QVERIFY(config.data.trnSetName.isList && !config.data.valSetName.isList);
        QCOMPARE(config.data.trnList.at(0).file, std::string("scp/x.lst"));
        QCOMPARE(config.data.inputDims, (std::vector<std::int64_t>{40, 1}));
        QCOMPARE(config.data.outputNorm, std::vector<bool>{true});
        QCOMPARE(config.inference.outputDir, std::string("out=put"));
        QCOMPARE(config.training.device, std::string("cuda:1"));
        QCOMPARE(config.training.saveEpochName, std::string("quoted"));
        QCOMPARE(config.training.lrSchedulerType, std::int64_t(3));
        QCOMPARE(config.data.inputExts, std::vector<std::string>{".npy"});
        QCOMPARE(config.model.integer("harmonic_num"), std::int64_t(3));
    }

    void wrongSettingsAreReported_data() {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("word");
        QTest::newRow("no equals") << "lr"
                                   << "=";
        QTest::newRow("unknown") << "learning=1"
                                 << "there is no such option";
        QTest::newRow("near") << "training.epoch=1"
                              << "training.epochs";
        QTest::newRow("range") << "batch_size=0"
                               << "1 to 65536";
        QTest::newRow("type") << "batch_size=two"
                              << "whole number";
        QTest::newRow("choice") << "sampler=block"
                                << "one of none";
        QTest::newRow("empty") << "="
                               << "expected table.key=value";
        QTest::newRow("more than a value") << "epochs=1\n[data]"
                                           << "whole number";
    }
    void wrongSettingsAreReported() {
        QFETCH(QString, setting);
        QFETCH(QString, word);
        ProjectConfig config = readProject(SONORANT_DEMO_PROJECT).config;
        const std::string before = writeProjectText(config);
        const Issues issues = applySettings(config, {setting.toStdString()});
        QCOMPARE(issues.size(), std::size_t(1));
        QVERIFY2(told(issues).contains(word), qPrintable(told(issues)));
        QCOMPARE(writeProjectText(config), before);
    }

    void settingTheModelComesFirst() {
        ProjectConfig config = readProject(SONORANT_DEMO_PROJECT).config;
        QVERIFY(!applySettings(config, {"model.harmonic_num=2", "model.name=frame-template"}).empty());
        QCOMPARE(config.model.name, std::string("frame-template"));
        QVERIFY(!config.model.values.count("harmonic_num"));
    }

    void missingProjectsAreNamed() {
        QTemporaryDir folder;
        try {
            readProject(folder.path().toStdString());
            QFAIL("an empty folder is no project");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::NotFound);
        }
        QVERIFY_EXCEPTION_THROWN(readProject("/nowhere/at/all"), Error);
    }
};

QTEST_GUILESS_MAIN(TestProjectFile)
#include "tst_project_file.moc"
