// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/config/project_file.h"
#include "core/run/checkpoint_catalogue.h"
#include "core/run/epoch_history.h"
#include "core/run/kept_marks.h"
#include "core/run/record_json.h"
#include "core/run/trained_options.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <unistd.h>

using namespace sonorant;
namespace fs = std::filesystem;

namespace {

const Path golden = Path(SONORANT_TEST_DATA) / "golden/training/tiny_batch4_adamw_clip_step";

void put(const Path& file, const std::string& text, std::ios::openmode mode = std::ios::trunc) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary | mode) << text;
}

std::string epochLine(int epoch, double train, double dev, bool best) {
    EpochRecord record;
    record.epoch = epoch, record.trainLoss = {train / 2, train / 2}, record.devLoss = {dev},
    record.best = best;
    return toJsonLine(record) + "\n";
}

/// A run of `epochs` epochs, the second of which is the best.
void makeRun(const Path& run, int epochs) {
    std::string records;
    for (int i = 0; i < epochs; ++i) {
        char name[32];
        std::snprintf(name, sizeof name, "epoch_%03d.pt", i);
        put(run / name, std::string(static_cast<std::size_t>(100 + i), 'x'));
        records += epochLine(i, 10.0 - i, 20.0 + std::abs(i - 1), i < 2);
    }
    put(run / "trained_network.pt", "weights");
    put(run / "epochs.jsonl", records);
}

const SavedCheckpoint* fileOf(const CheckpointRun& run, const std::string& name) {
    for (const SavedCheckpoint& file : run.files)
        if (file.file.filename() == name) return &file;
    return nullptr;
}

std::string namesOf(const CheckpointRun& run) {
    std::string names;
    for (const SavedCheckpoint& file : run.files)
        names += file.file.filename().string() + " ";
    return names;
}

} // namespace

class TestCheckpointCatalogue : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    Path m_project, m_run;

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_project = m_dir->path().toStdString();
        m_run = m_project / "runs/20260102-120000-demo";
    }

    void namesTellTheirPlace() {
        using Kind = SavedKind;
        const auto is = [](const char* name, SavedPlace place, const SavedNames& names = {}) {
            return placeOfName(name, names) == place;
        };
        QVERIFY(is("trained_network.pt", {Kind::BestWeights, -1, -1}));
        QVERIFY(is("trained_network_007.pt", {Kind::EpochWeights, 7, -1}));
        QVERIFY(is("epoch_012.pt", {Kind::Epoch, 12, -1}));
        QVERIFY(is("epoch_1234.pt", {Kind::Epoch, 1234, -1}));
        QVERIFY(is("epoch_012_00400.pt", {Kind::WithinTraining, 12, 400}));
        QVERIFY(is("epoch_012_v00003.pt", {Kind::WithinValidation, 12, 3}));
        QVERIFY(is("ep.och_012.bin", {Kind::Epoch, 12, -1}, {"ep.och", "best", ".bin"}));
        for (const char* other :
             {"epoch_12.pt", "epoch_012.pt.tmp", "epoch_012_.pt", "epoch_012_x3.pt", "epoch_0123456789.pt",
              "epoch_.pt", "trained_network_pre.pt", "generator.pt"})
            QVERIFY2(is(other, {}), other);
        QVERIFY(isLaterInRun({Kind::WithinValidation, 3, 1}, {Kind::WithinTraining, 3, 900}));
        QVERIFY(isLaterInRun({Kind::Epoch, 3, -1}, {Kind::WithinValidation, 3, 9}));
        QVERIFY(isLaterInRun({Kind::WithinTraining, 4, 1}, {Kind::Epoch, 3, -1}));
    }

    void filesLossesBestAndKeptOfARun() {
        makeRun(m_run, 3);
        put(m_run / "epoch_003_00012.pt", "mid");
        put(m_run / "notes.txt", "no checkpoint");
        put(m_project / "runs/20260101-000000-old/steps.jsonl", "");
        setKept(m_run / "epoch_000.pt", true);
        CheckpointCatalogue catalogue;
        catalogue.setProject(m_project);
        QVERIFY(catalogue.scan());
        QVERIFY(!catalogue.scan());
        QCOMPARE(catalogue.runs().size(), std::size_t(1)); // the other has no checkpoint
        const CheckpointRun& run = *catalogue.runs().front();
        QCOMPARE(
            namesOf(run),
            std::string("trained_network.pt epoch_003_00012.pt epoch_002.pt epoch_001.pt epoch_000.pt "));
        const SavedCheckpoint& second = *fileOf(run, "epoch_001.pt");
        QCOMPARE(second.trainLoss, 9.0); // the sum of its named losses
        QCOMPARE(second.devLoss, 20.0);
        QCOMPARE(second.size, std::uint64_t(101));
        QVERIFY(second.best && !second.kept);
        QVERIFY(!fileOf(run, "epoch_002.pt")->best && !fileOf(run, "epoch_000.pt")->best);
        QVERIFY(fileOf(run, "epoch_000.pt")->kept);
        const SavedCheckpoint& weights = run.files.front();
        QVERIFY(weights.best && !weights.canResume());
        QCOMPARE(weights.place.epoch, 1);
        QCOMPARE(weights.devLoss, 20.0);
        QVERIFY(std::isnan(fileOf(run, "epoch_003_00012.pt")->devLoss));
    }

    void whatChangesIsSeenAndTheRestIsLeftAlone() {
        makeRun(m_run, 2);
        makeRun(m_project / "runs/20260101-000000-old", 2);
        CheckpointCatalogue catalogue;
        catalogue.setProject(m_project);
        catalogue.scan();
        const auto before = catalogue.runs();
        QCOMPARE(before.size(), std::size_t(2));
        put(m_run / "epoch_002.pt", "third");
        put(m_run / "epochs.jsonl", epochLine(2, 5, 6, true), std::ios::app);
        QVERIFY(catalogue.scan());
        QVERIFY(catalogue.runs()[1] == before[1]); // the very same object
        QVERIFY(catalogue.runs()[0] != before[0]);
        QVERIFY(fileOf(*catalogue.runs()[0], "epoch_002.pt")->best);
        QVERIFY(!fileOf(*catalogue.runs()[0], "epoch_001.pt")->best);
        QCOMPARE(catalogue.runs()[0]->files.front().place.epoch, 2);
        setKept(m_run / "epoch_000.pt", true);
        QVERIFY(catalogue.scan());
        fs::remove(m_run / "epoch_001.pt");
        QVERIFY(catalogue.scan());
        QVERIFY(!fileOf(*catalogue.runs()[0], "epoch_001.pt"));
        fs::remove_all(m_run);
        QVERIFY(catalogue.scan());
        QCOMPARE(catalogue.runs().size(), std::size_t(1));
        catalogue.setProject({});
        QVERIFY(catalogue.scan());
        QVERIFY(catalogue.runs().empty());
    }

    void aRunThatSavesElsewhere() {
        ReadResult read = readProject(SONORANT_DEMO_PROJECT);
        read.config.training.saveModelDir = (m_project / "models").string();
        read.config.training.saveEpochName = "state";
        put(m_run / "config.toml", writeProjectText(read.config));
        put(m_run / "epochs.jsonl", epochLine(0, 2, 3, true));
        put(m_project / "runs/20260101-000000-old/config.toml", writeProjectText(read.config));
        put(m_project / "models/state_000.pt", "x");
        CheckpointCatalogue catalogue;
        catalogue.setProject(m_project);
        catalogue.scan();
        // The older run saved into the same folder: what lies there now is of the newer one.
        QCOMPARE(catalogue.runs().size(), std::size_t(1));
        QCOMPARE(catalogue.runs().front()->folder, m_run);
        QCOMPARE(catalogue.runs().front()->files.front().devLoss, 3.0);
    }

    void rowsOfThePythonFramework() {
        const std::string row =
            "      3 |         12.5 |   1.50 0.25 |      22.0000 |   yes  LR -> 1.50e-04 ";
        const auto records = parseEpochRows("a heading | of | four | bars\n" + row + "\n");
        QCOMPARE(records.size(), std::size_t(1));
        QCOMPARE(records[0].epoch, 3);
        QCOMPARE(records[0].trainLoss, (std::vector<double>{1.5, 0.25}));
        QCOMPARE(records[0].devLoss, std::vector<double>{22});
        QVERIFY(records[0].best);
        QCOMPARE(records[0].lr, 1.5e-4);
        QVERIFY(parseEpochRows("      0 |  1.0 |   1.5 |       0.0000 |    no")[0].devLoss.empty());
    }

    void checkpointsOfThePythonFrameworkHaveTheirLosses() {
        CheckpointCatalogue catalogue;
        catalogue.add(golden);
        catalogue.scan();
        QCOMPARE(catalogue.runs().size(), std::size_t(1));
        const CheckpointRun& run = *catalogue.runs().front();
        QVERIFY2(run.trouble.empty(), run.trouble.c_str());
        QVERIFY(run.opened && !run.hasOptions);
        QCOMPARE(run.files.size(), std::size_t(5));
        // Compared with what was recorded while Python trained.
        const auto recorded = nlohmann::json::parse(readFile(golden / "trajectory.json")).at("epochs");
        QCOMPARE(recorded.size(), std::size_t(4));
        int best = -1;
        for (const auto& epoch : recorded)
            if (epoch.at("best").get<bool>()) best = epoch.at("epoch");
        for (const auto& epoch : recorded) {
            const int number = epoch.at("epoch");
            const SavedCheckpoint& file = *fileOf(run, "epoch_00" + std::to_string(number) + ".pt");
            QVERIFY(std::abs(file.trainLoss - epoch.at("train_loss").get<double>()) < 1e-3);
            QVERIFY(std::abs(file.devLoss - epoch.at("dev_loss").get<double>()) < 1e-3);
            QCOMPARE(file.best, number == best);
        }
        QCOMPARE(run.files.front().place.epoch, best);
    }

    void aSingleFileAndADamagedOne() {
        put(m_project / "a/epoch_001.pt", "PK\x03\x04 but no archive");
        put(m_project / "a/epoch_000.pt", "x");
        CheckpointCatalogue catalogue;
        catalogue.add(m_project / "a/epoch_001.pt");
        catalogue.scan();
        QCOMPARE(catalogue.runs().size(), std::size_t(1));
        QCOMPARE(namesOf(*catalogue.runs().front()), std::string("epoch_001.pt "));
        QVERIFY(std::isnan(catalogue.runs().front()->files.front().trainLoss));
        catalogue.add(m_project / "a/");
        catalogue.scan();
        QCOMPARE(catalogue.runs().size(), std::size_t(2));
        QCOMPARE(catalogue.runs().front()->files.size(), std::size_t(2));
    }

    void keptMarks() {
        makeRun(m_run, 1);
        QVERIFY(keptNames(m_run).empty());
        setKept(m_run / "epoch_000.pt", true);
        setKept(m_run / "b.pt", true);
        QCOMPARE(keptNames(m_run), (std::set<std::string>{"b.pt", "epoch_000.pt"}));
        setKept(m_run / "b.pt", false);
        setKept(m_run / "epoch_000.pt", false);
        QVERIFY(!fs::exists(m_run / "kept.json"));
        put(m_run / "kept.json", "[1]");
        QVERIFY_EXCEPTION_THROWN(keptNames(m_run), Error);
        QVERIFY_EXCEPTION_THROWN(setKept(m_run / "epoch_000.pt", true), Error);
        CheckpointCatalogue catalogue;
        catalogue.setProject(m_project);
        catalogue.scan();
        QVERIFY(!catalogue.runs().front()->trouble.empty());
        QCOMPARE(catalogue.runs().front()->files.size(), std::size_t(2)); // listed all the same
    }

    void neitherKeptNorNeededFilesMayGo() {
        makeRun(m_run, 2);
        put(m_run / "epoch_002_v00001.pt", "mid");
        CheckpointCatalogue catalogue;
        catalogue.setProject(m_project);
        catalogue.scan();
        CheckpointRun run = *catalogue.runs().front();
        const auto bar = [&run](const char* name, bool training) {
            return barToDeletion(run, *fileOf(run, name), training);
        };
        QVERIFY(bar("epoch_002_v00001.pt", true) == DeletionBar::NeededByTraining);
        QVERIFY(bar("epoch_002_v00001.pt", false) == DeletionBar::None);
        QVERIFY(bar("epoch_001.pt", true) == DeletionBar::None);
        QVERIFY(bar("trained_network.pt", true) == DeletionBar::None);
        run.files[2].kept = true; // epoch_001.pt
        QVERIFY(bar("epoch_001.pt", false) == DeletionBar::Kept);
    }

    void aRunIsSeenToTrainAndToDie() {
        makeRun(m_run, 1);
        char host[256] = {};
        gethostname(host, sizeof host - 1);
        const auto state = [&](long pid) {
            return nlohmann::json{{"v", 1}, {"state", "running"}, {"host", host}, {"pid", pid}}.dump();
        };
        put(m_run / "state.json", state(getpid()));
        CheckpointCatalogue catalogue;
        catalogue.setProject(m_project);
        catalogue.scan();
        QVERIFY(catalogue.runs().front()->state == RunStatus::Kind::Running);
        put(m_run / "state.json", state(999999999));
        QVERIFY(catalogue.scan());
        QVERIFY(catalogue.runs().front()->state == RunStatus::Kind::Interrupted);
    }

    void onlyDifferingOptionsAreNamed() {
        ProjectConfig first = readProject(SONORANT_DEMO_PROJECT).config, second = first;
        QVERIFY(differingOptions(first, second).empty());
        second.training.lr = 0.5;
        second.model.values["hidden_dim"] = Value(7);
        const auto pairs = differingOptions(first, second);
        QCOMPARE(pairs.size(), std::size_t(2));
        QCOMPARE(pairs[0].path, std::string("training.lr"));
        QCOMPARE(pairs[0].second, std::string("0.5"));
        QCOMPARE(pairs[1].path, std::string("model.hidden_dim"));
        QCOMPARE(pairs[1].second, std::string("7"));
        second.model.name = "frame-template";
        second.model.values.clear();
        bool oneSided = false;
        for (const OptionPair& pair : differingOptions(first, second))
            oneSided |= pair.path == "model.harmonic_num" && pair.second.empty() && !pair.first.empty();
        QVERIFY(oneSided);
        QCOMPARE(projectOfRun("/a/runs/b"), Path("/a"));
        QCOMPARE(projectOfRun("/a/b"), Path("/a/b"));
    }

    void fiveHundredRunsOfAHundredEpochs() {
        for (int i = 0; i < 500; ++i)
            makeRun(m_project / "runs" / ("20260101-" + std::to_string(100000 + i) + "-demo"), 100);
        CheckpointCatalogue catalogue;
        catalogue.setProject(m_project);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(catalogue.scan());
        const auto first = clock.restart();
        QTest::qWait(4500); // until nothing counts as just written
        catalogue.scan();
        clock.restart();
        QVERIFY(!catalogue.scan());
        const auto again = clock.elapsed();
        qInfo("50,500 checkpoints of 500 runs: %lld ms at first, %lld ms to look again", first, again);
        QCOMPARE(catalogue.runs().size(), std::size_t(500));
        QVERIFY(first < 20000 && again < 1000); // gross failure only: machines stall
    }
};

QTEST_GUILESS_MAIN(TestCheckpointCatalogue)
#include "tst_checkpoint_catalogue.moc"
