// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/config/project_file.h"
#include "core/config/schema.h"
#include "core/io/name_list.h"
#include "core/io/wave.h"
#include "core/service/new_project.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace sonorant;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> manyNames(int count) {
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i)
        names.push_back("utt_" + std::to_string(1000 + i));
    return names;
}

void writeTone(const Path& file, int samples, int rate) {
    fs::create_directories(file.parent_path());
    writeWave16(file, std::vector<float>(static_cast<std::size_t>(samples), 0.25F), rate);
}

/// Notes what it is asked for and makes empty files of the right names; the recordings in `refuse` fail.
class ScriptedFeatures : public FeatureService {
public:
    std::set<std::string> refuse;
    std::vector<FeatureRequest> asked;

    FeatureReport extract(const FeatureRequest& request, const JobControl& job) override {
        asked.push_back(request);
        FeatureReport report;
        for (const std::string& name : request.names) {
            job.throwIfStopped();
            if (refuse.count(name) > 0) {
                ++report.failed;
                report.issues.push_back({name, "it is broken", {}, Severity::Error});
            } else {
                writeFileAtomically(request.melFolder / (name + ".mfbsp"), std::string_view("m"));
                writeFileAtomically(request.f0Folder / (name + ".f0"), std::string_view("f"));
                if (request.convert)
                    writeFileAtomically(request.wavTarget / (name + ".wav"), std::string_view("w"));
                ++report.made;
            }
            job.progress("Extracting", static_cast<std::int64_t>(report.made + report.failed),
                         static_cast<std::int64_t>(request.names.size()));
        }
        return report;
    }
};

} // namespace

class TestNewProject : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    Path folder(const char* name) const { return Path(m_dir.path().toStdString()) / name; }

    NewProject demoPlan(const Path& at) const {
        NewProject plan;
        plan.folder = at;
        plan.recordings = Path(SONORANT_DEMO_PROJECT) / "wav";
        plan.model = "hn-nsf";
        plan.preset = ModelDescriptors::instance().find("hn-nsf")->presets.front();
        plan.split = splitNames(surveyRecordings(plan.recordings).usableNames(), {}, 7);
        return plan;
    }

private Q_SLOTS:
    void demoRecordingsAreFound() {
        const RecordingSurvey survey = surveyRecordings(Path(SONORANT_DEMO_PROJECT) / "wav");
        QCOMPARE(survey.recordings.size(), std::size_t(20));
        QCOMPARE(survey.problems(), std::size_t(0));
        QCOMPARE(survey.usualRate(), 16000);
        QVERIFY(!survey.needsConversion(16000));
        QVERIFY(survey.needsConversion(22050));
        std::int64_t frames = 0; // counted by another way: 16-bit mono behind a header of 44 bytes
        for (const auto& entry : fs::directory_iterator(survey.folder))
            if (entry.path().extension() == ".wav")
                frames += static_cast<std::int64_t>((entry.file_size() - 44) / 2);
        QVERIFY(std::abs(survey.seconds() - static_cast<double>(frames) / 16000.0) < 0.05);
    }

    void problemsAreNamed() {
        const Path at = folder("mixed");
        writeTone(at / "good.wav", 16000, 16000);
        writeTone(at / "speaker/utt.WAV", 22050, 22050);
        writeTone(at / "short.wav", 100, 16000);
        writeTone(at / ".hidden/x.wav", 16000, 16000);
        writeFileAtomically(at / "broken.wav", std::string_view("RIFF and nothing else"));
        writeFileAtomically(at / "notes.txt", std::string_view("no sound"));
        const RecordingSurvey survey = surveyRecordings(at);
        QCOMPARE(survey.recordings.size(), std::size_t(4));
        QCOMPARE(survey.usableNames(), (std::vector<std::string>{"good", "speaker/utt"}));
        QVERIFY(survey.needsConversion(16000));
        for (const Recording& recording : survey.recordings) {
            if (recording.name == "short") QVERIFY(recording.problem.find("6 ms") != std::string::npos);
            if (recording.name == "broken") QVERIFY(!recording.problem.empty());
        }
        QVERIFY_EXCEPTION_THROWN(surveyRecordings(at / "nowhere"), Error);
    }

    void twoRecordingsOfOneName() {
        const Path at = folder("doubles");
        writeTone(at / "a.wav", 16000, 16000);
        fs::copy_file(at / "a.wav", at / "a.flac"); // its header says WAV; only the names matter here
        const RecordingSurvey survey = surveyRecordings(at);
        QCOMPARE(survey.usableNames(), (std::vector<std::string>{"a"}));
        QCOMPARE(survey.recordings.front().extension, std::string(".wav"));
        QVERIFY(survey.recordings.front().usable());
    }

    void splitIsCompleteAndRepeatable() {
        const auto names = manyNames(100);
        const NameSplit split = splitNames(names, {80, 15, 5}, 3);
        QCOMPARE(split.train.size(), std::size_t(80));
        QCOMPARE(split.validation.size(), std::size_t(15));
        QCOMPARE(split.test.size(), std::size_t(5));
        std::vector<std::string> all = split.train;
        all.insert(all.end(), split.validation.begin(), split.validation.end());
        all.insert(all.end(), split.test.begin(), split.test.end());
        std::sort(all.begin(), all.end());
        QCOMPARE(all, names);
        QVERIFY(std::is_sorted(split.train.begin(), split.train.end()));
        auto reversed = names;
        std::reverse(reversed.begin(), reversed.end());
        QCOMPARE(splitNames(reversed, {80, 15, 5}, 3).train, split.train);
        QVERIFY(splitNames(names, {80, 15, 5}, 4).test != split.test);
        // Not simply the first ones.
        QVERIFY(split.test != std::vector<std::string>(names.begin(), names.begin() + 5));
    }

    void smallSplitsKeepTraining() {
        const NameSplit three = splitNames(manyNames(3), {80, 10, 10}, 1);
        QCOMPARE(three.train.size(), std::size_t(1));
        QCOMPARE(three.validation.size(), std::size_t(1));
        QCOMPARE(three.test.size(), std::size_t(1));
        const NameSplit one = splitNames(manyNames(1), {80, 10, 10}, 1);
        QCOMPARE(one.train.size(), std::size_t(1));
        const NameSplit none = splitNames(manyNames(10), {100, 0, 0}, 1);
        QVERIFY(none.validation.empty() && none.test.empty());
        QVERIFY_EXCEPTION_THROWN(splitNames(manyNames(10), {80, 10, 5}, 1), Error);
        QVERIFY_EXCEPTION_THROWN(splitNames({}, {80, 10, 10}, 1), Error);
    }

    void writtenProjectIsAccepted() {
        const Path at = folder("project");
        const NewProject plan = demoPlan(at);
        const Path file = writeNewProject(plan);
        fs::create_directories(at / "mfbsp");
        fs::create_directories(at / "f0");
        const ReadResult read = readProject(file);
        for (const Issue& issue : read.issues)
            qWarning("%s: %s", issue.path.c_str(), issue.message.c_str());
        QVERIFY(read.issues.empty());
        for (const Issue& issue : validate(read.config, true, true))
            QFAIL((issue.path + ": " + issue.message).c_str());
        QCOMPARE(read.config.model.name, std::string("hn-nsf"));
        QCOMPARE(read.config.model.integer("hidden_dim"), std::int64_t(32));
        QCOMPARE(read.config.training.lr, 3e-3);
        QCOMPARE(read.config.data.truncateSeq, std::int64_t(16000));
        QCOMPARE(read.config.data.inputReso, (std::vector<std::int64_t>{80, 80}));
        QCOMPARE(readNameList(at / "scp/train.lst"), plan.split.train);
        QCOMPARE(readNameList(at / "scp/val.lst"), plan.split.validation);
        QCOMPARE(readNameList(at / "scp/test.lst"), plan.split.test);
        QVERIFY_EXCEPTION_THROWN(writeNewProject(plan), Error); // never over another project
    }

    void otherRatesAndSets() {
        NewProject plan = demoPlan(folder("other"));
        plan.samplingRate = 22050;
        plan.recordings = plan.folder / "wav";
        plan.split = splitNames(manyNames(10), {90, 0, 10}, 1);
        const ReadResult read = readProjectText(newProjectText(plan), plan.folder / "config.toml");
        QVERIFY(read.issues.empty());
        QCOMPARE(read.config.data.wavSampRate, std::int64_t(22050));
        QCOMPARE(read.config.data.inputReso.front(), std::int64_t(110));
        QVERIFY(read.config.data.valSetName.names.empty());
        QCOMPARE(read.config.data.outputDirs.front().front(), std::string("wav"));
        plan.model = "no-such-model";
        QVERIFY_EXCEPTION_THROWN(newProjectText(plan), Error);
    }

    void presetsNameRealOptions() {
        for (const ModelDescriptor& model : ModelDescriptors::instance().all())
            for (const ModelPreset& preset : model.presets)
                for (const auto& [path, value] : preset.values) {
                    const auto options = projectOptions(model.id);
                    const Option* const option = findOption(options, path);
                    QVERIFY2(option, path.c_str());
                    QCOMPARE(checkValue(*option, value), std::string());
                }
    }

    void requestsByExtension() {
        const Path at = folder("extensions");
        writeTone(at / "a.wav", 16000, 16000);
        writeTone(at / "b.WAV", 16000, 16000);
        writeTone(at / "c.wav", 16000, 16000);
        const RecordingSurvey survey = surveyRecordings(at);
        const Path project = folder("extracted");
        ScriptedFeatures service;
        service.refuse = {"c"};
        const auto requests = featureRequests(survey, survey.usableNames(), project, 16000, true);
        QCOMPARE(requests.size(), std::size_t(2));
        std::int64_t last = 0, total = 0;
        JobControl job;
        job.report = [&](const Progress& progress) {
            QVERIFY(progress.done >= last);
            last = progress.done;
            total = progress.total;
        };
        const FeatureReport report = runFeatureRequests(service, requests, job);
        QCOMPARE(last, std::int64_t(3));
        QCOMPARE(total, std::int64_t(3));
        QCOMPARE(report.made, std::size_t(2));
        QCOMPARE(report.failed, std::size_t(1));
        QCOMPARE(service.asked.front().wavTarget, project / "wav");
        QCOMPARE(extractedNames(requests), (std::vector<std::string>{"a", "b"}));
    }
};

QTEST_GUILESS_MAIN(TestNewProject)
#include "tst_new_project.moc"
