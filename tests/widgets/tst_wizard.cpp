// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/config/project_file.h"
#include "core/io/name_list.h"
#include "core/io/wave.h"
#include "tests/support/fake_engine.h"
#include "widgets/project/engine_holder.h"
#include "widgets/theme/theme.h"
#include "widgets/wizard/features_page.h"
#include "widgets/wizard/model_page.h"
#include "widgets/wizard/new_project_wizard.h"
#include "widgets/wizard/place_page.h"
#include "widgets/wizard/recordings_model.h"
#include "widgets/wizard/recordings_page.h"

#include <QAbstractItemModelTester>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <filesystem>
#include <set>
#include <thread>

using namespace sonorant;
namespace fs = std::filesystem;

namespace {

/// Makes files of the right sizes without computing anything.
class SlowFeatures : public FeatureService {
public:
    std::atomic<int> milliseconds{0}; ///< per recording
    std::set<std::string> broken;
    std::atomic<int> calls{0};

    FeatureReport extract(const FeatureRequest& request, const JobControl& job) override {
        ++calls;
        FeatureReport report;
        const auto total = static_cast<std::int64_t>(request.names.size());
        for (const std::string& name : request.names) {
            job.throwIfStopped();
            if (broken.count(name) > 0) {
                ++report.failed;
                report.issues.push_back({name, "the recording is silent", {}, Severity::Error});
                continue;
            }
            const auto frames = static_cast<std::size_t>(
                readWaveInfo(request.wavFolder / (name + request.wavExtension)).frames / 80 + 1);
            writeFileAtomically(request.melFolder / (name + ".mfbsp"), std::string(frames * 80 * 4, '\0'));
            writeFileAtomically(request.f0Folder / (name + ".f0"), std::string(frames * 4, '\0'));
            if (request.convert)
                writeWave16(request.wavTarget / (name + ".wav"), std::vector<float>(frames * 80, 0.1F),
                            request.samplingRate);
            std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
            job.progress("Extracting features: " + name, static_cast<std::int64_t>(++report.made), total);
        }
        return report;
    }
};

class FeaturesEngine : public sonorant::test::FakeEngine {
public:
    explicit FeaturesEngine(FeatureService& features) : m_own(features) {}
    FeatureService& features() override { return m_own; }

private:
    FeatureService& m_own;
};

} // namespace

class TestWizard : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SlowFeatures> m_service;
    std::unique_ptr<EngineHolder> m_engine;
    std::unique_ptr<NewProjectWizard> m_wizard;

    Path folder(const char* name) const { return Path(m_dir->path().toStdString()) / name; }
    void next() { QTest::mouseClick(m_wizard->button(QWizard::NextButton), Qt::LeftButton); }
    void chooseRecordings(const Path& from) {
        m_wizard->setRecordings(QString::fromStdString(toUtf8(from)));
        QTRY_VERIFY_WITH_TIMEOUT(m_wizard->recordingsPage()->isComplete(), 5000);
        next();
        QCOMPARE(m_wizard->currentPage(), m_wizard->modelPage());
    }
    void choosePlace() {
        next();
        QCOMPARE(m_wizard->currentPage(), m_wizard->placePage());
        m_wizard->placePage()->nameEdit()->setText(QStringLiteral("made"));
        m_wizard->placePage()->folderEdit()->setText(QString::fromStdString(toUtf8(folder("projects"))));
    }
    Path demoWaves() const { return Path(SONORANT_DEMO_PROJECT) / "wav"; }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("sonorant"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_wizard"));
        applyTheme(*qApp, ColourScheme::Light);
    }

    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir->filePath("settings"));
        m_service = std::make_unique<SlowFeatures>();
        m_engine = std::make_unique<EngineHolder>();
        m_engine->load([this] { return std::make_unique<FeaturesEngine>(*m_service); });
        m_wizard = std::make_unique<NewProjectWizard>(*m_engine);
        m_wizard->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_wizard.get()));
    }

    void cleanup() {
        m_wizard.reset();
        m_engine.reset();
    }

    void demoRecordingsBecomeAProject() {
        QVERIFY(!m_wizard->button(QWizard::NextButton)->isEnabled());
        chooseRecordings(demoWaves());
        QCOMPARE(m_wizard->modelPage()->modelBox()->currentText(), QStringLiteral("Harmonic-plus-noise NSF"));
        QCOMPARE(m_wizard->modelPage()->sizes()->buttons().size(), 3);
        m_wizard->modelPage()->sizes()->button(1)->setChecked(true);
        choosePlace();
        m_wizard->placePage()->testBox()->setValue(20);
        QVERIFY(m_wizard->placePage()->splitText().startsWith(QStringLiteral("14 ")));
        QSignalSpy created(m_wizard.get(), &NewProjectWizard::projectCreated);
        next();
        QTRY_VERIFY_WITH_TIMEOUT(m_wizard->featuresPage()->isComplete(), 10000);
        m_wizard->button(QWizard::FinishButton)->click();
        QCOMPARE(created.count(), 1);
        const Path file(created.at(0).at(0).toString().toStdString());
        QCOMPARE(file, folder("projects") / "made/config.toml");
        const ReadResult read = readProject(file);
        QVERIFY(read.issues.empty());
        for (const Issue& issue : validate(read.config, true, true))
            QFAIL((issue.path + ": " + issue.message).c_str());
        QCOMPARE(read.config.model.integer("hidden_dim"), std::int64_t(48)); // the medium size
        QCOMPARE(readNameList(file.parent_path() / "scp/train.lst").size(), std::size_t(14));
        QCOMPARE(readNameList(file.parent_path() / "scp/val.lst").size(), std::size_t(2));
        QCOMPARE(readNameList(file.parent_path() / "scp/test.lst").size(), std::size_t(4));
    }

    void brokenRecordingsCanBeLeftOut() {
        m_service->broken = {"vm-delete", "options"};
        chooseRecordings(demoWaves());
        choosePlace();
        next();
        FeaturesPage* const page = m_wizard->featuresPage();
        QTRY_VERIFY_WITH_TIMEOUT(page->goOnButton()->isVisible(), 10000);
        QVERIFY(!page->isComplete());
        QCOMPARE(page->failures()->count(), 2);
        QVERIFY(page->failures()->item(0)->text().contains(QStringLiteral("silent")));
        QTest::mouseClick(page->goOnButton(), Qt::LeftButton);
        QVERIFY(page->isComplete());
        const auto train = readNameList(page->configFile().parent_path() / "scp/train.lst");
        QVERIFY(std::find(train.begin(), train.end(), "options") == train.end());
        QCOMPARE(train.size(), std::size_t(14)); // 18 - 2 - 2
    }

    void extractionCanBeStoppedAndGoesOn() {
        m_service->milliseconds = 30;
        chooseRecordings(demoWaves());
        choosePlace();
        next();
        FeaturesPage* const page = m_wizard->featuresPage();
        QTRY_VERIFY(page->isRunning());
        QTest::mouseClick(page->cancelButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!page->isRunning() && page->goOnButton()->isVisible(), 5000);
        QVERIFY(page->stateText().startsWith(QStringLiteral("Stopped")));
        QVERIFY(!fs::exists(folder("projects") / "made/config.toml"));
        m_service->milliseconds = 0;
        QTest::mouseClick(page->goOnButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page->isComplete(), 10000);
    }

    void closingStopsFirst() {
        m_service->milliseconds = 20;
        chooseRecordings(demoWaves());
        choosePlace();
        next();
        QTRY_VERIFY(m_wizard->featuresPage()->isRunning());
        QSignalSpy rejected(m_wizard.get(), &QDialog::rejected);
        m_wizard->reject();
        QVERIFY(m_wizard->isVisible()); // still stopping
        QTRY_COMPARE_WITH_TIMEOUT(rejected.count(), 1, 5000);
        QVERIFY(!m_wizard->featuresPage()->isRunning());
    }

    void mixedRecordingsAreConverted() {
        const Path at = folder("mixed");
        fs::create_directories(at / "two");
        for (int i = 0; i < 6; ++i)
            writeWave16(at / ("a" + std::to_string(i) + ".wav"), std::vector<float>(16000, 0.1F), 16000);
        writeWave16(at / "two/b.wav", std::vector<float>(22050, 0.1F), 22050);
        chooseRecordings(at);
        QVERIFY(m_wizard->modelPage()->convertBox()->isVisible());
        QVERIFY(m_wizard->modelPage()->convertBox()->isChecked());
        choosePlace();
        next();
        QTRY_VERIFY_WITH_TIMEOUT(m_wizard->featuresPage()->isComplete(), 10000);
        const ReadResult read = readProject(m_wizard->featuresPage()->configFile());
        QCOMPARE(read.config.data.outputDirs.front().front(), std::string("wav"));
        QVERIFY(fs::exists(folder("projects") / "made/wav/two/b.wav"));
        QVERIFY(!hasErrors(validate(read.config, true, true)));
    }

    void whatCannotWorkIsSaidAtOnce() {
        m_wizard->setRecordings(QString::fromStdString(toUtf8(folder("nothing-here"))));
        QTest::qWait(600);
        QVERIFY(!m_wizard->recordingsPage()->isComplete());
        chooseRecordings(demoWaves());
        choosePlace();
        fs::create_directories(folder("projects") / "made");
        writeFileAtomically(folder("projects") / "made/config.toml", std::string_view("# mine\n"));
        m_wizard->placePage()->validationBox()->setValue(11); // has it look again
        QVERIFY(!m_wizard->placePage()->isComplete());
        QVERIFY(!m_wizard->button(QWizard::NextButton)->isEnabled());
        m_wizard->placePage()->nameEdit()->setText(QStringLiteral("another"));
        QVERIFY(m_wizard->placePage()->isComplete());
    }

    void tableOfRecordings() {
        RecordingsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RecordingSurvey survey = surveyRecordings(demoWaves());
        survey.recordings[4].problem = "it is broken";
        model.setSurvey(survey);
        QCOMPARE(model.rowCount(), 20);
        QVERIFY(model.index(0, RecordingsModel::State).data().toString().contains(QStringLiteral("broken")));
        QVERIFY(!model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.setData(model.index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.leftOut().size(), std::size_t(1));
        QVERIFY(model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.leftOut().empty());
    }
};

QTEST_MAIN(TestWizard)
#include "tst_wizard.moc"
