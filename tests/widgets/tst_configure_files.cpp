// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/configure_fixture.h"

#include <QAction>

using namespace sonorant;
namespace fs = std::filesystem;

/// The Configure page and its file: saving, leaving, crashes, and what others do to the file.
class TestConfigureFiles : public QObject, private ConfigureFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare("tst_configure_files"); }
    void init() {
        copyDemo();
        openPage();
    }
    void cleanup() { closePage(); }

    void leavingAsks() {
        QVERIFY(m_page->mayLeaveProject());
        type("training.epochs", QStringLiteral("41"));
        int asked = 0;
        m_page->setAsker([&](QWidget*) { return ++asked, ConfigurePage::Answer::Cancel; });
        QVERIFY(!m_page->mayLeaveProject());
        QVERIFY(document().isModified());
        m_page->setAsker([&](QWidget*) { return ++asked, ConfigurePage::Answer::Save; });
        QVERIFY(m_page->mayLeaveProject());
        QVERIFY(onDisk().find("epochs = 41") != std::string::npos);
        type("training.epochs", QStringLiteral("42"));
        m_page->setAsker([&](QWidget*) { return ++asked, ConfigurePage::Answer::Discard; });
        QVERIFY(m_page->mayLeaveProject());
        QVERIFY(onDisk().find("epochs = 41") != std::string::npos);
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("41"));
        QVERIFY(!fs::exists(document().autosaveFile()));
        QCOMPARE(asked, 3);
    }

    void usingTheProjectSavesFirst() {
        type("training.epochs", QStringLiteral("43"));
        m_session->settle();
        QCOMPARE(m_session->config().training.epochs, std::int64_t(43));
    }

    void failedSavingLosesNothing() {
        type("training.epochs", QStringLiteral("44"));
        faults::arm("write", 1);
        QVERIFY(!m_page->save());
        faults::disarm();
        QVERIFY(m_messages->isShown(QStringLiteral("configure.save")));
        QVERIFY(document().isModified());
        QVERIFY(onDisk().find("epochs = 20") != std::string::npos);
        QVERIFY(m_page->save());
        QVERIFY(!m_messages->isShown(QStringLiteral("configure.save")));
    }

    void crashIsRecovered() {
        document().setAutosaveDelay(10);
        type("training.epochs", QStringLiteral("55"));
        const Path copy = document().autosaveFile();
        QTRY_VERIFY(fs::exists(copy));
        const std::string kept = readFile(copy);
        QVERIFY(kept.find("epochs = 55") != std::string::npos);
        closePage(); // the program goes without asking
        QVERIFY(fs::exists(copy));
        openPage();
        QVERIFY(m_messages->isShown(QStringLiteral("configure.recovery")));
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("20"));
        // A second crash, before the offer is taken, loses neither.
        document().setAutosaveDelay(10);
        type("training.lr", QStringLiteral("1e-5"));
        QTRY_VERIFY(readFile(copy).find("lr = 1e-5") != std::string::npos);
        document().takeRecovery();
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("55"));
        QVERIFY(document().isModified());
        QVERIFY(m_page->save());
        QVERIFY(!fs::exists(copy));
        QVERIFY(onDisk().find("epochs = 55") != std::string::npos);
    }

    void changeOnDiskIsOffered() {
        std::string other = onDisk();
        other.replace(other.find("epochs = 20"), 11, "epochs = 99");
        writeFileAtomically(configFile(), other);
        document().checkDisk();
        QVERIFY(m_messages->isShown(QStringLiteral("configure.disk")));
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("20"));
        document().loadFromDisk();
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("99"));
        QVERIFY(!document().isModified());
        m_page->undoAction()->trigger();
        QCOMPARE(line("training.epochs")->text(), QStringLiteral("20"));
        QVERIFY(document().isModified());
    }

    void foreignChangeIsNotOverwrittenUnasked() {
        type("training.epochs", QStringLiteral("45"));
        std::string other = onDisk() + "# a colleague was here\n";
        writeFileAtomically(configFile(), other);
        QVERIFY(!m_page->save());
        QVERIFY(m_messages->isShown(QStringLiteral("configure.disk")));
        QCOMPARE(onDisk(), other);
        document().keepMine();
        QVERIFY(m_page->save());
        QVERIFY(onDisk().find("epochs = 45") != std::string::npos);
    }

    void windowsLineEndsStay() {
        std::string text = onDisk();
        for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
            text.replace(at, 1, "\r\n");
        writeFileAtomically(configFile(), text);
        document().loadFromDisk();
        QString shown = textShown();
        shown.replace(QStringLiteral("epochs = 20"), QStringLiteral("epochs = 31"));
        m_page->textTab().view()->setPlainText(shown);
        text.replace(text.find("epochs = 20"), 11, "epochs = 31");
        QCOMPARE(document().text(), text);
    }
};

QTEST_MAIN(TestConfigureFiles)
#include "tst_configure_files.moc"
