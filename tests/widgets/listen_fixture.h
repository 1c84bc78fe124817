// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/main_window.h"
#include "core/io/name_list.h"
#include "tests/support/fake_engine.h"
#include "tests/support/trained_demo.h"
#include "widgets/listen/figures_panel.h"
#include "widgets/listen/generate_panel.h"
#include "widgets/pages/listen/listen_page.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

namespace sonorant::test {

/// The window with a fake engine and settings of its own, its Listen page and the models of that page under a
/// model tester.
class ListenFixture {
public:
    ListenFixture() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           m_dir.filePath(QStringLiteral("settings")));
        QSettings().clear();
    }

    Path project() const { return Path(m_dir.path().toStdString()) / "demo"; }
    Path folder(const char* name) const { return Path(m_dir.path().toStdString()) / name; }
    MainWindow& window() { return *m_window; }
    FakeEngine& engine() { return *m_engine; }
    ListenPage& page() { return *qobject_cast<ListenPage*>(m_window->page(5)); }
    std::string firstTestName() const { return readNameList(project() / "scp" / "test.lst").front(); }

    void start() {
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QSignalSpy ready(&m_window->parts().engine, &EngineHolder::ready);
        m_window->parts().engine.load([this] {
            auto made = std::make_unique<FakeEngine>();
            m_engine = made.get();
            return made;
        });
        QVERIFY(ready.wait(20000));
        for (QAbstractItemModel* const model :
             {static_cast<QAbstractItemModel*>(page().checkpoints()),
              static_cast<QAbstractItemModel*>(page().generatePanel()->utterances()),
              static_cast<QAbstractItemModel*>(page().figures()->model())})
            new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest,
                                         m_window.get());
    }
    /// Closes the window and opens another, as the next day.
    void restart() {
        m_window.reset();
        start();
    }
    void open() {
        QVERIFY(m_window->openProject(QString::fromStdString(project().string())));
        m_window->showPage(5);
    }
    /// A project with a run of so many epochs, open on the page. @returns the run folder
    Path openTrained(int epochs, int best) {
        copyTrainedDemo(project());
        const Path run = makeTrainedRun(project(), "20260301-120000-demo", epochs, best);
        start();
        open();
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(page().library()->isReady() && page().comparison()->current(), 20000);
        }();
        return run;
    }
    /// Generates what is selected, and waits until both sides can be heard.
    void generateCurrent() {
        QTest::mouseClick(page().generatePanel()->generateButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page().generation()->made() > 0 && !page().generation()->isRunning(), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(page().comparison()->sound(Comparison::B) != nullptr, 20000);
    }

    QPushButton* visibleButton(const QString& text) {
        for (auto* const button : m_window->findChildren<QPushButton*>())
            if (button->isVisible() && button->text().trimmed() == text) return button;
        return nullptr;
    }
    bool hasText(const QString& text) { return hasTextIn(m_window.get(), text); }
    static bool hasTextIn(const QWidget* part, const QString& text) {
        for (const auto* const label : part->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }

private:
    QTemporaryDir m_dir;
    FakeEngine* m_engine = nullptr;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace sonorant::test
