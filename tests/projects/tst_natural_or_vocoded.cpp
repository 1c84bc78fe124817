// SPDX-License-Identifier: GPL-3.0-or-later
// Natural speech told from what a vocoder made, both by models of this house: the toy task of
// projects/lfcc-lcnn at small scale.
#include "projects/classifier_testing.h"
#include "support/classifier_project.h"
#include "support/tiny_project.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sonorant;
using sonorant::test::classifierProject;
using sonorant::test::readScores;
using sonorant::test::tinyProject;
using sonorant::test::Watcher;

class TestNaturalOrVocoded : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void naturalSpeechIsToldFromVocodedSpeech() {
        // Twelve recordings of the demo, and the same as a barely trained vocoder makes them from their
        // features.
        const std::vector<std::string> names = {
            "vm-toreply",        "vm-delete",   "vm-tohearenv", "conf-userwilljoin", "conf-waitforleader",
            "agent-newlocation", "dir-nomatch", "dir-nomore",   "options",           "pm-invalid-option",
            "privacy-incorrect", "vm-repeat"};
        std::string list, protocol;
        for (const std::string& name : names) {
            list += (list.empty() ? "'" : ", '") + name + "'";
            protocol += name + " bonafide\nvocoded_" + name + " spoof\n";
        }
        const ProjectConfig vocoder =
            tinyProject(root() / "vocoder",
                        {"epochs=1", "test_list=[[" + list + "]]", "output_filename_prefix=vocoded_"});
        QVERIFY(train(vocoder, root() / "vocoder-run", std::make_shared<Watcher>()).kind ==
                TrainingOutcome::Kind::Finished);
        InferenceRequest generate = inference(vocoder, root() / "vocoder-run");
        generate.outputFolder = root() / "vocoded";
        QCOMPARE(m_engine->inference().generate(generate, {}).files.size(), names.size());
        writeFileAtomically(root() / "protocol.txt", protocol);

        const auto some = [&](std::size_t first, std::size_t end) {
            std::string both = "[";
            for (const char* const prefix : {"", "vocoded_"}) {
                both += both.size() > 1 ? ", [" : "[";
                for (std::size_t i = first; i < end; ++i)
                    both += (i > first ? ", '" : "'") + (prefix + names[i]) + "'";
                both += "]";
            }
            return both + "]";
        };
        const std::string folders =
            "[['" + std::string(SONORANT_DEMO_PROJECT) + "/wav'], ['" + (root() / "vocoded").string() + "']]";
        const ProjectConfig config =
            classifierProject(root() / "classifier",
                              {"protocol=" + (root() / "protocol.txt").string(), "trn_list=" + some(0, 7),
                               "val_list=" + some(7, 9), "test_list=" + some(9, 12), "input_dirs=" + folders,
                               "test_input_dirs=" + folders, "channels=4", "truncate_seq=16000",
                               "minimum_len=4000", "epochs=8", "batch_size=4", "lr=3e-3"});
        const auto watcher = std::make_shared<Watcher>();
        const TrainingOutcome outcome = train(config, root() / "run", watcher);
        QVERIFY2(outcome.kind == TrainingOutcome::Kind::Finished ||
                     outcome.kind == TrainingOutcome::Kind::EarlyStopped,
                 outcome.message.c_str());
        for (const EpochRecord& epoch : watcher->epochs)
            qInfo("epoch %d: cross-entropy %.3f, wrong %.0f %% (validation %.3f, %.0f %%)", epoch.epoch + 1,
                  epoch.trainLoss[0], 100 * epoch.trainLoss[1], epoch.devLoss[0], 100 * epoch.devLoss[1]);
        QVERIFY(watcher->epochs.back().trainLoss[1] <= 0.1);
        m_engine->inference().generate(inference(config, root() / "run"), {});
        const auto scores = readScores(root() / "scored/scores.txt");
        QCOMPARE(scores.size(), std::size_t(6));
        int right = 0;
        for (const auto& [name, score] : scores)
            right += score.label == (name.rfind("vocoded_", 0) == 0 ? "spoof" : "bonafide");
        qInfo("%d of %d held-out utterances right", right, static_cast<int>(scores.size()));
        QCOMPARE(right, 6);
    }

private:
    Path root() const { return m_folder.path().toStdString(); }
    TrainingOutcome train(const ProjectConfig& config, const Path& run, std::shared_ptr<Watcher> watcher) {
        TrainingRequest request;
        request.config = config;
        request.runFolder = run;
        m_engine->training().start(request, std::move(watcher));
        return m_engine->training().wait();
    }
    InferenceRequest inference(const ProjectConfig& config, const Path& run) const {
        InferenceRequest request;
        request.config = config;
        request.outputFolder = root() / "scored";
        request.trainedModel = run / "trained_network.pt";
        return request;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Engine> m_engine{sonorant_create_engine()};
};

QTEST_GUILESS_MAIN(TestNaturalOrVocoded)
#include "tst_natural_or_vocoded.moc"
