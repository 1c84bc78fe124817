// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/composition.h"
#include "widgets/frame/help_dialogs.h"

#include <QMainWindow>

class QMenu;
class QStackedWidget;

namespace sonorant {

class ImportDialog;
class NewProjectWizard;
class PageList;
class RunBar;
class StartPage;

/// The frame around the pages: bar, page list, messages, jobs, start page.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// @param reader how projects are read; scripted in tests
    explicit MainWindow(ProjectSession::Reader reader = [](const Path& path) { return readProject(path); });
    ~MainWindow() override;

    Composition& parts() { return m_parts; }
    StartPage* startPage() const { return m_start; }
    RunBar* runBar() const { return m_bar; }
    Page* page(int number) const; ///< nullptr if there is none
    void showPage(int number);    ///< 0: the start page
    int shownPage() const;
    QAction* closeAction() const { return m_closeProject; }
    QAction* startPageAction() const { return m_goToStart; }

    /// Opens a project and the page that goes on with it. False with a notice when it cannot be read.
    bool openProject(const QString& folder);
    /// A project's folder or its config.toml as a project, any other file on the page that shows files.
    bool openPath(const QString& path);
    void openDemo();
    /// The wizard; what it makes is opened on the Train page.
    NewProjectWizard* newProject();
    /// The dialog that brings a config.py along; what it makes is opened.
    ImportDialog* importProject();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildMenus();
    void buildFrame();
    void buildPages();
    QList<ShortcutGroup> shortcutGroups() const;
    void connectParts();
    void listRecent();
    void chooseProject();
    void closeProject();
    bool pagesMayLeave();
    bool refuseWhileBusy(const QString& hint);
    bool mayStopJobs();
    void restoreLayout();
    void fitToScreen();
    void saveLayout() const;
    void setScheme(int scheme);
    QAction* addMenuAction(QMenu* menu, const QString& icon, const QString& text, const QKeySequence& keys);

    Composition m_parts;
    QAction *m_openProject = nullptr, *m_closeProject = nullptr, *m_goToStart = nullptr;
    QMenu *m_projectMenu = nullptr, *m_recentMenu = nullptr, *m_programMenu = nullptr;
    RunBar* m_bar = nullptr;
    PageList* m_list = nullptr;
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    QList<Page*> m_pages;
    QList<QAction*> m_shortcuts; ///< for the help
    bool m_closing = false;
};

} // namespace sonorant
