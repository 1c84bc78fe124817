// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/project_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace sonorant;

/// A valid project of two subsets on disk; each case spoils one thing.
class TestValidation : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    ProjectConfig m_config;

    void write(const char* name) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("utterance\n");
    }

    QString told(bool training = true, bool inference = true) const {
        QString all;
        for (const Issue& issue : validate(m_config, training, inference))
            all += QString("%1 %2 | %3\n")
                       .arg(issue.severity == Severity::Error     ? "E"
                            : issue.severity == Severity::Warning ? "W"
                                                                  : "I",
                            QString::fromStdString(issue.path), QString::fromStdString(issue.message));
        return all;
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char* const name : {"a_mel", "a_f0", "b_mel", "b_f0", "a_wav", "b_wav"})
            QDir(m_folder->path()).mkdir(name);
        for (const char* const name : {"a.lst", "b.lst", "v.lst", "t.lst"})
            write(name);
        const char* const text = R"(
[model]
name = "hn-nsf"
[data]
trn_set_name = "trn"
trn_list = ["a.lst", "b.lst"]
val_set_name = ["v0", "v1"]
val_list = ["v.lst", ["x", "y/z"]]
input_dirs = [["a_mel", "a_f0"], ["b_mel", "b_f0"]]
input_exts = [".mfbsp", ".f0"]
input_dims = [80, 1]
input_reso = [80, 80]
input_norm = [true, true]
output_dirs = [["a_wav"], ["b_wav"]]
output_exts = [".wav"]
output_dims = [1]
output_reso = [1]
output_norm = [false]
truncate_seq = 16000
minimum_len = 4000
[training]
batch_size = 2
[inference]
test_list = ["t.lst"]
)";
        const ReadResult result = readProjectText(text, m_folder->filePath("config.toml").toStdString());
        QVERIFY(result.issues.empty());
        m_config = result.config;
    }

    void aValidProjectHasNoIssues() { QCOMPARE(told(), QString()); }

    void theDemoIsValid() {
        m_config = readProject(SONORANT_DEMO_PROJECT).config;
        const QString issues = told();
        // Its features may not have been extracted yet; nothing else may be wrong.
        for (const QString& line : issues.split('\n', Qt::SkipEmptyParts))
            QVERIFY2(line.startsWith("I ") && (line.contains("mfbsp") || line.contains("f0")),
                     qPrintable(line));
    }

    void eachMistakeIsFound_data() {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("word");
        QTest::newRow("dims") << "input_dims=[80]"
                              << "E data.input_dims"
                              << "expected 2 values";
        QTest::newRow("reso count") << "output_reso=[1, 1]"
                                    << "E data.output_reso"
                                    << "found 2";
        QTest::newRow("norm") << "input_norm=[true]"
                              << "E data.input_norm"
                              << "expected 2";
        QTest::newRow("reso") << "input_reso=[80, 40]"
                              << "E data.input_reso"
                              << "80 and 40";
        QTest::newRow("reso ratio") << "output_reso=[3]"
                                    << "E data.input_reso"
                                    << "divide";
        QTest::newRow("folders") << "input_dirs=[['a_mel', 'a_f0'], ['b_mel']]"
                                 << "E data.input_dirs"
                                 << "subset 1 has 1 folder";
        QTest::newRow("output subsets") << "output_dirs=[['a_wav']]"
                                        << "E data.output_dirs"
                                        << "2 subsets";
        QTest::newRow("lists") << "trn_list=['a.lst']"
                               << "E data.trn_list"
                               << "expected 2";
        QTest::newRow("val lists") << "val_list=['v.lst']"
                                   << "E data.val_list"
                                   << "expected 2";
        QTest::newRow("set names") << "val_set_name=['v0']"
                                   << "E data.val_set_name"
                                   << "expected 2 names";
        QTest::newRow("same names") << "val_set_name=['v', 'v']"
                                    << "E data.val_set_name"
                                    << "two subsets";
        QTest::newRow("same sets") << "val_set_name=trn"
                                   << "E data.val_set_name"
                                   << "training set";
        QTest::newRow("unsafe set name") << "trn_set_name=../x"
                                         << "E data.trn_set_name"
                                         << "../x";
        QTest::newRow("no training set name") << "trn_set_name=''"
                                              << "E data.trn_set_name"
                                              << "missing";
        QTest::newRow("no val list") << "val_list=[]"
                                     << "E data.val_list"
                                     << "missing";
        QTest::newRow("no val name") << "val_set_name=''"
                                     << "E data.val_set_name"
                                     << "missing";
        QTest::newRow("list file") << "trn_list=['a.lst', 'none.lst']"
                                   << "E data.trn_list"
                                   << "none.lst";
        QTest::newRow("list is folder") << "trn_list=['a.lst', 'a_mel']"
                                        << "E data.trn_list"
                                        << "found a folder";
        QTest::newRow("folder") << "output_dirs=[['a_wav'], ['none']]"
                                << "E data.output_dirs"
                                << "no such folder";
        QTest::newRow("name in list") << "val_list=['v.lst', ['../x']]"
                                      << "E data.val_list"
                                      << "../x";
        QTest::newRow("leave out") << "leave_out=['/etc/passwd']"
                                   << "E data.leave_out"
                                   << "/etc/passwd";
        QTest::newRow("leave out up") << "leave_out=['a/../../b']"
                                      << "E data.leave_out"
                                      << "a/../../b";
        QTest::newRow("extension") << "input_exts=['mfbsp', '.f0']"
                                   << "E data.input_exts"
                                   << "mfbsp";
        QTest::newRow("wave dim") << "output_dims=[2]"
                                  << "E data.output_dims"
                                  << "waveform";
        QTest::newRow("truncate") << "truncate_seq=79"
                                  << "E data.truncate_seq"
                                  << "80 steps";
        QTest::newRow("minimum") << "minimum_len=16080"
                                 << "E data.minimum_len"
                                 << "truncate_seq";
        QTest::newRow("device") << "device=cudda"
                                << "E training.device"
                                << "cudda";
        QTest::newRow("device number") << "device=cuda:x"
                                       << "E training.device"
                                       << "cuda:x";
        QTest::newRow("epoch name") << "save_epoch_name=a/b"
                                    << "E training.save_epoch_name"
                                    << "a/b";
        QTest::newRow("extension of models") << "save_model_ext=pt"
                                             << "E training.save_model_ext"
                                             << "pt";
        QTest::newRow("extension of records") << "save_model_ext=.json"
                                              << "E training.save_model_ext"
                                              << "records of a run";
        QTest::newRow("network's name") << "save_trained_name=epoch_000"
                                        << "E training.save_trained_name"
                                        << "checkpoint of an epoch";
        QTest::newRow("threads") << "threads=4096"
                                 << "W training.threads"
                                 << "of 4096 threads are used";
        QTest::newRow("checkpoint") << "trained_model=none.pt"
                                    << "E training.trained_model"
                                    << "none.pt";
        QTest::newRow("no effect") << "lr_steplr_size=3"
                                   << "W training.lr_steplr_size"
                                   << "no effect";
        QTest::newRow("factor 0") << "lr_decay_factor=0"
                                  << "W training.lr_decay_factor"
                                  << "off";
        QTest::newRow("plateau factor") << "lr_decay_factor=1"
                                        << "E training.lr_decay_factor"
                                        << "below 1";
        QTest::newRow("test folders") << "test_input_dirs=[['a_mel']]"
                                      << "E inference.test_input_dirs"
                                      << "expected 2";
        QTest::newRow("test lists") << "test_list=['t.lst', 'v.lst']"
                                    << "E inference.test_list"
                                    << "1 subset";
        QTest::newRow("test outputs") << "test_output_dirs=[['a', 'b']]"
                                      << "E inference.test_output_dirs"
                                      << "expected 1";
        QTest::newRow("range") << "inference_sample_end_index=0"
                               << "E inference.inference_sample_end_index"
                               << "nothing";
        QTest::newRow("overlap") << "trunc_input_length_for_inference=9"
                                 << "E inference.trunc_input_overlap"
                                 << "half of a piece of 9 frames, found 5";
        QTest::newRow("generated flac") << "output_exts=['.flac']"
                                        << "E data.output_exts"
                                        << "FLAC";
        QTest::newRow("wide waveform") << "output_dims=[2]"
                                       << "E data.output_dims"
                                       << "dimension 1, found 2";
        QTest::newRow("data folder as output") << "output_dir=a_wav/../b_wav/"
                                               << "E inference.output_dir"
                                               << "data.output_dirs";
        QTest::newRow("test subsets of one name") << "test_set_name=['t', 't']"
                                                  << "E inference.test_set_name"
                                                  << "two subsets are called t";
        QTest::newRow("prefix") << "output_filename_prefix=a/b"
                                << "E inference.output_filename_prefix"
                                << "a/b";
        QTest::newRow("names file") << "inference_data_list=none.lst"
                                    << "E inference.inference_data_list"
                                    << "none.lst";
    }
    void eachMistakeIsFound() {
        QFETCH(QString, setting);
        QFETCH(QString, path);
        QFETCH(QString, word);
        QVERIFY(applySettings(m_config, {setting.toStdString()}).empty());
        const QStringList lines = told().split('\n', Qt::SkipEmptyParts);
        bool found = false;
        for (const QString& line : lines)
            found = found || (line.startsWith(path + " |") && line.contains(word));
        QVERIFY2(found, qPrintable(lines.join('\n')));
    }

    void mistakesThatNeedTwoSettings() {
        QVERIFY(applySettings(m_config, {"no_cuda=true", "device=cuda"}).empty());
        QVERIFY(told().contains("E training.no_cuda"));
        init();
        QVERIFY(applySettings(m_config, {"lr_decay_factor=0.5", "val_set_name=''", "val_list=[]"}).empty());
        QVERIFY(told().contains("E training.lr_scheduler_type"));
        init();
        QVERIFY(applySettings(m_config, {"input_dirs=[['a_mel','a_f0']]", "output_dirs=[['a_wav']]",
                                         "trn_list=['a.lst']", "val_set_name=v", "val_list=['v.lst']",
                                         "way_to_merge_datasets=batch_merge"})
                    .empty());
        QVERIFY(told().contains("E data.way_to_merge_datasets"));
        init();
        QVERIFY(applySettings(m_config, {"sampler=block_shuffle_by_length", "batch_size=1"}).empty());
        QVERIFY(told().contains("W training.sampler"));
    }

    void unknownModelsAreNamedWithTheNearest() {
        m_config.model.name = "hnnsf";
        QVERIFY(told().contains("did you mean hn-nsf?"));
        m_config.model.name.clear();
        QVERIFY(told().contains("E model.name | it is missing"));
    }

    void onlyWhatTheJobNeedsIsAskedFor() {
        m_config.inference = {};
        QCOMPARE(told(true, false), QString());
        QVERIFY(told(false, true).contains("E inference.test_list"));
        init();
        m_config.data.inputDirs.clear();
        m_config.data.outputDirs.clear();
        m_config.data.trnSetName = {};
        QCOMPARE(told(false, true), QString());
        QVERIFY(told(true, false).contains("E data.input_dirs | it is missing"));
        QCOMPARE(validate(ProjectConfig(), false, false).size(), std::size_t(0));
    }

    void anEmptyProjectNamesEverythingMissing() {
        m_config = ProjectConfig();
        const QString all = told();
        for (const char* const path :
             {"model.name", "data.trn_set_name", "data.input_dirs", "data.input_exts", "data.input_dims",
              "data.input_reso", "data.input_norm", "data.output_dirs", "data.output_exts",
              "data.output_dims", "data.output_reso", "data.output_norm", "inference.test_list"})
            QVERIFY2(all.contains(QString("E %1 |").arg(path)), path);
    }
};

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
