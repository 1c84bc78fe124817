// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/config/project_file.h"
#include "core/listen/audition.h"
#include "core/run/record_json.h"
#include "core/run/run_folder.h"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <filesystem>
#include <thread>

using namespace sonorant;
namespace fs = std::filesystem;

namespace {

/// Writes a file per name and remembers what it was asked for.
class RecordingService : public InferenceService {
public:
    std::vector<InferenceRequest> requests;
    std::size_t stopAfter = 1000;

    InferenceReport generate(const InferenceRequest& request, const JobControl& job) override {
        requests.push_back(request);
        InferenceReport report;
        for (const std::string& name : request.names) {
            if (report.files.size() >= stopAfter) {
                report.cancelled = true;
                break;
            }
            job.progress("Generating " + name, 0, 0);
            const Path file = request.outputFolder / (name + ".wav");
            writeFileAtomically(file, std::string_view("sound"));
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            report.files.push_back({name, file, 2.0, 0.5, {}});
            if (request.onFile) request.onFile(report.files.back());
        }
        return report;
    }
};

} // namespace

/// What lies in run folders, and what is asked of the generator.
class TestListenFiles : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    Path project() const { return Path(m_dir->path().toStdString()) / "demo"; }

    ProjectConfig config() const { return readProject(project()).config; }

    Path makeRun(const std::string& name, int epochs, int best) {
        const Path run = project() / "runs" / name;
        fs::create_directories(run);
        fs::copy_file(project() / "config.toml", run / "config.toml");
        std::string lines;
        for (int epoch = 0; epoch < epochs; ++epoch) {
            EpochRecord record;
            record.epoch = epoch;
            record.trainLoss = {10.0 - epoch};
            record.devLoss = {20.0 - epoch};
            record.best = epoch <= best;
            lines += toJsonLine(record) + "\n";
            writeFileAtomically(run / ("epoch_00" + std::to_string(epoch) + ".pt"),
                                std::string_view("weights"));
        }
        writeFileAtomically(run / "epochs.jsonl", std::string_view(lines + "no record\n"));
        writeFileAtomically(run / "trained_network.pt", std::string_view("weights"));
        return run;
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        fs::create_directories(project());
        for (const char* const part : {"config.toml", "scp", "wav"})
            fs::copy(Path(SONORANT_DEMO_PROJECT) / part, project() / part, fs::copy_options::recursive);
    }

    void checkpointsOfARun() {
        using Kind = ListenCheckpoint::Kind;
        const Path run = makeRun("20260301-120000-demo", 3, 1);
        writeFileAtomically(run / "epoch_002_00005.pt", std::string_view("w"));
        writeFileAtomically(run / "borrowed.pt", std::string_view("w"));
        fs::create_directories(project() / "runs" / "empty");
        writeFileAtomically(project() / "runs" / "empty" / "epochs.jsonl", std::string_view());
        const std::vector<ListenRun> runs = listenRuns(project(), {});
        QCOMPARE(runs.size(), std::size_t(1)); // a run without a checkpoint has nothing to be heard
        QVERIFY2(runs[0].problem.empty(), runs[0].problem.c_str());
        const auto& all = runs[0].checkpoints;
        std::vector<std::string> keys;
        for (const ListenCheckpoint& each : all)
            keys.push_back(each.key);
        const std::vector<std::string> expected{"untrained",       "epoch_000", "epoch_001",
                                                "epoch_002_00005", "epoch_002", "trained_network",
                                                "borrowed"};
        QCOMPARE(keys, expected);
        QVERIFY(all[0].kind == Kind::Untrained && all[0].file.empty());
        QVERIFY(all[2].best && all[2].epoch == 1 && all[2].loss == 19.0);
        QVERIFY(!all[4].best && all[4].loss == 18.0);
        QVERIFY(all[3].kind == Kind::MidEpoch && !all[3].best);
        QVERIFY(all[5].kind == Kind::Best && all[5].epoch == 1);
        QCOMPARE(runs[0].bestIndex(), 5);
        QCOMPARE(runs[0].indexOf(run / "epoch_002.pt"), 4);
        QCOMPARE(runs[0].indexOf(run / "no.pt"), -1);
    }

    void newestRunFirstAndDamagedOnesSayWhy() {
        makeRun("20260301-120000-demo", 1, 0);
        const Path newer = makeRun("20260302-120000-demo", 1, 0);
        fs::remove(newer / "config.toml");
        const std::vector<ListenRun> runs = listenRuns(project(), {});
        QCOMPARE(runs.size(), std::size_t(2));
        QCOMPARE(runs[0].folder, newer);
        QVERIFY(!runs[0].problem.empty());
        QVERIFY(runs[1].problem.empty());
    }

    void generatedIsFoundAgainUntilTheCheckpointChanges() {
        const Path run = makeRun("r", 1, 0);
        RecordingService service;
        ListenRun listed = listenRuns(project(), {}).front();
        const ListenCheckpoint best = listed.checkpoints[static_cast<std::size_t>(listed.bestIndex())];
        const AuditionReport report = runAudition(
            service, config(), {{run, best, {{SetRole::Test, "one"}, {SetRole::Test, "two"}}}}, {}, {}, {});
        QCOMPARE(report.made, std::size_t(2));
        QCOMPARE(report.audioSeconds, 4.0);
        QVERIFY(report.seconds >= 0.04); // by the clock: the service takes its time, whatever it says of each
        QCOMPARE(report.speed(), report.audioSeconds / report.seconds);
        const Path folder = generatedFolder(run, best);
        QCOMPARE(folder, run / "generated" / "trained_network");
        const GeneratedRecord record = GeneratedRecord::read(folder);
        QVERIFY(record.findCurrent("one", best) && record.findCurrent("two", best));
        QCOMPARE(record.findCurrent("one", best)->file, folder / "one.wav");
        QCOMPARE(record.findCurrent("one", best)->audioSeconds, 2.0);
        QVERIFY(!record.find("three"));
        fs::remove(folder / "two.wav");
        QVERIFY(!GeneratedRecord::read(folder).find("two"));
        writeFileAtomically(best.file, std::string_view("better weights"));
        listed = listenRuns(project(), {}).front();
        const ListenCheckpoint now = listed.checkpoints[static_cast<std::size_t>(listed.bestIndex())];
        QVERIFY(GeneratedRecord::read(folder).find("one"));
        QVERIFY(!GeneratedRecord::read(folder).findCurrent("one", now));
        writeFileAtomically(folder / "record.json", std::string_view("{\"v\":1,\"sounds\":[{}]}"));
        QVERIFY_EXCEPTION_THROWN(GeneratedRecord::read(folder), Error);
        QVERIFY(GeneratedRecord::read(run / "nowhere").sounds().empty());
    }

    void setsBecomeTestSets() {
        const Path run = makeRun("r", 2, 1);
        RecordingService service;
        const ListenRun listed = listenRuns(project(), {}).front();
        const ListenCheckpoint& untrained = listed.checkpoints.front();
        AuditionOptions polite;
        polite.trainingGoesOn = true;
        runAudition(service, config(),
                    {{run,
                      listed.checkpoints[1],
                      {{SetRole::Test, "t"}, {SetRole::Validation, "v"}, {SetRole::Training, "x"}}},
                     {run, untrained, {{SetRole::Test, "t"}}}},
                    polite, {}, {});
        QCOMPARE(service.requests.size(), std::size_t(4));
        const InferenceRequest& validation = service.requests[1];
        QCOMPARE(validation.names, std::vector<std::string>{"v"});
        QCOMPARE(validation.trainedModel, run / "epoch_000.pt");
        QCOMPARE(validation.config.inference.testList.front().file, std::string("scp/val.lst"));
        QCOMPARE(service.requests[2].config.inference.testList.front().file, std::string("scp/train.lst"));
        QCOMPARE(service.requests[0].config.inference.testList.front().file, std::string("scp/test.lst"));
        // Caches of its own: those of the training must not be replaced.
        QVERIFY(validation.config.inference.testSetName.subset(0) != config().data.valSetName.subset(0));
        for (const InferenceRequest& request : service.requests) {
            QCOMPARE(request.config.training.device, std::string("cpu"));
            QCOMPARE(request.config.training.threads, std::int64_t(1));
            QVERIFY(request.lowPriority);
            QCOMPARE(request.config.folder, project());
        }
        QVERIFY(service.requests[3].untrained && service.requests[3].trainedModel.empty());
        QCOMPARE(service.requests[3].outputFolder, run / "generated" / "untrained");
    }

    void aRunOfOtherFeaturesKeepsItsFolders() {
        ProjectConfig run = config(), now = config();
        now.data.inputDirs = {{"elsewhere", "f0"}};
        QCOMPARE(auditionConfig(run, now, SetRole::Validation).inference.testInputDirs, now.data.inputDirs);
        now.data.inputDims = {40, 1};
        QCOMPARE(auditionConfig(run, now, SetRole::Validation).inference.testInputDirs, run.data.inputDirs);
        run.inference.inferenceDataList = "some.lst";
        run.inference.inferenceSampleEndIndex = 1;
        const ProjectConfig test = auditionConfig(run, now, SetRole::Test);
        QVERIFY(test.inference.inferenceDataList.empty());
        QCOMPARE(test.inference.inferenceSampleEndIndex, std::int64_t(-1));
    }

    void cancellingKeepsWhatIsThere() {
        const Path run = makeRun("r", 2, 1);
        RecordingService service;
        service.stopAfter = 1;
        const ListenRun listed = listenRuns(project(), {}).front();
        int told = 0;
        const AuditionReport report = runAudition(
            service, config(),
            {{run, listed.checkpoints[1], {{SetRole::Test, "one"}, {SetRole::Test, "two"}}},
             {run, listed.checkpoints[2], {{SetRole::Test, "one"}}}},
            {}, [&](const AuditionTask&, const std::string&, const GeneratedSound&) { ++told; }, {});
        QVERIFY(report.cancelled);
        QCOMPARE(report.made, std::size_t(1));
        QCOMPARE(told, 1);
        QCOMPARE(service.requests.size(), std::size_t(1)); // the rest is not begun
        QVERIFY(GeneratedRecord::read(generatedFolder(run, listed.checkpoints[1])).find("one"));
    }

    void naturalRecordingsAreFound() {
        const UtteranceList list = listUtterances(config(), {});
        int test = 0;
        for (const ListedUtterance& each : list.utterances) {
            const CheckedSet& set = list.sets[each.set];
            const Path found = naturalRecording(config(), set, each.name);
            // The demo's test set names no folder of recordings; they are found beside the others.
            QCOMPARE(found, project() / "wav" / (each.name + ".wav"));
            test += set.role() == SetRole::Test;
        }
        QVERIFY(test > 0);
        QVERIFY(naturalRecording(config(), list.sets.front(), "nobody").empty());
    }

    void modelsWithoutSoundAreRefused() {
        const Path run = makeRun("r", 1, 0);
        std::string text = readFile(run / "config.toml");
        const std::string wav = "output_exts = [\".wav\"]";
        text.replace(text.find(wav), wav.size(), "output_exts = [\".mfbsp\"]");
        writeFileAtomically(run / "config.toml", std::string_view(text));
        RecordingService service;
        const ListenRun listed = listenRuns(project(), {}).front();
        QVERIFY_EXCEPTION_THROWN(runAudition(service, config(),
                                             {{run, listed.checkpoints[1], {{SetRole::Test, "one"}}}}, {}, {},
                                             {}),
                                 Error);
        QVERIFY(service.requests.empty());
    }
};

QTEST_GUILESS_MAIN(TestListenFiles)
#include "tst_listen_files.moc"
