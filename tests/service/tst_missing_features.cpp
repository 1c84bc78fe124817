// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/project_file.h"
#include "core/service/missing_features.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

using namespace sonorant;
namespace fs = std::filesystem;

/// A fresh copy of the demo, whose features are not there yet.
class TestMissingFeatures : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    Path m_project;

    ProjectConfig read() const { return readProject(m_project).config; }
    static void touch(const Path& file) {
        fs::create_directories(file.parent_path());
        QFile made(QString::fromStdString(file.string()));
        QVERIFY(made.open(QIODevice::WriteOnly));
    }
    static std::size_t recordings() {
        std::size_t count = 0;
        for (const auto& entry : fs::directory_iterator(Path(SONORANT_DEMO_PROJECT) / "wav"))
            count += entry.path().extension() == ".wav";
        return count;
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_project = Path(m_dir->path().toStdString()) / "demo";
        fs::create_directories(m_project);
        fs::copy(Path(SONORANT_DEMO_PROJECT) / "config.toml", m_project / "config.toml");
        for (const char* const folder : {"scp", "wav"})
            fs::copy(Path(SONORANT_DEMO_PROJECT) / folder, m_project / folder);
    }

    void aFreshDemoIsValid() {
        const Issues issues = validate(read(), true, true);
        QVERIFY(!issues.empty());
        for (const Issue& issue : issues)
            QVERIFY2(issue.severity == Severity::Info, issue.message.c_str());
        QVERIFY(!hasErrors(issues) && !hasFindings(issues));
    }

    void withoutRecordingsItIsAnError() {
        fs::remove_all(m_project / "wav");
        const Issues issues = validate(read(), true, true);
        QVERIFY(hasErrors(issues));
        QVERIFY(missingFeatures(read()).empty());
    }

    void aFolderThatNobodyCanMakeIsAnError() {
        ProjectConfig config = read();
        QVERIFY(applySettings(config, {"input_dirs=[[\"other\", \"f0\"]]", "input_exts=[\".lab\", \".f0\"]"})
                    .empty());
        QVERIFY(hasErrors(validate(config)));
    }

    void everythingIsWantedOnce() {
        // Training, validation and test share their folders: one request.
        const std::vector<FeatureRequest> missing = missingFeatures(read());
        QCOMPARE(missing.size(), std::size_t(1));
        QCOMPARE(recordingCount(missing), recordings());
        QCOMPARE(missing[0].wavFolder, m_project / "wav");
        QCOMPARE(missing[0].melFolder, m_project / "mfbsp");
        QCOMPARE(missing[0].samplingRate, 16000);
        QCOMPARE(projectFeatureRequests(read()).size(), std::size_t(1));
        QVERIFY(projectFeatureRequests(read())[0].names.empty());
    }

    void onlyWhatIsMissingAndRecorded() {
        const std::vector<std::string> names = missingFeatures(read())[0].names;
        QVERIFY(names.size() > 4);
        // Both features, one of them, no recording, left out.
        touch(m_project / "mfbsp" / (names[0] + ".mfbsp"));
        touch(m_project / "f0" / (names[0] + ".f0"));
        touch(m_project / "f0" / (names[1] + ".f0"));
        fs::remove(m_project / "wav" / (names[2] + ".wav"));
        ProjectConfig config = read();
        config.data.leaveOut = {names[3]};
        const std::vector<std::string> left = missingFeatures(config)[0].names;
        QCOMPARE(left.size(), names.size() - 3);
        QCOMPARE(left[0], names[1]);
        QCOMPARE(left[1], names[4]);
    }

    void withoutListsAllRecordingsAreWanted() {
        ProjectConfig config = read();
        config.data.trnList.clear();
        config.inference.testInputDirs.clear();
        config.data.valSetName = {};
        touch(m_project / "wav" / "extra.txt");
        QCOMPARE(recordingCount(missingFeatures(config)), recordings());
    }

    void cancellingIsHeard() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, missingFeatures(read(), JobControl{stop.get_token(), {}}));
    }
};

QTEST_GUILESS_MAIN(TestMissingFeatures)
#include "tst_missing_features.moc"
