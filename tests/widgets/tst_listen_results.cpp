// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/wave.h"
#include "tests/widgets/listen_fixture.h"
#include "widgets/listen/abx_dialog.h"
#include "widgets/listen/figures_panel.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QImage>
#include <QListWidget>
#include <QSpinBox>
#include <QTableView>

#include <cmath>

using namespace sonorant;
using namespace sonorant::test;
namespace fs = std::filesystem;

/// What comes of listening: figures, blind tests, files.
class TestListenResults : public QObject {
    Q_OBJECT

    std::unique_ptr<ListenFixture> m_fixture;
    ListenFixture& f() { return *m_fixture; }
    ListenPage& page() { return f().page(); }
    FiguresModel& figures() { return *page().figures()->model(); }

    /// A quieter copy of the natural recording with something wrong with it, differing from epoch to epoch.
    void generateSpeech() {
        f().engine().inference().sound = [project = f().project()](const InferenceRequest& request,
                                                                   const std::string& name) {
            std::vector<float> samples = readWave(project / "wav" / (name + ".wav")).samples;
            const bool late = request.trainedModel.stem() == "epoch_001";
            float before = 0;
            for (float& sample : samples) {
                const float now = sample;
                sample = late ? 0.5F * sample : 0.25F * (sample - 0.9F * before);
                before = now;
            }
            return samples;
        };
    }
    Path openWithSounds(std::vector<int> rows, const std::vector<const char*>& keys) {
        const Path run = f().openTrained(2, 1);
        generateSpeech();
        page().generatePanel()->utterances()->setTicked(rows, true);
        for (const char* const key : keys)
            page().checkpoints()->setData(page().checkpoints()->index(page().checkpoints()->rowOf(key), 0),
                                          Qt::Checked, Qt::CheckStateRole);
        page().generation()->start(page().generatePanel()->tasks());
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(!page().generation()->isRunning() &&
                                         page().generation()->made() == rows.size() * keys.size(),
                                     30000);
        }();
        return run;
    }
    void showFigures(FiguresPanel::Scope scope, int pairs) {
        page().figures()->scopeBox()->setCurrentIndex(scope);
        QTRY_COMPARE_WITH_TIMEOUT(figures().pairCount(), pairs, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(!page().figures()->board()->isMeasuring(), 60000);
        for (int row = 0; row < pairs; ++row)
            QTRY_VERIFY_WITH_TIMEOUT(figures().value(row, FiguresModel::FirstFigure + 1).has_value(), 60000);
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }
    void init() { m_fixture = std::make_unique<ListenFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void figuresAreThoseOfTheFiles() {
        openWithSounds({0, 1}, {"epoch_000", "epoch_001"});
        showFigures(FiguresPanel::Ticked, 4);
        QCOMPARE(figures().rowCount(), 6); // and a mean for each checkpoint
        std::map<std::string, std::vector<double>> byCheckpoint;
        for (int row = 0; row < 4; ++row) {
            const MeasuredPair& pair = figures().pair(row);
            const Waveform natural = readWave(f().project() / "wav" / (pair.utterance + ".wav"));
            const Waveform generated =
                readWave(pair.run / "generated" / pair.checkpoint.key / (pair.utterance + ".wav"));
            const ObjectiveFigures expected =
                measure(natural.samples, generated.samples, natural.samplingRate);
            for (std::size_t i = 0; i < figureColumns().size(); ++i) {
                const std::optional<double> value = figureColumns()[i].value(expected);
                const std::optional<double> shown =
                    figures().value(row, FiguresModel::FirstFigure + static_cast<int>(i));
                QCOMPARE(shown.has_value(), value.has_value());
                if (value) QVERIFY(std::abs(*shown - *value) < 1e-9);
            }
            byCheckpoint[pair.checkpoint.key].push_back(*expected.melCepstralDistortion);
        }
        const int mcd = FiguresModel::FirstFigure + 1;
        for (int row = 4; row < 6; ++row) {
            QVERIFY(figures().isMean(row));
            const auto& each = byCheckpoint[row == 4 ? "epoch_000" : "epoch_001"];
            QVERIFY(std::abs(*figures().value(row, mcd) - (each[0] + each[1]) / 2) < 1e-9);
        }
        // Halving alone changes the spectrum's shape little; the differentiated one differs much.
        QVERIFY(*figures().value(5, mcd) * 3 < *figures().value(4, mcd));
    }

    void sortingMovesAllButTheMeans() {
        openWithSounds({0, 1, 2}, {"epoch_000"});
        showFigures(FiguresPanel::Ticked, 3);
        QTableView& table = *page().figures()->table();
        const int column = FiguresModel::FirstFigure;
        table.sortByColumn(column, Qt::AscendingOrder);
        QVERIFY(*figures().value(0, column) <= *figures().value(1, column) &&
                *figures().value(1, column) <= *figures().value(2, column));
        const std::string best = figures().pair(0).utterance;
        table.setCurrentIndex(figures().index(0, 0));
        table.sortByColumn(column, Qt::DescendingOrder);
        QCOMPARE(figures().pair(2).utterance, best);
        QCOMPARE(table.currentIndex().row(), 2); // the choice moves along
        QVERIFY(figures().isMean(3));
        QTest::keyClick(&table, Qt::Key_Return);
        QTRY_COMPARE(page().comparison()->current()->name, best);
        QVERIFY(page().comparison()->text(Comparison::B).startsWith("Epoch 1"));
    }

    void figuresAreCopiedAndExported() {
        openWithSounds({0, 1}, {"epoch_001"});
        showFigures(FiguresPanel::Ticked, 2);
        QTest::mouseClick(page().figures()->copyButton(), Qt::LeftButton);
        const QStringList lines = QApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4); // header, two utterances, mean
        QVERIFY(lines[0].startsWith("Utterance\tCheckpoint\tLSD / dB\t"));
        const Path file = f().folder("figures.csv");
        QVERIFY(page().figures()->writeCsv(QString::fromStdString(file.string())));
        const QStringList csv = QString::fromStdString(readFile(file)).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(csv.size(), 4);
        bool number = false;
        const double lsd = csv[1].split(',')[2].toDouble(&number);
        QVERIFY(number && std::abs(lsd - *figures().value(0, FiguresModel::FirstFigure)) < 1e-6);
        QVERIFY(!page().figures()->writeCsv("/proc/nothing/figures.csv"));
        QVERIFY(f().hasText("/proc/nothing"));
    }

    void aBlindTestFromTheFirstTrialToTheResult() {
        const Path run = openWithSounds({0, 1}, {"trained_network"});
        AbxDialog* const dialog = page().openBlindTest();
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        dialog->trialsBox()->setValue(5);
        QTest::mouseClick(dialog->startButton(), Qt::LeftButton);
        QCOMPARE(dialog->page(), AbxDialog::TrialPage);
        QCOMPARE(dialog->test().trials.size(), std::size_t(5));
        QVERIFY(fs::exists(dialog->test().file));
        QCOMPARE(dialog->test().file.parent_path(), run / "listening");
        for (int trial = 0; trial < 5; ++trial) {
            QTRY_VERIFY_WITH_TIMEOUT(dialog->answerButton(false)->isEnabled(), 20000);
            QCOMPARE(dialog->player()->count(), 3);
            const AbxTrial asked = dialog->test().trials[dialog->test().next()];
            // X is the very sound of A or B, with its gain; nothing on the screen tells which.
            const auto& tracks = dialog->player()->tracks();
            QCOMPARE(tracks[2].sound, tracks[asked.xIsB ? 1 : 0].sound);
            QCOMPARE(tracks[2].gain, tracks[asked.xIsB ? 1 : 0].gain);
            for (const auto* const label : dialog->findChildren<QLabel*>())
                if (label->isVisible()) QVERIFY2(!label->text().contains("right"), qPrintable(label->text()));
            QTest::keyClick(dialog, Qt::Key_B);
            QCOMPARE(dialog->player()->current(), 1);
            QTest::keyClick(dialog, Qt::Key_X);
            QCOMPARE(dialog->player()->current(), 2);
            const bool right = trial != 2;
            QTest::keyClick(dialog, asked.xIsB == right ? Qt::Key_2 : Qt::Key_1);
            QCOMPARE(readAbxTest(dialog->test().file).answered(), std::size_t(trial + 1));
        }
        QCOMPARE(dialog->page(), AbxDialog::ResultPage);
        QCOMPARE(dialog->resultText()->text(), QString("4 of 5 right"));
        const AbxTest kept = readAbxTest(dialog->test().file);
        QCOMPARE(kept.correct(), std::size_t(4));
        QVERIFY(std::abs(kept.p() - 6.0 / 32) < 1e-12);
        QVERIFY(!kept.finished.empty());
        const QString words = dialog->resultNote()->text();
        QVERIFY2(words.contains("18.8 %") && words.contains("p = 0.188"), qPrintable(words)); // 6 / 32
        QVERIFY2(words.contains("was not shown"), qPrintable(words));
    }

    void aBlindTestIsBrokenOffAndGoneOnWith() {
        const Path run = openWithSounds({0}, {"trained_network"});
        AbxDialog* dialog = page().openBlindTest();
        dialog->begin(6, 99);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->answerButton(false)->isEnabled(), 20000);
        QTest::mouseClick(dialog->answerButton(false), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->answerButton(false)->isEnabled(), 20000);
        QTest::mouseClick(dialog->answerButton(true), Qt::LeftButton);
        const AbxTest before = dialog->test();
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(page().findChildren<AbxDialog*>().isEmpty());

        dialog = page().openBlindTest();
        QCOMPARE(dialog->earlierTests()->count(), 1);
        QVERIFY(dialog->earlierTests()->item(0)->text().contains("broken off after 2 of 6"));
        dialog->earlierTests()->setCurrentRow(0);
        QVERIFY(dialog->goOnButton()->isEnabled());
        QTest::mouseClick(dialog->goOnButton(), Qt::LeftButton);
        QCOMPARE(dialog->test().next(), std::size_t(2));
        for (std::size_t i = 0; i < before.trials.size(); ++i)
            QCOMPARE(dialog->test().trials[i].xIsB, before.trials[i].xIsB);
        for (int trial = 2; trial < 6; ++trial) {
            QTRY_VERIFY_WITH_TIMEOUT(dialog->answerButton(false)->isEnabled(), 20000);
            QTest::keyClick(dialog, Qt::Key_1);
        }
        QCOMPARE(dialog->page(), AbxDialog::ResultPage);
        QCOMPARE(listAbxTests(run).size(), std::size_t(1)); // the same test, not another
        dialog->accept();
        QTRY_VERIFY(page().findChildren<AbxDialog*>().isEmpty());
        dialog = page().openBlindTest();
        QVERIFY(dialog->earlierTests()->item(0)->text().contains("of 6 right"));
        dialog->earlierTests()->setCurrentRow(0);
        QVERIFY(!dialog->goOnButton()->isEnabled());
    }

    void nothingToCompareIsSaid() {
        f().openTrained(2, 1);
        QVERIFY(!page().openBlindTest());
        QVERIFY(f().hasText("No utterance has a sound on both sides"));
    }

    void soundsAndPictureAreExported() {
        openWithSounds({0, 1}, {"epoch_000", "epoch_001"});
        const Path target = f().folder("exported");
        page().exportSoundsTo(QString::fromStdString(target.string()));
        QTRY_VERIFY_WITH_TIMEOUT(f().hasText("exported: 4"), 20000);
        const std::string name = page().library()->utterances()[0].name;
        const Path one = target / (name + "_epoch_000.wav");
        QCOMPARE(readFile(one), readFile(page().checkpoints()->listenRun()->folder / "generated" /
                                         "epoch_000" / (name + ".wav")));
        writeFileAtomically(one, std::string_view("mine"));
        page().exportSoundsTo(QString::fromStdString(target.string()));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(target / (name + "_epoch_000 (2).wav")), 20000);
        QCOMPARE(readFile(one), std::string("mine")); // nothing is replaced

        const Path picture = f().folder("picture.png");
        QTRY_VERIFY_WITH_TIMEOUT(page().comparison()->canPlay(), 20000);
        QVERIFY(page().exportPictureTo(QString::fromStdString(picture.string())));
        const QImage image(QString::fromStdString(picture.string()));
        QVERIFY(image.width() > 300 && image.height() > 150);
        QVERIFY(!page().exportPictureTo("/proc/nothing/picture.png"));
        QVERIFY(f().hasText("/proc/nothing/picture.png"));
    }
};

QTEST_MAIN(TestListenResults)
#include "tst_listen_results.moc"
