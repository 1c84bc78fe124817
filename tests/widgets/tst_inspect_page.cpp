// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"
#include "core/inspect/documents.h"
#include "core/io/npy.h"
#include "core/io/raw_matrix.h"
#include "widgets/frame/message_area.h"
#include "widgets/inspect/column_view.h"
#include "widgets/inspect/document_table_model.h"
#include "widgets/inspect/exporter.h"
#include "widgets/inspect/image_view.h"
#include "widgets/inspect/inspect_tools.h"
#include "widgets/inspect/inspect_view.h"
#include "widgets/inspect/range_choice.h"
#include "widgets/inspect/statistics_panel.h"
#include "widgets/pages/inspect/inspect_page.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>

using namespace sonorant;

/// The page in the real window, with files of the demo corpus, whole and damaged.
class TestInspectPage : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MainWindow> m_window;

    InspectPage& page() { return *qobject_cast<InspectPage*>(m_window->page(6)); }
    InspectView& view() { return *page().view(); }
    QString corpus(const char* name) const {
        return QStringLiteral(SONORANT_TEST_DATA "/demo-corpus/") + QLatin1String(name);
    }
    Path scratch(const char* name) const { return Path(m_dir->path().toStdString()) / name; }
    bool noticed() { return m_window->parts().messages->isShown(QStringLiteral("inspect")); }
    QString statistic(StatisticsModel::Row row) {
        return page().statistics()->model()->index(row, 1).data().toString();
    }
    void open(const QString& file) {
        QVERIFY(page().openFile(file));
        QTRY_VERIFY_WITH_TIMEOUT(!page().board()->isAnalysing(), 20000);
    }
    void open(const Path& file) { open(QString::fromStdString(file.string())); }
    QPoint placeOf(std::int64_t row, std::int64_t column) {
        const QRect area = view().image()->plotArea();
        const double rows = double(page().board()->document()->rows());
        const double columns = double(page().board()->document()->columns());
        return {area.left() + int((double(row) + 0.5) / rows * area.width()),
                area.bottom() - int((double(column) + 0.5) / columns * area.height())};
    }
    int pixelsOf(const QImage& image, QRgb colour) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixel(x, y) == colour;
        return count;
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir->filePath("settings"));
        QSettings().clear();
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->showPage(6);
    }
    void cleanup() { m_window.reset(); }

    void isEmptyAtFirst() {
        QCOMPARE(m_window->shownPage(), 6);
        bool offered = false;
        for (const auto* button : page().findChildren<QPushButton*>())
            offered = offered || (button->isVisible() && button->text() == "Open a file");
        QVERIFY(offered);
        QVERIFY(!page().board()->document());
    }

    void aMatrixIsAPictureWithACurveAndStatistics() {
        open(corpus("mfbsp/options.mfbsp"));
        QCOMPARE(page().heading(), QString("options.mfbsp"));
        QVERIFY(view().hasImage());
        QCOMPARE(view().curves().size(), 1);
        QCOMPARE(view().image()->source()->columns(), 80);
        const Matrix matrix = readRawMatrix(corpus("mfbsp/options.mfbsp").toStdString(), 80);
        double sum = 0;
        float low = matrix.values[0], high = low;
        for (const float value : matrix.values) {
            sum += double(value);
            low = std::min(low, value);
            high = std::max(high, value);
        }
        QCOMPARE(statistic(StatisticsModel::Count), QString::number(matrix.values.size()));
        QCOMPARE(statistic(StatisticsModel::Mean),
                 QString::number(sum / double(matrix.values.size()), 'g', 6));
        QCOMPARE(statistic(StatisticsModel::Minimum), QString::number(double(low), 'g', 6));
        QCOMPARE(statistic(StatisticsModel::Maximum), QString::number(double(high), 'g', 6));
        QCOMPARE(page().statistics()->histogram()->histogram().total(), matrix.values.size());
        QTRY_VERIFY(view().image()->lastContentMs() > 0); // it was painted
    }

    void theValueUnderThePointerIsRead() {
        open(corpus("mfbsp/options.mfbsp"));
        const Matrix matrix = readRawMatrix(corpus("mfbsp/options.mfbsp").toStdString(), 80);
        const QPoint place = placeOf(100, 30);
        QTest::mouseMove(view().image(), place);
        const std::int64_t row = view().image()->rowAt(place), column = view().image()->columnAt(place);
        QVERIFY(std::abs(row - 100) <= 1 && column == 30);
        QTRY_COMPARE(page().readout(), QString("frame %1  ·  dimension 30:  %2")
                                           .arg(row)
                                           .arg(double(matrix.at(row, column)), 0, 'g', 6));
    }

    void aClickOnThePictureChoosesTheCurve() {
        open(corpus("mfbsp/options.mfbsp"));
        QTest::mouseClick(view().image(), Qt::LeftButton, {}, placeOf(50, 61));
        QCOMPARE(view().column(), 61);
        QCOMPARE(view().curves().front()->column(), 61);
        QCOMPARE(page().tools()->dimension()->value(), 61);
        page().statistics()->scope()->setCurrentIndex(1);
        QCOMPARE(statistic(StatisticsModel::Count), QString::number(page().board()->document()->rows()));
        QTest::keyClick(view().image(), Qt::Key_Up);
        QCOMPARE(view().column(), 62);
        page().tools()->dimension()->setValue(5);
        QCOMPARE(view().curves().front()->column(), 5);
    }

    void coloursFollowTheirRange() {
        open(corpus("mfbsp/options.mfbsp"));
        RangeChoice& range = *page().tools()->range();
        const ValueRange bulk = range.range();
        range.setMode(RangeMode::All);
        QVERIFY(range.range().low < bulk.low && range.range().high > bulk.high);
        QCOMPARE(view().image()->valueRange().low, range.range().low);
        const QImage before = view().image()->image();
        range.low()->setFocus();
        range.low()->selectAll();
        QTest::keyClicks(range.low(), "-9");
        QTest::keyClick(range.low(), Qt::Key_Return);
        QCOMPARE(range.mode(), RangeMode::ByHand);
        QCOMPARE(view().image()->valueRange().low, -9.0F);
        QVERIFY(view().image()->image() != before);
        page().tools()->maps()->setCurrentIndex(page().tools()->maps()->findData("grey"));
        QCOMPARE(view().image()->colorMap(), ColorMap::Grey);
        // The colours are remembered.
        m_window = std::make_unique<MainWindow>();
        open(corpus("mfbsp/options.mfbsp"));
        QCOMPARE(view().image()->colorMap(), ColorMap::Grey);
    }

    void theAxisCountsFramesOrSeconds() {
        open(corpus("mfbsp/options.mfbsp"));
        const double rows = double(page().board()->document()->rows());
        QCOMPARE(view().axis()->duration(), rows);
        view().axis()->setRange(100, 200);
        page().tools()->units()->setCurrentIndex(1);
        QCOMPARE(page().tools()->shift()->value(), 5.0);
        QVERIFY(qFuzzyCompare(view().axis()->duration(), rows * 0.005));
        QVERIFY(qFuzzyCompare(view().axis()->begin(), 0.5)); // the same frames are seen
        page().tools()->shift()->setValue(10);
        QVERIFY(qFuzzyCompare(view().axis()->end(), 2.0));
        QTest::mouseMove(view().image(), view().image()->plotArea().center());
        QTRY_VERIFY(page().readout().contains(" s)"));
    }

    void scrollingAndZoomingMoveWhatIsSeen() {
        open(corpus("mfbsp/options.mfbsp"));
        QVERIFY(!view().scrollBar()->isEnabled());
        view().axis()->zoom(0.25, 0);
        QVERIFY(view().scrollBar()->isEnabled());
        view().scrollBar()->setValue(view().scrollBar()->maximum());
        QVERIFY(qAbs(view().axis()->end() - view().axis()->duration()) < 0.01);
        const DocumentPart part = view().visiblePart();
        QCOMPARE(part.last, page().board()->document()->rows());
        QVERIFY(part.rows() < page().board()->document()->rows() / 3);
    }

    void nanIsSeenAndCounted() {
        Matrix matrix = readRawMatrix(corpus("mfbsp/options.mfbsp").toStdString(), 80);
        std::vector<float> all;
        for (int copy = 0; copy < 40; ++copy) // so long that a pixel stands for many frames
            all.insert(all.end(), matrix.values.begin(), matrix.values.end());
        matrix.rows *= 40;
        matrix.values = all;
        matrix.values[80 * 5000 + 40] = std::numeric_limits<float>::quiet_NaN();
        matrix.values[80 * 9000 + 3] = std::numeric_limits<float>::infinity();
        writeRawMatrix(scratch("bad.mfbsp"), matrix);
        open(scratch("bad.mfbsp"));
        QCOMPARE(statistic(StatisticsModel::NotNumbers), QString("1"));
        QCOMPARE(statistic(StatisticsModel::Infinite), QString("1"));
        QVERIFY(page()
                    .statistics()
                    ->model()
                    ->index(StatisticsModel::NotNumbers, 0)
                    .data(Qt::DecorationRole)
                    .isValid());
        const int marked = pixelsOf(view().image()->image(), notFiniteColor());
        QVERIFY2(marked >= 2 && marked <= 12, qPrintable(QString::number(marked)));
        Q_EMIT view().columnChosen(40);
        QVERIFY(pixelsOf(view().curves().front()->grab().toImage(), notFiniteColor()) > 0);
    }

    void anotherNumberOfColumns() {
        std::filesystem::copy_file(corpus("mfbsp/options.mfbsp").toStdString(), scratch("unknown.dat"));
        open(scratch("unknown.dat"));
        QCOMPARE(page().board()->document()->columns(), 80);
        QVERIFY(page().notes().contains("80 fits best"));
        QComboBox& columns = *page().tools()->columns();
        QVERIFY(columns.isVisible() && columns.count() > 3);
        QCOMPARE(columns.itemText(0), QString("80"));
        columns.setEditText("40");
        QTest::keyClick(columns.lineEdit(), Qt::Key_Return);
        QTRY_COMPARE(page().board()->document()->columns(), 40);
        columns.setEditText("7");
        QTest::keyClick(columns.lineEdit(), Qt::Key_Return);
        QTRY_COMPARE(page().board()->document()->columns(), 7);
        QVERIFY(page().notes().contains("at the end"));
    }

    void aProjectSaysColumnsAndFrameShift() {
        std::filesystem::copy(SONORANT_DEMO_PROJECT, scratch("demo"),
                              std::filesystem::copy_options::recursive);
        QVERIFY(m_window->openPath(QString::fromStdString(scratch("demo").string())));
        QCOMPARE(m_window->shownPage(), 1);
        QVERIFY(m_window->openPath(corpus("f0/options.f0"))); // as `sonorant FILE` does
        QCOMPARE(m_window->shownPage(), 6);
        QCOMPARE(page().board()->document()->columns(), 1);
        QCOMPARE(page().board()->document()->info().secondsPerRow, 0.005);
        QVERIFY(!view().hasImage());
        QCOMPARE(view().curves().size(), 1);
    }

    void soundsAreCurves() {
        open(QStringLiteral(SONORANT_DEMO_PROJECT "/wav/options.wav"));
        QCOMPARE(page().board()->document()->info().kind, DocumentKind::Sound);
        QVERIFY(!view().hasImage() && !page().tools()->shift()->isVisible());
        const ColumnView& curve = *view().curves().front();
        QCOMPARE(curve.low(), -curve.high());
        page().tools()->units()->setCurrentIndex(1);
        QVERIFY(view().axis()->duration() < 10);
        for (const double span : {0.01, 1.0, 100.0}) { // as a line and as an envelope
            view().axis()->setRange(0.2, 0.2 + span);
            ColumnView& shown = *view().curves().front();
            const QImage drawn = shown.grab().toImage().copy(shown.plotArea().adjusted(2, 2, -2, -2));
            const int blank = pixelsOf(drawn, themeColours().surface.rgb());
            QVERIFY(blank < drawn.width() * (drawn.height() - 1)); // more than the line at zero
            QVERIFY(blank > drawn.width() * drawn.height() / 10);
        }
    }

    void cachesAreTables() {
        writeDic(scratch("a_utt_length.dic"), {{48000, "b/one", 0, 0, 0}, {32160, "two", 1, 16000, 1}});
        open(scratch("a_utt_length.dic"));
        QVERIFY(view().table()->isVisible());
        DocumentTableModel& model = *view().tableModel();
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 1).data().toString(), QString("b/one"));
        QCOMPARE(model.index(1, 4).data().toString(), QString("32160"));
        const std::vector<float> values{1, 2, 3, 0.5F, 0.25F, 4};
        writeRawValues(scratch("demo_mean_std_input.bin"), values);
        open(scratch("demo_mean_std_input.bin"));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.index(1, 2).data().toString(), QString("0.25"));
        QCOMPARE(view().curves().size(), 2);
        QAbstractItemModelTester other(page().statistics()->model(),
                                       QAbstractItemModelTester::FailureReportingMode::QtTest);
        open(corpus("mfbsp/options.mfbsp"));
        QVERIFY(!view().table()->isVisible());
    }

    void theDifferenceOfTwoFiles() {
        Matrix matrix = readRawMatrix(corpus("mfbsp/options.mfbsp").toStdString(), 80);
        for (float& value : matrix.values)
            value += 0.5F;
        writeRawMatrix(scratch("other.mfbsp"), matrix);
        open(corpus("mfbsp/options.mfbsp"));
        QVERIFY(page().compareWith(QString::fromStdString(scratch("other.mfbsp").string())));
        QTRY_VERIFY(!page().board()->isAnalysing());
        QCOMPARE(page().heading(), QString("options.mfbsp minus other.mfbsp"));
        QVERIFY(qAbs(statistic(StatisticsModel::Mean).toDouble() + 0.5) < 1e-5);
        QCOMPARE(view().image()->colorMap(), ColorMap::Diverging);
        QCOMPARE(view().image()->valueRange().low, -view().image()->valueRange().high);
        QVERIFY(!page().compareWith(QStringLiteral(SONORANT_DEMO_PROJECT "/wav/options.wav")));
        QVERIFY(noticed());
        QCOMPARE(page().heading(), QString("options.mfbsp minus other.mfbsp")); // what was there stays
        open(corpus("mfbsp/options.mfbsp"));
        QCOMPARE(view().image()->colorMap(), ColorMap::Viridis);
    }

    void damagedFilesAreSaidInPlace() {
        writeFileAtomically(scratch("empty.mfbsp"), std::string_view());
        writeFileAtomically(scratch("text.txt"), std::string_view("only words\n"));
        const std::string sound = readFile(Path(SONORANT_DEMO_PROJECT) / "wav/options.wav");
        writeFileAtomically(scratch("cut.wav"), std::string_view(sound).substr(0, 9000));
        for (const char* const name : {"empty.mfbsp", "text.txt", "cut.wav", "missing.npy"}) {
            QVERIFY(!page().openFile(QString::fromStdString(scratch(name).string())));
            QVERIFY(noticed());
            QVERIFY(!page().board()->document());
        }
        open(corpus("mfbsp/options.mfbsp"));
        QVERIFY(!noticed());
        QVERIFY(!page().openFile(QString::fromStdString(scratch("text.txt").string())));
        QCOMPARE(page().heading(), QString("options.mfbsp"));
        // It stands where the file would, and is in nobody's way elsewhere.
        const QWidget* bar = m_window->parts().messages->barOf("inspect");
        m_window->showPage(6);
        QVERIFY(bar->isVisible());
        m_window->showPage(3);
        QVERIFY(!bar->isVisible());
        m_window->showPage(6);
        QVERIFY(bar->isVisible());
    }

    void aFileThatIsCutOffWhileItIsOpenIsClosed() {
        std::filesystem::copy_file(corpus("mfbsp/options.mfbsp").toStdString(), scratch("live.mfbsp"));
        open(scratch("live.mfbsp"));
        std::filesystem::resize_file(scratch("live.mfbsp"), 640);
        view().refresh(); // painting does not touch what is gone
        QVERIFY(!view().grab().isNull());
        QTRY_VERIFY_WITH_TIMEOUT(!page().board()->document(), 5000);
        QVERIFY(noticed());
    }

    void aFileThatGrewIsReadAgain() {
        std::filesystem::copy_file(corpus("mfbsp/options.mfbsp").toStdString(), scratch("live.mfbsp"));
        open(scratch("live.mfbsp"));
        const std::int64_t rows = page().board()->document()->rows();
        std::filesystem::last_write_time(
            scratch("live.mfbsp"), std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
        appendRawValues(scratch("live.mfbsp"), std::vector<float>(160, 0.0F));
        QTRY_VERIFY_WITH_TIMEOUT(noticed(), 5000);
        QVERIFY(page().board()->reload());
        QCOMPARE(page().board()->document()->rows(), rows + 2);
    }

    void filesAreDropped() {
        std::filesystem::copy_file(corpus("mfbsp/options.mfbsp").toStdString(), scratch("copy.mfbsp"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(corpus("mfbsp/options.mfbsp")),
                      QUrl::fromLocalFile(QString::fromStdString(scratch("copy.mfbsp").string()))});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page(), &drop);
        QTRY_VERIFY(page().board()->document() && !page().board()->isAnalysing());
        QCOMPARE(page().board()->document()->info().kind, DocumentKind::Difference);
        QCOMPARE(statistic(StatisticsModel::Maximum), QString("0"));
    }

    void openingHasItsKeysOnlyHere() {
        QCOMPARE(page().openAction()->shortcut(), QKeySequence(QKeySequence::Open));
        // Those of hidden pages do not fire.
        const auto isShown = [](const QAction* action) {
            const QList<QObject*> owners = action->associatedObjects();
            return std::any_of(owners.begin(), owners.end(), [](const QObject* owner) {
                const auto* const widget = qobject_cast<const QWidget*>(owner);
                return widget && widget->isVisible();
            });
        };
        const auto bearers = [&] {
            QStringList texts;
            for (const QAction* action : m_window->findChildren<QAction*>())
                if (action->shortcut() == QKeySequence(QKeySequence::Open) && isShown(action))
                    texts << action->text();
            return texts;
        };
        QCOMPARE(bearers(), QStringList{page().openAction()->text()});
        m_window->showPage(3);
        QCOMPARE(bearers().size(), 1);
        QVERIFY(bearers().first() != page().openAction()->text());
    }

    void recentFilesAreOfferedAgain() {
        open(corpus("mfbsp/options.mfbsp"));
        open(corpus("f0/options.f0"));
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        m_window->showPage(6);
        QPushButton* offered = nullptr;
        for (auto* button : page().findChildren<QPushButton*>())
            if (button->toolTip() == corpus("mfbsp/options.mfbsp")) offered = button;
        QVERIFY(offered);
        QTest::mouseClick(offered, Qt::LeftButton);
        QTRY_COMPARE(page().heading(), QString("options.mfbsp"));
    }

    void whatIsSeenIsExported() {
        open(corpus("mfbsp/options.mfbsp"));
        const Matrix matrix = readRawMatrix(corpus("mfbsp/options.mfbsp").toStdString(), 80);
        view().axis()->setRange(40, 90);
        view().axis()->setRegion(50, 60);
        QSignalSpy written(page().exporter(), &Exporter::written);
        const auto target = [this](const char* name) {
            return QString::fromStdString(scratch(name).string());
        };
        page().exporter()->write(ExportFormat::Npy, ExportScope::Visible, target("seen.npy"));
        page().exporter()->write(ExportFormat::Npy, ExportScope::Whole, target("all.npy"));
        page().exporter()->write(ExportFormat::Csv, ExportScope::Marked, target("mark.csv"));
        page().exporter()->write(ExportFormat::Png, ExportScope::Whole, target("all.png"));
        QTRY_COMPARE(written.count(), 4);
        const Matrix seen = readNpy(scratch("seen.npy"));
        QCOMPARE(seen.rows, 50);
        QCOMPARE(seen.at(3, 7), matrix.at(43, 7));
        QVERIFY(readNpy(scratch("all.npy")).values == matrix.values);
        const QStringList lines =
            QString::fromStdString(readFile(scratch("mark.csv"))).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 11);
        QCOMPARE(lines[1].section(',', 0, 0), QString("50"));
        QCOMPARE(lines[1].section(',', 8, 8).toFloat(), matrix.at(50, 7));
        QVERIFY(QImage(target("all.png")).width() > 300);
        QCOMPARE(view().axis()->begin(), 40.0); // the view is as it was
        m_window->parts().messages->dismiss("inspect-export");
        page().exporter()->write(ExportFormat::Npy, ExportScope::Whole, "/proc/nowhere/x.npy");
        QTRY_VERIFY(m_window->parts().messages->isShown("inspect-export"));
        QCOMPARE(written.count(), 4);
    }
};

QTEST_MAIN(TestInspectPage)
#include "tst_inspect_page.moc"
