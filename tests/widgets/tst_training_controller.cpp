// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_engine.h"
#include "widgets/train/training_controller.h"

#include <QSignalSpy>
#include <QTest>

using namespace sonorant;
using sonorant::test::FakeTrainingService;

class TestTrainingController : public QObject {
    Q_OBJECT
    static TrainingRequest request(int epochs = 2) {
        TrainingRequest made;
        made.config.training.epochs = epochs;
        made.pauseOnTrouble = true;
        return made;
    }
    static bool inState(const TrainingController& controller, RunState state) {
        return controller.state().state == state;
    }

private Q_SLOTS:
    void aWholeRunIsToldInOrder() {
        FakeTrainingService service;
        TrainingController controller;
        controller.setService(&service);
        std::vector<std::int64_t> steps;
        int epochs = 0, drained = 0;
        connect(&controller, &TrainingController::stepsArrived, this,
                [&](const std::vector<StepRecord>& news) {
                    for (const StepRecord& step : news)
                        if (step.phase == Phase::Train) steps.push_back(step.step);
                });
        connect(&controller, &TrainingController::epochsArrived, this,
                [&](const std::vector<EpochRecord>& news) { epochs += static_cast<int>(news.size()); });
        connect(&controller, &TrainingController::drained, this, [&] { ++drained; });
        QSignalSpy ended(&controller, &TrainingController::ended);
        QVERIFY(controller.start(request()));
        QVERIFY(controller.isActive());
        QVERIFY(ended.wait(10000));
        QVERIFY(!controller.isActive());
        QCOMPARE(steps.size(), std::size_t(40));
        for (std::size_t i = 0; i < steps.size(); ++i)
            QCOMPARE(steps[i], static_cast<std::int64_t>(i + 1));
        QCOMPARE(epochs, 2);
        QVERIFY(drained < 40); // many records are told at once
        QCOMPARE(controller.progress().runPart(), 1.0);
        QVERIFY(qAbs(controller.progress().audioSpeed() - 6.0) < 1e-6); // 3 s of audio in 0.5 s
        QVERIFY(inState(controller, RunState::Finished));
        QCOMPARE(controller.checkpoints().size(), std::size_t(2));
    }

    void pauseHoldsAndResumeGoesOn() {
        FakeTrainingService service;
        TrainingController controller;
        controller.setService(&service);
        QVERIFY(controller.start(request(1000)));
        QVERIFY(!controller.canPause());
        QTRY_VERIFY(inState(controller, RunState::Running));
        QVERIFY(controller.canPause() && controller.canStop() && !controller.canResume());
        controller.pause();
        QTRY_VERIFY(inState(controller, RunState::Paused));
        QVERIFY(controller.canResume() && !controller.canPause() && controller.canStop());
        QVERIFY(controller.pauseCause() == PauseCause::Person);
        const std::int64_t held = controller.progress().last().step;
        QTest::qWait(120);
        QCOMPARE(controller.progress().last().step, held);
        controller.resume();
        QTRY_VERIFY(controller.progress().last().step > held);
        QSignalSpy ended(&controller, &TrainingController::ended);
        controller.stop();
        QVERIFY(inState(controller, RunState::Stopping) && !controller.canStop());
        QVERIFY(ended.wait(5000));
        QVERIFY(ended[0][0].value<TrainingOutcome>().kind == TrainingOutcome::Kind::Stopped);
    }

    void divergencePausesAndKnowsTheLastGoodEpoch() {
        FakeTrainingService service;
        service.script.troubleAtStep = 45;
        TrainingController controller;
        controller.setService(&service);
        QVERIFY(controller.start(request(10)));
        QTRY_VERIFY(inState(controller, RunState::Paused));
        QVERIFY(controller.pauseCause() == PauseCause::Divergence);
        QVERIFY(controller.lastGoodEpoch().has_value());
        QCOMPARE(controller.lastGoodEpoch()->epoch, 1);
        // Not that of the last record: the mini-batch that went wrong has none.
        QCOMPARE(controller.troubleUtterances(), QStringList{"options"});
        controller.stop();
        QTRY_VERIFY(!controller.isActive());
    }

    void aFailureIsAnOutcome() {
        FakeTrainingService service;
        service.script.failAtStep = 5;
        TrainingController controller;
        controller.setService(&service);
        QSignalSpy ended(&controller, &TrainingController::ended);
        QVERIFY(controller.start(request()));
        QVERIFY(ended.wait(5000));
        QVERIFY(inState(controller, RunState::Failed));
        QCOMPARE(QString::fromStdString(ended[0][0].value<TrainingOutcome>().message),
                 QString("the disk is gone"));
    }

    void whatARunDidIsForgotten() {
        FakeTrainingService service;
        TrainingController controller;
        controller.setService(&service);
        QSignalSpy ended(&controller, &TrainingController::ended);
        QSignalSpy forgotten(&controller, &TrainingController::forgotten);
        QVERIFY(controller.start(request()));
        controller.forget(); // not while it is under way
        QCOMPARE(forgotten.size(), 0);
        QVERIFY(controller.isActive() && !inState(controller, RunState::Idle));
        QVERIFY(ended.wait(10000));
        QSignalSpy changed(&controller, &TrainingController::stateChanged);
        controller.forget();
        QVERIFY(inState(controller, RunState::Idle) && controller.state().reason.empty());
        QCOMPARE(forgotten.size(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(controller.progress().epochs(), 0);
        QCOMPARE(controller.progress().last().step, std::int64_t(0));
        QVERIFY(controller.checkpoints().empty() && !controller.lastGoodEpoch());
        QVERIFY(controller.start(request()));
        QVERIFY(ended.wait(10000));
        QCOMPARE(controller.progress().runPart(), 1.0);
    }

    void aSecondRunIsRefused() {
        FakeTrainingService service;
        TrainingController controller;
        QSignalSpy refused(&controller, &TrainingController::refused);
        QVERIFY(!controller.start(request())); // no engine yet
        controller.setService(&service);
        QVERIFY(controller.start(request(1000)));
        QVERIFY(!controller.start(request()));
        QCOMPARE(refused.size(), 2);
    }

    void deletingStopsTheRun() {
        FakeTrainingService service;
        {
            TrainingController controller;
            controller.setService(&service);
            QVERIFY(controller.start(request(100000)));
            QTRY_VERIFY(inState(controller, RunState::Running));
        }
        QVERIFY(service.state().state == RunState::Finished);
    }
};

QTEST_MAIN(TestTrainingController)
#include "tst_training_controller.moc"
