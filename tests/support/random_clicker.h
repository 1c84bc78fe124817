// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/main_window.h"
#include "tests/support/heap_bytes.h"

#include <QAction>
#include <QApplication>
#include <QMessageBox>
#include <QPixmapCache>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <functional>

namespace sonorant::test {

/// A person who clicks at random on Start, Pause, Stop, the pages and everything that closes, and answers
/// every question at random. The seed is fixed, so that what is found comes again.
class RandomClicker {
public:
    RandomClicker(quint32 seed, QStringList projects) : m_random(seed), m_projects(std::move(projects)) {
        QObject::connect(&m_answers, &QTimer::timeout, &m_answers, [this] { answer(); });
        m_answers.start(3);
    }

    std::function<void()> beforeStart = [] {}; ///< called before Start is pressed

    int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }
    int answered() const { return m_answered; }

    void clickSomewhere(MainWindow& window) {
        TrainingActions& actions = window.parts().actions;
        const int what = below(100);
        if (!window.parts().project.isOpen() || what < 2)
            window.openProject(m_projects[below(static_cast<int>(m_projects.size()))]);
        else if (what < 30)
            beforeStart(), press(window, actions.startAction());
        else if (what < 45)
            press(window, actions.pauseAction());
        else if (what < 60)
            press(window, actions.stopAction());
        else if (what < 82)
            window.showPage(below(7));
        else if (what < 94)
            pressSomeButton(window);
        else if (what < 97)
            window.closeAction()->trigger();
        else if (what < 99)
            window.startPageAction()->trigger();
        else
            window.close();
    }

    /// What is left at rest.
    struct Left {
        qsizetype widgets = 0;
        std::size_t bytes = 0; ///< of the heap
    };

    /// All that is left once no run is active, the first project is open on the Train page, and
    /// everything is deleted that was to be.
    Left leftAtRest(MainWindow& window) {
        for (int i = 0; i < 3000 && window.parts().training.isActive(); ++i) {
            window.parts().training.stop();
            QTest::qWait(20);
        }
        window.openProject(m_projects.front());
        window.showPage(3);
        QTest::qWait(200);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QPixmapCache::clear(); // it fills up to its limit
        return {QApplication::allWidgets().size(), heapBytes()};
    }

private:
    void answer() {
        auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!question || question->buttons().isEmpty()) return;
        ++m_answered;
        question->buttons()[below(static_cast<int>(question->buttons().size()))]->click();
    }

    static void press(MainWindow& window, QAction* action) {
        for (auto* button : window.findChildren<QToolButton*>())
            if (button->defaultAction() == action && button->isVisible() && button->isEnabled())
                return QTest::mouseClick(button, Qt::LeftButton);
        action->trigger(); // by its key
    }

    /// Some button of the notices and of the page that is shown, but none that asks for a file.
    void pressSomeButton(MainWindow& window) {
        static const QStringList known{"Resume",       "Stop and save", "Start training", "Dismiss",
                                       "Open options", "Continue",      "Show the run",   "Listen"};
        QList<QPushButton*> choice;
        for (auto* button : window.findChildren<QPushButton*>())
            if (known.contains(button->text()) && button->isVisible() && button->isEnabled())
                choice << button;
        if (!choice.isEmpty())
            QTest::mouseClick(choice[below(static_cast<int>(choice.size()))], Qt::LeftButton);
    }

    QRandomGenerator m_random;
    QStringList m_projects;
    QTimer m_answers;
    int m_answered = 0;
};

} // namespace sonorant::test
