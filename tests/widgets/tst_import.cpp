// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"
#include "core/config/project_file.h"
#include "widgets/import/import_dialog.h"
#include "widgets/import/import_model.h"
#include "widgets/pages/start/start_page.h"
#include "widgets/pages/train/run_panel.h"
#include "widgets/pages/train/train_page.h"
#include "widgets/theme/theme.h"
#include "widgets/train/run_board.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace sonorant;

/// The start page's card, the dialog behind it, and the project that comes out of it.
class TestImport : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const char* name) const { return m_dir->filePath(name); }
    void writeConfig(const std::string& more = {}) const {
        std::ofstream(path("config.py").toStdString())
            << "import tools\ntmp = 'data'\ntrn_set_name = 'set'\ninput_dirs = [tmp + '/mel']\n"
               "input_trans_fns = [[tools.shift]]\n"
            << more;
    }
    static QString cell(const ImportDialog& dialog, const QString& name, int column) {
        const ImportModel& model = *dialog.model();
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, ImportModel::Name).data().toString() == name)
                return model.index(row, column).data().toString();
        return {};
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path("settings"));
        QSettings().clear();
    }

    void reportBeforeAnythingIsWritten() {
        writeConfig();
        ImportDialog dialog;
        QAbstractItemModelTester tester(dialog.model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        dialog.show();
        QVERIFY(!dialog.importButton()->isEnabled());
        QTest::keyClicks(dialog.fileEdit(), path("config.py"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog.importButton()->isEnabled(), 10000);
        QCOMPARE(cell(dialog, "trn_set_name", ImportModel::State), QString("Carried over"));
        QCOMPARE(cell(dialog, "trn_set_name", ImportModel::Result), QString("data.trn_set_name = \"set\""));
        QCOMPARE(cell(dialog, "input_dirs", ImportModel::Line), QString("4"));
        QCOMPARE(cell(dialog, "input_trans_fns", ImportModel::State), QString("Not carried over"));
        QCOMPARE(cell(dialog, "tmp", ImportModel::State), QString("Not needed"));
        QVERIFY(dialog.model()->count(ImportModel::Kind::Needed) > 0); // no such folder
        QCOMPARE(dialog.model()->index(0, 0).data(ImportModel::KindRole).toInt(),
                 int(ImportModel::Kind::Lost));
        QVERIFY(!QFileInfo::exists(path("config.toml")));
        QTest::keyClicks(dialog.commandEdit(), "python main.py --lr 0.003");
        QTRY_COMPARE_WITH_TIMEOUT(cell(dialog, "--lr", ImportModel::Result), QString("training.lr = 0.003"),
                                  10000);
        QTRY_VERIFY(dialog.importButton()->isEnabled());
        QSignalSpy imported(&dialog, &ImportDialog::projectImported);
        QTest::mouseClick(dialog.importButton(), Qt::LeftButton);
        QCOMPARE(imported.size(), 1);
        QVERIFY(!dialog.isVisible());
        const ReadResult read = readProject(m_dir->path().toStdString());
        QCOMPARE(read.config.data.inputDirs, (std::vector<Folders>{{"data/mel"}}));
        QCOMPARE(read.config.training.lr, 0.003);
    }

    void anotherFolder() {
        writeConfig();
        ImportDialog dialog;
        dialog.show();
        dialog.fileEdit()->setText(path("config.py"));
        dialog.folderEdit()->setText(path("new/project"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog.importButton()->isEnabled(), 10000);
        QCOMPARE(cell(dialog, "input_dirs", ImportModel::Result),
                 QString("data.input_dirs = [[\"../../data/mel\"]]"));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QVERIFY(QFileInfo::exists(path("new/project/config.toml")));
    }

    void nothingIsReplacedUnasked() {
        writeConfig();
        std::ofstream(path("config.toml").toStdString()) << "mine";
        ImportDialog dialog;
        dialog.show();
        dialog.fileEdit()->setText(path("config.py"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog.replaceBox()->isVisible(), 10000);
        QVERIFY(!dialog.importButton()->isEnabled());
        QVERIFY(dialog.problem().contains("config.toml"));
        QTest::mouseClick(dialog.replaceBox(), Qt::LeftButton, {},
                          QPoint(8, dialog.replaceBox()->height() / 2));
        QVERIFY(dialog.importButton()->isEnabled());
        QTest::mouseClick(dialog.importButton(), Qt::LeftButton);
        QVERIFY(readFile(path("config.toml").toStdString()) != "mine");
    }

    void whatIsWrongIsSaid() {
        ImportDialog dialog;
        dialog.show();
        dialog.fileEdit()->setText(path("none.py"));
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.problem().isEmpty(), 10000);
        QVERIFY(!dialog.importButton()->isEnabled());
        writeConfig("broken = [\n");
        dialog.fileEdit()->setText(path("config.py"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog.problem().contains("never closed"), 10000);
        QVERIFY(!dialog.importButton()->isEnabled());
        writeConfig();
        dialog.fileEdit()->setText(m_dir->path() + "//config.py"); // the same file, spelled otherwise
        QTRY_VERIFY_WITH_TIMEOUT(dialog.importButton()->isEnabled(), 10000);
        QVERIFY(dialog.problem().isEmpty());
    }

    void closedWhileItReads() {
        writeConfig();
        auto dialog = std::make_unique<ImportDialog>();
        dialog->show();
        for (int i = 0; i < 20; ++i) {
            dialog->fileEdit()->setText(path("config.py") + QString(i % 2, ' '));
            QTest::qWait(i * 3);
        }
        QTest::qWait(260); // the job has just begun
        dialog.reset();
    }

    void logsOfTheFrameworkOpenAsARun() {
        QFile file(SONORANT_TEST_DATA "/golden/training/tiny_adam/trajectory.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject recorded = QJsonDocument::fromJson(file.readAll()).object();
        QDir(m_dir->path()).mkpath("from_python");
        std::ofstream error(path("from_python/log_err").toStdString()),
            rows(path("from_python/log_train").toStdString());
        std::size_t training = 0;
        for (const auto& each : recorded["steps"].toArray()) {
            const QJsonObject step = each.toObject();
            training += step["of"].toInt() == 47 ? 1 : 0;
            error << QString::asprintf("%s, %d/%d, Time: 0.%06ds, Loss: %.6f\n",
                                       qPrintable(step["info"].toString()), step["count"].toInt(),
                                       step["of"].toInt(), 1000 + int(training),
                                       step["loss"].toArray()[0].toDouble())
                         .toStdString();
        }
        for (const auto& each : recorded["epochs"].toArray()) {
            const QJsonObject row = each.toObject();
            rows << QString::asprintf("%7d | %12.1f | %12.4f | %12.4f | %5s\n", row["epoch"].toInt(), 2.0,
                                      row["train_loss"].toDouble(), row["dev_loss"].toDouble(), "yes")
                        .toStdString();
        }
        error.close();
        rows.close();
        writeConfig();
        MainWindow window;
        window.show();
        writeImport(readImport({path("config.py").toStdString(), {}, "hn-nsf", {}, {}}), false);
        QVERIFY(window.openProject(m_dir->path()));
        window.showPage(3);
        auto* const page = qobject_cast<TrainPage*>(window.page(3));
        auto* const panel = page->findChild<RunPanel*>();
        Q_EMIT panel->addWanted(path("from_python").toStdString()); // what "Open ..." asks for
        QTRY_VERIFY_WITH_TIMEOUT(page->board()->front() && page->board()->front()->steps() == training,
                                 15000);
        QTRY_COMPARE_WITH_TIMEOUT(page->board()->front()->epochs().size(), std::size_t(3), 5000);
        const auto& last = page->board()->front()->epochs().back();
        QCOMPARE(last.train, 32.9569);
        QCOMPARE(last.validation, 27.4365);
        QTRY_COMPARE_WITH_TIMEOUT(panel->runView()->model()->rowCount(), 1, 10000);
        QCOMPARE(panel->runView()->model()->index(0, RunListModel::Epochs).data().toString(), QString("3"));
        QVERIFY(!page->grab().isNull());
    }

    void fromTheStartPageToTheProject() {
        writeConfig();
        MainWindow window;
        window.show();
        QPushButton* card = nullptr;
        for (QPushButton* each : window.startPage()->findChildren<QPushButton*>())
            if (each->accessibleName() == "Import a config.py") card = each;
        QVERIFY(card && card->isVisible());
        QTest::mouseClick(card, Qt::LeftButton);
        const QPointer<ImportDialog> dialog = window.findChild<ImportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->fileEdit()->setText(path("config.py"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog->importButton()->isEnabled(), 10000);
        QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
        QVERIFY(window.parts().project.isOpen());
        QCOMPARE(window.shownPage(), 1);
        QCOMPARE(QString::fromStdString(toUtf8(window.parts().project.folder())), m_dir->path());
        QTRY_VERIFY(!dialog);
    }
};

QTEST_MAIN(TestImport)
#include "tst_import.moc"
