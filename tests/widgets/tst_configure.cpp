// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/configure_fixture.h"
#include "widgets/forms/feature_entry.h"
#include "widgets/forms/feature_table_model.h"
#include "widgets/forms/grid_editor.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QListWidget>
#include <QSignalSpy>
#include <QToolButton>

using namespace sonorant;

/// Forms and text of the Configure page.
class TestConfigure : public QObject, private ConfigureFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare("tst_configure"); }
    void init() {
        copyDemo();
        openPage();
    }
    void cleanup() { closePage(); }

    void startCostsLittle() {
        // The page is made while the window comes up, so that the forms must wait until they are looked at.
        QElapsedTimer timer;
        timer.start();
        MessageArea messages;
        ProjectSession session([](const Path& path) { return readProject(path); });
        const ConfigurePage page(session, messages);
        const qint64 made = timer.restart();
        m_page->form().entries();
        qInfo("page made in %lld ms, its forms in %lld ms", made, timer.elapsed());
        QVERIFY(made < 2000);
    }

    void demoIsShownWithoutProblems() {
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("20"));
        QCOMPARE(line("training.lr")->text(), QStringLiteral("0.004"));
        QVERIFY(document().issues().empty());
        QVERIFY(!document().isModified());
        QVERIFY(m_messages->keys().isEmpty());
        // Every option of the schema has its place in the form.
        QStringList paths;
        for (FormEntry* entry : m_page->form().entries())
            paths << entry->paths();
        for (const Option& option : projectOptions("hn-nsf"))
            QVERIFY2(paths.count(QString::fromStdString(option.path())) == 1, option.path().c_str());
    }

    void formToTextAndFile() {
        type("training.lr", QStringLiteral("2.5e-4"));
        QVERIFY(textShown().contains(QStringLiteral("lr = 2.5e-4\n")));
        QVERIFY(document().isModified());
        QCOMPARE(line("training.lr")->text(), QStringLiteral("2.5e-4")); // as it was typed
        QSignalSpy reread(m_session.get(), &ProjectSession::configChanged);
        m_page->saveAction()->trigger();
        QVERIFY(!document().isModified());
        QCOMPARE(reread.count(), 1);
        QCOMPARE(m_session->config().training.lr, 2.5e-4);
        const std::string saved = onDisk();
        QVERIFY(saved.find("lr = 2.5e-4\n") != std::string::npos);
        // Nothing else has changed, comments least of all.
        std::string original = readFile(Path(SONORANT_DEMO_PROJECT) / "config.toml");
        original.replace(original.find("lr = 4e-3"), 9, "lr = 2.5e-4");
        QCOMPARE(saved, original);
    }

    void textToForm() {
        QString text = textShown();
        text.replace(QStringLiteral("epochs = 20"), QStringLiteral("epochs = 77 # longer"));
        m_page->textTab().view()->setPlainText(text);
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("77"));
        QVERIFY(document().isModified());
        m_page->undoAction()->trigger();
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("20"));
        QVERIFY(textShown().contains(QStringLiteral("epochs = 20\n")));
        QVERIFY(!document().isModified());
    }

    void undoMergesTyping() {
        type("training.epochs", QStringLiteral("125"));
        QCOMPARE(document().undoStack()->count(), 1);
        QTest::keyClick(line("training.epochs"), Qt::Key_Return);
        type("training.epochs", QStringLiteral("9"));
        QCOMPARE(document().undoStack()->count(), 2);
        m_page->undoAction()->trigger();
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("125"));
        m_page->undoAction()->trigger();
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("20"));
        QVERIFY(!document().isModified());
        m_page->redoAction()->trigger();
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("125"));
        // The keys in a field reach the page's undo, not the field's own.
        line("training.epochs")->setFocus();
        QTest::keySequence(line("training.epochs"), QKeySequence::Undo);
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("20"));
    }

    void wrongValuesAreNamedBesideTheField() {
        m_page->form().showSection(QStringLiteral("training"));
        type("training.epochs", QStringLiteral("0"));
        QVERIFY2(field("training.epochs")->problemText().contains(QStringLiteral("from 1 to")),
                 qPrintable(field("training.epochs")->problemText()));
        type("training.epochs", QStringLiteral("many"));
        QVERIFY(field("training.epochs")->problemText().contains(QStringLiteral("whole number")));
        type("training.epochs", QStringLiteral("1e3"));
        QCOMPARE(field("training.epochs")->problemText(), QString());
        QVERIFY(textShown().contains(QStringLiteral("epochs = 1000")));
    }

    void validationReachesTheField() {
        type("data.minimum_len", QStringLiteral("32000"));
        document().waitForIssues();
        QVERIFY2(field("data.minimum_len")->problemText().contains(QStringLiteral("truncate_seq")),
                 qPrintable(field("data.minimum_len")->problemText()));
        QVERIFY(m_page->textTab().problems()->count() == 1);
        QVERIFY(m_page->textTab().problems()->item(0)->text().startsWith(QStringLiteral("Line 32:")));
        m_page->undoAction()->trigger();
        document().waitForIssues();
        QCOMPARE(field("data.minimum_len")->problemText(), QString());
    }

    void backToTheDefault() {
        OptionField* const lr = field("training.lr");
        m_page->form().showSection(QStringLiteral("training"));
        QVERIFY(lr->resetButton()->isVisible());
        QVERIFY(!field("training.batch_size")->resetButton()->isVisible());
        QTest::mouseClick(lr->resetButton(), Qt::LeftButton);
        QCOMPARE(line("training.lr")->text(), QStringLiteral("1e-4"));
        QVERIFY(!textShown().contains(QStringLiteral("lr = ")));
        QVERIFY(!lr->resetButton()->isVisible());
        m_page->undoAction()->trigger();
        QVERIFY(textShown().contains(QStringLiteral("lr = 4e-3"))); // spelled as before
    }

    void whatDoesNotApplyIsGreyed() {
        type("training.lr_decay_factor", QStringLiteral("-1")); // no schedule
        QVERIFY(!field("training.lr_scheduler_type")->isApplicable());
        QVERIFY(!field("training.lr_scheduler_type")->editor()->isEnabled());
        type("training.lr_decay_factor", QStringLiteral("0.5"));
        QVERIFY(field("training.lr_scheduler_type")->isApplicable());
        QVERIFY(field("training.lr_scheduler_type")->editor()->isEnabled());
    }

    void modelSwapsItsGroup() {
        auto* const box = field("model.name")->editor()->findChild<QComboBox*>();
        const int other = box->findText(QStringLiteral("Frame-by-frame template"));
        QVERIFY(other >= 0);
        QVERIFY(m_page->form().field(QStringLiteral("model.filter_block_num")));
        box->setCurrentIndex(other);
        Q_EMIT box->activated(other);
        QTRY_VERIFY(!m_page->form().field(QStringLiteral("model.filter_block_num")));
        QVERIFY(textShown().contains(QStringLiteral("name = \"frame-template\"")));
        QVERIFY(!textShown().contains(QStringLiteral("filter_block_num"))); // it has no such option
        QVERIFY(textShown().contains(QStringLiteral("hidden_dim = 32")));   // both have this one
        document().waitForIssues();
        QVERIFY(document().issuesOf(QStringLiteral("model.filter_block_num")).empty());
        m_page->undoAction()->trigger();
        QTRY_VERIFY(m_page->form().field(QStringLiteral("model.filter_block_num")));
        QVERIFY(!document().isModified());
    }

    void featureTable() {
        FeatureEntry* inputs = nullptr;
        for (FormEntry* entry : m_page->form().entries())
            if (auto* table = qobject_cast<FeatureEntry*>(entry); table && !inputs) inputs = table;
        QVERIFY(inputs);
        FeatureTableModel* const model = inputs->model();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->columnCount(), 5);
        QCOMPARE(model->index(0, 2).data(Qt::DisplayRole).toString(), QStringLiteral("80"));
        QVERIFY(model->setData(model->index(0, 2), QStringLiteral("60"), Qt::EditRole));
        QVERIFY(!model->setData(model->index(0, 2), QStringLiteral("x"), Qt::EditRole));
        QVERIFY(textShown().contains(QStringLiteral("input_dims = [60, 1]")));
        QVERIFY(model->setData(model->index(1, 4), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(textShown().contains(QStringLiteral("input_norm = [true, false]")));
        model->addRow();
        QCOMPARE(model->rowCount(), 3);
        QVERIFY(textShown().contains(QStringLiteral("input_exts = [\".mfbsp\", \".f0\", \".feat\"]")));
        QVERIFY(textShown().contains(QStringLiteral("input_reso = [80, 80, 80]")));
        model->removeRow(2);
        addSubset(document());
        QCOMPARE(model->columnCount(), 6);
        QVERIFY(
            textShown().contains(QStringLiteral("input_dirs = [[\"mfbsp\", \"f0\"], [\"mfbsp\", \"f0\"]]")));
        QVERIFY(textShown().contains(QStringLiteral("trn_list = [\"scp/train.lst\", \"scp/train.lst\"]")));
        removeSubset(document());
        QCOMPARE(model->columnCount(), 5);
        while (document().undoStack()->canUndo())
            document().undoStack()->undo();
        QVERIFY(!document().isModified());
        QCOMPARE(model->rowCount(), 2);
    }

    void otherTablesKeepTheirModelsInOrder() {
        NameListModel lists;
        const QAbstractItemModelTester first(&lists, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Value mixed = ValueList{Value("a.lst"), Value(ValueList{Value("x"), Value("y")}), Value("")};
        lists.setValue(mixed);
        QCOMPARE(lists.value(), mixed);
        QVERIFY(lists.setData(lists.index(0, 1), QStringLiteral("b.lst"), Qt::EditRole));
        QVERIFY(lists.setData(lists.index(1, 1), QStringLiteral("x, z ,"), Qt::EditRole));
        QVERIFY(lists.setData(lists.index(2, 0), 1, Qt::EditRole));
        lists.addRow();
        lists.removeRow(2);
        QCOMPARE(toToml(lists.value()), std::string("[\"b.lst\", [\"x\", \"z\"], \"\"]"));
        FolderTableModel folders;
        const QAbstractItemModelTester second(&folders,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        folders.setValue(ValueList{Value(ValueList{})}, {QStringLiteral("a"), QStringLiteral("b")});
        QCOMPARE(toToml(folders.value()), std::string("[[]]"));
        QVERIFY(folders.setData(folders.index(0, 1), QStringLiteral("f0"), Qt::EditRole));
        QCOMPARE(toToml(folders.value()), std::string("[[\"\", \"f0\"]]"));
        QVERIFY(folders.setData(folders.index(0, 1), QString(), Qt::EditRole));
        QCOMPARE(toToml(folders.value()), std::string("[[]]"));
    }

    void brokenTextIsMarkedAndWaitedFor() {
        QString text = textShown();
        text.replace(QStringLiteral("epochs = 20"), QStringLiteral("epochs = = 20"));
        m_page->textTab().view()->setPlainText(text);
        QVERIFY(document().syntaxError().has_value());
        QVERIFY(!line("training.epochs")->isEnabled());
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("20")); // the last good value
        QVERIFY(m_messages->isShown(QStringLiteral("configure.text")));
        QVERIFY(m_page->textTab().problems()->item(0)->text().contains(
            QStringLiteral("Line %1").arg(document().syntaxError()->line)));
        text.replace(QStringLiteral("epochs = = 20"), QStringLiteral("epochs = 31"));
        m_page->textTab().view()->setPlainText(text);
        QVERIFY(line("training.epochs")->isEnabled());
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("31"));
        QVERIFY(!m_messages->isShown(QStringLiteral("configure.text")));
    }

    void searchAndAdvanced() {
        auto* const cap = field("training.minibatch_num_train");
        m_page->form().showSection(QStringLiteral("training"));
        QVERIFY(!cap->isVisible());
        m_page->form().setAdvancedShown(true);
        QVERIFY(cap->isVisible());
        m_page->form().setAdvancedShown(false);
        m_page->form().setFilter(QStringLiteral("mini-batches TRAINING cap"));
        QVERIFY(cap->isVisible());
        QVERIFY(!field("training.lr")->isVisible());
        m_page->form().setFilter(QString());
        QVERIFY(field("training.lr")->isVisible());
        m_page->showOption(QStringLiteral("data.path_cache_file"));
        QTRY_VERIFY(field("data.path_cache_file")->isVisible());
    }

    void everythingHasAName() {
        m_page->form().setAdvancedShown(true);
        for (QWidget* widget : m_page->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->inherits("QScrollArea") ||
                widget->inherits("QHeaderView") || widget->inherits("QLabel") ||
                widget->inherits("QComboBoxListView") || // the drop-down list: its combo box is named
                widget->inherits("QAbstractScrollAreaScrollBarContainer"))
                continue;
            if (widget->objectName().startsWith(QLatin1String("qt_"))) continue;
            auto* const button = qobject_cast<QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(named,
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') +
                                widget->objectName() + QLatin1Char(' ') +
                                (widget->parentWidget() ? widget->parentWidget()->objectName() : QString())));
        }
    }
};

QTEST_MAIN(TestConfigure)
#include "tst_configure.moc"
