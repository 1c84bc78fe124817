// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/main_window.h"
#include "widgets/pages/configure_page.h"
#include "widgets/pages/train/train_page.h"
#include "widgets/train/run_board.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace sonorant::test {

/// The program's window with settings of its own, and what tests of it need again and again.
class WindowFixture {
public:
    WindowFixture() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.filePath("settings"));
        QSettings().clear();
        m_window = std::make_unique<MainWindow>();
        m_window->show();
    }

    MainWindow& window() { return *m_window; }
    Composition& parts() { return m_window->parts(); }
    TrainingController& training() { return parts().training; }
    TrainingActions& actions() { return parts().actions; }
    TrainPage& train() { return *qobject_cast<TrainPage*>(m_window->page(3)); }
    ConfigurePage& configure() { return *qobject_cast<ConfigurePage*>(m_window->page(1)); }
    Path folder(const char* name) const { return Path(m_dir.path().toStdString()) / name; }
    std::size_t shownSteps() { return train().board()->front() ? train().board()->front()->steps() : 0; }

    QPushButton* button(const QString& text) {
        for (auto* found : m_window->findChildren<QPushButton*>())
            if (found->text() == text && found->isVisible()) return found;
        return nullptr;
    }
    /// Presses the button with this role in the next question that is asked.
    void answer(QMessageBox::ButtonRole role) {
        QTimer::singleShot(100, m_window.get(), [role] {
            auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!question) return;
            for (QAbstractButton* button : question->buttons())
                if (question->buttonRole(button) == role) button->click();
        });
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace sonorant::test
