// SPDX-License-Identifier: GPL-3.0-or-later
// A run that diverges, is stopped there, and goes on after the cause is mended: as if nothing had happened.
#include "core/base/files.h"
#include "core/model/registry.h"
#include "core/service/engine.h"
#include "support/frame_project.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cmath>
#include <filesystem>
#include <limits>
#include <set>

using namespace sonorant;
using sonorant::test::frameProject;

namespace {

enum class Trouble { None, Loss, Gradient, Growth };

std::atomic<Trouble> g_trouble{Trouble::None};
std::atomic<int> g_calls{0}, g_troubleAt{0};

/// Draws noise in every pass, and on demand gives no number: as loss, or (the loss being fine) as gradient.
class TroubledModel : public Model {
public:
    explicit TroubledModel(const ModelContext& context) {
        m_layer = register_module("layer", torch::nn::Linear(context.inputDim(), context.outputDim()));
    }
    torch::Tensor forward(const Batch& batch, ExecutionContext& context) override {
        const torch::Tensor noise =
            torch::randn(batch.input.sizes(), context.generator, torch::TensorOptions());
        torch::Tensor output = m_layer->forward(batch.input + 0.1 * noise);
        const int call = ++g_calls;
        if (g_trouble == Trouble::Growth && g_troubleAt > 0 && call >= g_troubleAt)
            return output * std::pow(1.5, call - g_troubleAt); // never infinite in this test
        if (call != g_troubleAt) return output;
        if (g_trouble == Trouble::Loss) output = output * std::numeric_limits<float>::quiet_NaN();
        // The root of a zero that depends on the weight: its slope is infinite.
        if (g_trouble == Trouble::Gradient)
            output = output + (m_layer->weight - m_layer->weight.detach()).sum().sqrt();
        return output;
    }

private:
    torch::nn::Linear m_layer{nullptr};
};

class SquaredError : public Loss {
public:
    std::vector<LossValue> compute(const torch::Tensor& output, const torch::Tensor& target) override {
        return {{"mse", torch::mse_loss(output, target)}};
    }
};

void registerTroubledModel() {
    ModelFactory factory;
    factory.id = "troubled";
    factory.makeModel = [](const ModelContext& context) { return std::make_shared<TroubledModel>(context); };
    factory.makeLoss = [](const ModelContext&) { return std::make_unique<SquaredError>(); };
    const_cast<ModelRegistry&>(ModelRegistry::instance()).add(factory); // filled at start-up otherwise
}

class Watcher : public TrainingObserver {
public:
    void onStep(const StepRecord& record) override { steps.push_back(record); }
    std::vector<StepRecord> steps;
};

} // namespace

class TestDivergence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        registerTroubledModel();
        m_engine.reset(sonorant_create_engine());
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    /// Loss and gradient are numbers, the weights that follow from them are not.
    void anUpdateThatOverflowsIsNotSaved() {
        TrainingRequest request;
        request.config = frameProject(root() / "project", {"save_model_every_n_minibatches=1"});
        request.config.model = {"troubled", {}};
        request.runFolder = root() / "run";
        g_troubleAt = 0;
        m_engine->training().start(request, std::make_shared<Watcher>());
        QCOMPARE(m_engine->training().wait().kind, TrainingOutcome::Kind::Finished);
        const auto saved = [&] {
            std::set<std::string> names;
            for (const auto& file : std::filesystem::directory_iterator(request.runFolder))
                if (file.path().extension() == ".pt") names.insert(file.path().filename().string());
            return names;
        };
        const std::set<std::string> before = saved();
        request.resumeRun = true;
        request.config.training.epochs += 1;
        request.config.training.lr = 3e38;
        m_engine->training().start(request, std::make_shared<Watcher>());
        const TrainingOutcome outcome = m_engine->training().wait();
        QCOMPARE(outcome.kind, TrainingOutcome::Kind::Failed);
        QVERIFY2(outcome.message.find("no longer a number") != std::string::npos, outcome.message.c_str());
        QVERIFY(saved() == before);
        request.config.training.lr = 1e-2;
        m_engine->training().start(request, std::make_shared<Watcher>());
        QCOMPARE(m_engine->training().wait().kind, TrainingOutcome::Kind::Finished);
    }

    void stoppedThereAndResumedIsBitIdentical_data() {
        QTest::addColumn<int>("trouble");
        QTest::addColumn<int>("at"); // number of the pass, from 1: an epoch is 5 of training, 3 of validation
        QTest::addColumn<int>("accumulate");
        QTest::addColumn<QString>("setting");
        const auto add = [](const char* name, Trouble trouble, int at, int accumulate,
                            const char* setting = "") {
            QTest::newRow(name) << static_cast<int>(trouble) << at << accumulate << QString(setting);
        };
        add("loss", Trouble::Loss, 4, 1);
        add("gradient", Trouble::Gradient, 4, 1);
        add("loss, second of three", Trouble::Loss, 2, 3);
        add("gradient, second of three", Trouble::Gradient, 2, 3);
        add("gradient, last of three", Trouble::Gradient, 3, 3);
        add("gradient, first of three", Trouble::Gradient, 4, 3);
        add("first batch of the run", Trouble::Gradient, 1, 3);
        add("first batch of an epoch", Trouble::Loss, 9, 1);
        add("first batch of an epoch without files", Trouble::Gradient, 9, 3, "not_save_each_epoch=true");
        add("validation", Trouble::Loss, 7, 3);
        add("first of validation", Trouble::Loss, 6, 3);
    }
    void stoppedThereAndResumedIsBitIdentical() {
        QFETCH(int, trouble);
        QFETCH(int, at);
        QFETCH(int, accumulate);
        QFETCH(QString, setting);
        TrainingRequest request;
        std::vector<std::string> settings = {"truncate_seq=20", "minimum_len=5",
                                             "size_accumulate_grad=" + std::to_string(accumulate)};
        if (!setting.isEmpty()) settings.push_back(setting.toStdString());
        request.config = frameProject(root() / "project", settings);
        request.config.model = {"troubled", {}};
        request.pauseOnTrouble = true;

        request.runFolder = root() / "whole";
        const auto whole = std::make_shared<Watcher>();
        g_troubleAt = 0;
        m_engine->training().start(request, whole);
        QCOMPARE(m_engine->training().wait().kind, TrainingOutcome::Kind::Finished);

        request.runFolder = root() / "parts";
        const auto first = std::make_shared<Watcher>();
        g_trouble = static_cast<Trouble>(trouble);
        g_calls = 0;
        g_troubleAt = at;
        m_engine->training().start(request, first);
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->training().state().state == RunState::Paused, 30000);
        QCOMPARE(m_engine->training().pauseCause(), PauseCause::Divergence);
        m_engine->training().requestStop();
        QCOMPARE(m_engine->training().wait().kind, TrainingOutcome::Kind::Stopped);
        QCOMPARE(static_cast<int>(first->steps.size()), at - 1);

        g_troubleAt = 0;
        request.resumeRun = true;
        const auto second = std::make_shared<Watcher>();
        m_engine->training().start(request, second);
        const TrainingOutcome outcome = m_engine->training().wait();
        QVERIFY2(outcome.kind == TrainingOutcome::Kind::Finished, outcome.message.c_str());
        QCOMPARE(first->steps.size() + second->steps.size(), whole->steps.size());
        for (std::size_t i = 0; i < second->steps.size(); ++i) {
            const StepRecord& wanted = whole->steps[first->steps.size() + i];
            QCOMPARE(second->steps[i].sequences, wanted.sequences);
            QCOMPARE(second->steps[i].loss, wanted.loss);
        }
        QVERIFY(readFile(root() / "whole/trained_network.pt") ==
                readFile(root() / "parts/trained_network.pt"));
    }

    void aLossThatGrowsWithoutEnd_data() {
        QTest::addColumn<double>("factor");
        QTest::newRow("paused and named") << 100.0;
        QTest::newRow("not watched") << 0.0;
    }
    void aLossThatGrowsWithoutEnd() {
        QFETCH(double, factor);
        TrainingRequest request;
        request.config = frameProject(root() / "project", {"truncate_seq=20", "minimum_len=5", "epochs=8",
                                                           "no_best_epochs=1000", "lr=1e-9"});
        request.config.training.lossExplosion = factor;
        request.config.model = {"troubled", {}};
        request.runFolder = root() / "run";
        request.pauseOnTrouble = true;
        g_trouble = Trouble::Growth;
        g_calls = 0;
        g_troubleAt = 42; // passes: five epochs of 5 of training and 3 of validation, and a bit
        const auto watcher = std::make_shared<Watcher>();
        m_engine->training().start(request, watcher);
        if (factor > 0) {
            QTRY_VERIFY_WITH_TIMEOUT(m_engine->training().state().state == RunState::Paused, 30000);
            QCOMPARE(m_engine->training().pauseCause(), PauseCause::Divergence);
            const std::string reason = m_engine->training().state().reason;
            QVERIFY2(reason.find("the loss exploded in epoch") != std::string::npos, reason.c_str());
            for (const StepRecord& step : watcher->steps)
                QVERIFY(std::isfinite(step.loss.front()));
            g_troubleAt = 0; // the cause is mended
            m_engine->training().resume();
        }
        const TrainingOutcome outcome = m_engine->training().wait();
        QVERIFY2(outcome.kind == TrainingOutcome::Kind::Finished, outcome.message.c_str());
        QCOMPARE(watcher->steps.size(), std::size_t(8 * 8));

        if (factor == 0) return;
        request.pauseOnTrouble = false; // nobody there
        request.runFolder = root() / "alone";
        g_calls = 0;
        g_troubleAt = 42;
        m_engine->training().start(request, std::make_shared<Watcher>());
        const TrainingOutcome alone = m_engine->training().wait();
        QVERIFY(alone.kind == TrainingOutcome::Kind::Failed);
        QVERIFY2(alone.message.find("the loss exploded") != std::string::npos, alone.message.c_str());
        QVERIFY(alone.hint.find("learning rate") != std::string::npos);
        QVERIFY(std::filesystem::exists(root() / "alone/epoch_004.pt"));
    }

private:
    Path root() const { return m_folder->path().toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
};

QTEST_GUILESS_MAIN(TestDivergence)
#include "tst_divergence.moc"
