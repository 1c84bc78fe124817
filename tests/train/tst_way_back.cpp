// SPDX-License-Identifier: GPL-3.0-or-later
// The way back: what is trained here goes on in Python (way_back.py), with equal losses, and the other way
// round. All four schedules, with the state of Adam.
#include "core/checkpoint/epoch_checkpoint.h"
#include "core/data/project_data.h"
#include "core/engine/guard.h"
#include "core/inference/generator.h"
#include "core/inference/output_writer.h"
#include "core/train/trainer.h"
#include "support/frame_project.h"
#include "support/io_testing.h"

#include <nlohmann/json.hpp>

#include <cmath>

using namespace sonorant;
using Json = nlohmann::json;

namespace {

constexpr int epochs = 3;
constexpr int schedules = 4; // plateau, step, exponential, cosine

class Recorder : public TrainingObserver {
public:
    void onStep(const StepRecord& record) override { steps.push_back(record); }
    void onEpoch(const EpochRecord& record) override { records.push_back(record); }
    void onMessage(const Message& message) override {
        messages += (message.level == MessageLevel::Info ? "note: " : "warning: ") + message.text + "\n";
    }
    std::vector<StepRecord> steps;
    std::vector<EpochRecord> records;
    std::string messages;
};

std::int64_t segmentOf(const StepRecord& step) {
    return std::stoll(step.sequences.at(0)); // begins with info_id
}

/// [epoch, phase, segment, loss] as way_back.py tells them.
Json stepsOf(const Recorder& recorder, int firstEpoch = 0) {
    Json steps = Json::array();
    for (const StepRecord& step : recorder.steps)
        if (step.epoch >= firstEpoch)
            steps.push_back(
                {step.epoch, step.phase == Phase::Train ? 0 : 1, segmentOf(step), step.loss.at(0)});
    return steps;
}

Json ratesOf(const Recorder& recorder, std::size_t firstEpoch = 0) {
    Json rates = Json::array();
    for (std::size_t i = firstEpoch; i < recorder.records.size(); ++i)
        rates.push_back(recorder.records[i].lr);
    return rates;
}

/// The order of segments in each epoch: {"1": [[training], [validation]], ...}.
Json ordersOf(const Recorder& recorder) {
    Json orders;
    for (const StepRecord& step : recorder.steps) {
        Json& epoch = orders[std::to_string(step.epoch)];
        if (epoch.is_null()) epoch = Json::array({Json::array(), Json::array()});
        epoch[step.phase == Phase::Train ? 0 : 1].push_back(segmentOf(step));
    }
    return orders;
}

bool near(double found, double wanted) {
    return std::abs(found - wanted) <= 1e-5 * std::abs(wanted);
}

/// The same segments in the same order, with equal losses.
bool sameSteps(const Json& found, const Json& wanted) {
    bool same = !wanted.empty() && found.size() == wanted.size();
    for (std::size_t i = 0; same && i < wanted.size(); ++i)
        same = found[i][0] == wanted[i][0] && found[i][1] == wanted[i][1] && found[i][2] == wanted[i][2] &&
               near(found[i][3], wanted[i][3]);
    if (!same) qWarning("found  %s\nwanted %s", found.dump().c_str(), wanted.dump().c_str());
    return same;
}

bool sameNumbers(const Json& found, const Json& wanted) {
    bool same = !wanted.empty() && found.size() == wanted.size();
    for (std::size_t i = 0; same && i < wanted.size(); ++i)
        same = near(found[i], wanted[i]);
    if (!same) qWarning("found  %s\nwanted %s", found.dump().c_str(), wanted.dump().c_str());
    return same;
}

} // namespace

class TestWayBack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ourRunGoesOnInPython_data() { addSchedules(); }
    void ourRunGoesOnInPython();
    void pythonResumesAsWeDo_data() { addSchedules(); }
    void pythonResumesAsWeDo();
    void pythonsRunGoesOnHere_data() { addSchedules(); }
    void pythonsRunGoesOnHere();
    void pythonReadsWhatWasGenerated();
    void whatOtherWeightsGaveIsTold();

private:
    static void addSchedules() {
        QTest::addColumn<int>("schedule");
        const char* const names[schedules] = {"plateau", "step", "exponential", "cosine"};
        for (int i = 0; i < schedules; ++i)
            QTest::newRow(names[i]) << i;
    }
    ProjectConfig config(int schedule) const {
        return test::frameProject(m_folder / "project",
                                  {"epochs=" + std::to_string(epochs), "lr_decay_factor=0.5",
                                   "truncate_seq=13", "lr_scheduler_type=" + std::to_string(schedule),
                                   "lr_patience=2", "lr_steplr_size=1", "threads=1"});
    }
    Recorder train(int schedule, const std::string& run, const Path& start = {}) {
        return trainWith(config(schedule), run, start);
    }
    Recorder trainWith(const ProjectConfig& options, const std::string& run, const Path& start) {
        Recorder recorder;
        RunControl control;
        TrainerSetup setup;
        setup.config = options;
        setup.run = {m_folder / run};
        setup.trainedModel = start;
        try {
            Trainer(setup, control, recorder).run();
        } catch (...) {
            recorder.messages += currentError().what();
        }
        return recorder;
    }
    Json job(int schedule, int until, const Json& more) const {
        Json job{{"do", "train"},
                 {"project", (m_folder / "project").string()},
                 {"epochs", epochs},
                 {"schedule", schedule},
                 {"until", until}};
        job.update(more);
        return job;
    }
    void generateWithOurs(Json& jobs);
    std::string ofRun(const std::string& run, const char* file = "epoch_000.pt") const {
        return (m_folder / run / file).string();
    }

    Scratch m_folder;
    Recorder m_ours[schedules];
    Json m_results; ///< of the jobs: three for each schedule, then those of generation
};

/// Trains here, then lets one Python process do everything that it has to (importing torch takes seconds).
void TestWayBack::initTestCase() {
    Json jobs = Json::array();
    for (int s = 0; s < schedules; ++s) {
        const std::string run = "ours" + std::to_string(s),
                          python = (m_folder / ("python" + std::to_string(s) + ".pt")).string();
        m_ours[s] = train(s, run);
        QVERIFY2(m_ours[s].records.size() == epochs, m_ours[s].messages.c_str());
        jobs.push_back(job(s, epochs, {{"from", ofRun(run)}, {"orders", ordersOf(m_ours[s])}}));
        jobs.push_back(job(s, epochs, {{"from", ofRun(run)}}));
        jobs.push_back(job(s, 1, {{"save", python}}));
        jobs.push_back(job(s, epochs, {{"from", python}}));
    }
    generateWithOurs(jobs);
    writeFileAtomically(m_folder / "jobs.json", jobs.dump());
    const std::string said = python(readFile(SONORANT_WAY_BACK), {toQString(m_folder / "jobs.json")});
    QVERIFY2(!said.starts_with("FAILED"), said.c_str());
    m_results = Json::parse(said);
    QCOMPARE(m_results.size(), jobs.size());
}

void TestWayBack::generateWithOurs(Json& jobs) {
    const ProjectConfig options = config(0);
    const Path weights = m_folder / "ours0" / "trained_network.pt";
    Generator generator(options, weights, Normalization::identity(2, 2));
    Issues issues;
    for (const auto& set : openTestData(options, {}, {}, issues))
        for (std::int64_t i = 0; i < set->size(); ++i) {
            const Sample sample = set->load(i);
            const std::string& name = sample.sequence.name;
            const auto files = writeOutput(options, m_folder / "generated", name, generator.generate(sample),
                                           sample.sequence.length, issues);
            jobs.push_back({{"do", "generate"},
                            {"project", (m_folder / "project").string()},
                            {"weights", weights.string()},
                            {"input", (m_folder / "project/in" / (name + ".x")).string()},
                            {"generated", files.at(0).string()}});
        }
}

/// Python loads epoch_000.pt and trains on in the order in which we did: the same losses, rates and history.
void TestWayBack::ourRunGoesOnInPython() {
    QFETCH(int, schedule);
    const Json& result = m_results[static_cast<std::size_t>(4 * schedule)];
    QVERIFY(sameSteps(result["steps"], stepsOf(m_ours[schedule], 1)));
    QVERIFY(sameNumbers(result["rates"], ratesOf(m_ours[schedule], 1)));
    const EpochCheckpoint last =
        readEpochCheckpoint(ofRun("ours" + std::to_string(schedule), "epoch_002.pt"));
    QVERIFY(near(result["best"][0], *last.valLog->bestError));
    QCOMPARE(result["best"][1].get<std::int64_t>(), *last.valLog->bestEpoch);
    const torch::Tensor history = last.valLog->lossMat.contiguous().flatten();
    QVERIFY(
        sameNumbers(result["history"], std::vector<double>(history.data_ptr<double>(),
                                                           history.data_ptr<double>() + history.numel())));
}

/// Without our own state in the file, we resume as the framework does: seed, a fresh model's draws, its own
/// order.
void TestWayBack::pythonResumesAsWeDo() {
    QFETCH(int, schedule);
    const std::string number = std::to_string(schedule);
    EpochCheckpoint plain = readEpochCheckpoint(ofRun("ours" + number));
    QVERIFY(plain.sonorant.has_value());
    plain.sonorant.reset();
    const Path file = m_folder / ("plain" + number + ".pt");
    writeEpochCheckpoint(file, plain);
    const Recorder resumed = train(schedule, "resumed" + number, file);
    const Json& result = m_results[static_cast<std::size_t>(4 * schedule + 1)];
    QVERIFY(sameSteps(stepsOf(resumed), result["steps"]));
    QVERIFY(sameNumbers(ratesOf(resumed), result["rates"]));
    QVERIFY(stepsOf(resumed) !=
            stepsOf(m_ours[schedule], 1)); // another order than that of the run that went on
}

void TestWayBack::pythonsRunGoesOnHere() {
    QFETCH(int, schedule);
    const std::string number = std::to_string(schedule);
    const Json& first = m_results[static_cast<std::size_t>(4 * schedule + 2)];
    Json ours = stepsOf(m_ours[schedule]); // from the same seed: the same first epoch
    ours.erase(ours.begin() + static_cast<std::ptrdiff_t>(first["steps"].size()), ours.end());
    QVERIFY(sameSteps(ours, first["steps"]));
    const Recorder resumed = train(schedule, "onwards" + number, m_folder / ("python" + number + ".pt"));
    const Json& onwards = m_results[static_cast<std::size_t>(4 * schedule + 3)];
    QVERIFY(sameSteps(stepsOf(resumed), onwards["steps"]));
    QVERIFY(sameNumbers(ratesOf(resumed), onwards["rates"]));
}

void TestWayBack::pythonReadsWhatWasGenerated() {
    const std::size_t begin = 4 * schedules;
    QCOMPARE(m_results.size(), begin + 2); // utterances a and c
    QCOMPARE(m_results[begin]["frames"].get<int>(), 40);
    QCOMPARE(m_results[begin + 1]["frames"].get<int>(), 60);
    for (std::size_t i = begin; i < m_results.size(); ++i)
        QVERIFY2(m_results[i]["difference"].get<double>() < 1e-5, m_results[i].dump().c_str());
}

/// A network of another size: what fits is taken, and all is told to whoever trains.
void TestWayBack::whatOtherWeightsGaveIsTold() {
    StateDict weights = readWeights(ofRun("ours0", "trained_network.pt"));
    weights.back().second = torch::zeros({2, 1});                  // output.bias [2]
    weights.at(weights.size() - 2).second = torch::zeros({2, 31}); // output.weight [2, 32]
    weights.at(weights.size() - 3).first = "hidden.offset";        // hidden.bias [32]
    writeWeights(m_folder / "other.pt", weights);
    ProjectConfig options = config(0);
    QVERIFY(contains(train(0, "refused", m_folder / "other.pt").messages, "of another shape"));
    options.training.allowMismatchedPretrainedModel = true;
    const std::string told = trainWith(options, "taken", m_folder / "other.pt").messages;
    const std::string file = toUtf8(m_folder / "other.pt") + ": ";
    for (const auto& [level, line] :
         {std::pair("note: ", "taken: 6 of the model's 8 tensors"),
          std::pair("note: ", "taken in the model's shape: output.bias: model [2], file [2, 1]"),
          std::pair("warning: ", "not taken, another shape: output.weight: model [2, 32], file [2, 31]"),
          std::pair("warning: ", "not in the checkpoint: hidden.bias: model [32]"),
          std::pair("warning: ", "not in the model: hidden.offset: file [32]")})
        QVERIFY(contains(told, level + file + line + "\n"));
}

QTEST_GUILESS_MAIN(TestWayBack)
#include "tst_way_back.moc"
