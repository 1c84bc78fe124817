// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include "core/base/error.h"
#include "widgets/frame/help_dialogs.h"
#include "widgets/frame/page_list.h"
#include "widgets/frame/run_bar.h"
#include "widgets/import/import_dialog.h"
#include "widgets/pages/start/start_page.h"
#include "widgets/theme/theme.h"
#include "widgets/train/training_job.h"
#include "widgets/train/utterance_opener.h"
#include "widgets/wizard/new_project_wizard.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QMetaMethod>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>

namespace sonorant {

namespace {

/// Pixels, with the borders: the real ones are known only when the window is long shown.
constexpr int usualTitleBar = 40;

} // namespace

MainWindow::MainWindow(ProjectSession::Reader reader) : m_parts(std::move(reader)) {
    setWindowTitle(QStringLiteral("Sonorant"));
    setMinimumSize(1024, 640);
    buildMenus();
    buildFrame();
    buildPages();
    connectParts();
    restoreLayout();
    showPage(0);
}

MainWindow::~MainWindow() {
    // The pages refer to the parts, which are members and would go first.
    delete takeCentralWidget();
}

QAction* MainWindow::addMenuAction(QMenu* menu, const QString& icon, const QString& text,
                                   const QKeySequence& keys) {
    auto* action = menu->addAction(lineIcon(icon), text);
    action->setShortcut(keys);
    addAction(action); // shortcuts of a menu that is never shown work only on a widget
    if (!keys.isEmpty()) m_shortcuts << action;
    return action;
}

void MainWindow::buildMenus() {
    m_projectMenu = new QMenu(this);
    connect(addMenuAction(m_projectMenu, QStringLiteral("new"), tr("&New project ..."), QKeySequence::New),
            &QAction::triggered, this, &MainWindow::newProject);
    m_openProject =
        addMenuAction(m_projectMenu, QStringLiteral("open"), tr("&Open a project ..."), QKeySequence::Open);
    connect(m_openProject, &QAction::triggered, this, &MainWindow::chooseProject);
    connect(addMenuAction(m_projectMenu, QStringLiteral("import"), tr("&Import a config.py ..."), {}),
            &QAction::triggered, this, &MainWindow::importProject);
    m_recentMenu = m_projectMenu->addMenu(lineIcon(QStringLiteral("recent")), tr("&Recent projects"));
    connect(addMenuAction(m_projectMenu, QStringLiteral("demo"), tr("Open the &demo"), {}),
            &QAction::triggered, this, &MainWindow::openDemo);
    m_projectMenu->addSeparator();
    m_goToStart = addMenuAction(m_projectMenu, QStringLiteral("home"), tr("&Start page"),
                                QKeySequence(Qt::CTRL | Qt::Key_0));
    connect(m_goToStart, &QAction::triggered, this, [this] { showPage(0); });
    m_closeProject = addMenuAction(m_projectMenu, QStringLiteral("close"), tr("&Close the project"),
                                   QKeySequence(Qt::CTRL | Qt::Key_W));
    m_closeProject->setEnabled(false);
    connect(m_closeProject, &QAction::triggered, this, &MainWindow::closeProject);

    m_programMenu = new QMenu(this);
    QMenu* look = m_programMenu->addMenu(lineIcon(QStringLiteral("theme")), tr("&Appearance"));
    auto* group = new QActionGroup(this);
    int scheme = 0;
    for (const QString& text : {tr("As the &system"), tr("&Light"), tr("&Dark")}) {
        QAction* action = group->addAction(look->addAction(text));
        action->setCheckable(true);
        action->setChecked(static_cast<int>(savedColourScheme()) == scheme);
        connect(action, &QAction::triggered, this, [this, scheme] { setScheme(scheme); });
        ++scheme;
    }
    connect(addMenuAction(m_programMenu, QStringLiteral("keyboard"), tr("&Keyboard shortcuts"),
                          QKeySequence(Qt::Key_F1)),
            &QAction::triggered, this, [this] { showShortcuts(this, shortcutGroups()); });
    connect(addMenuAction(m_programMenu, QStringLiteral("info"), tr("A&bout Sonorant"), {}),
            &QAction::triggered, this,
            [this] { showAbout(this, m_parts.engine.engine() ? &m_parts.engine.info() : nullptr); });
    m_programMenu->addSeparator();
    connect(addMenuAction(m_programMenu, QStringLiteral("stop"), tr("&Quit"), QKeySequence::Quit),
            &QAction::triggered, this, &QWidget::close);
    m_shortcuts << m_parts.actions.startAction() << m_parts.actions.pauseAction()
                << m_parts.actions.stopAction();
}

void MainWindow::buildFrame() {
    m_bar = new RunBar(m_parts.context(), m_projectMenu, m_programMenu);
    addToolBar(Qt::TopToolBarArea, m_bar);
    auto* centre = new QWidget;
    auto* columns = new QHBoxLayout(centre);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    m_list = new PageList;
    columns->addWidget(m_list);
    auto* rows = new QVBoxLayout;
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_parts.messages);
    m_stack = new QStackedWidget;
    rows->addWidget(m_stack, 1);
    rows->addWidget(m_parts.jobs);
    columns->addLayout(rows, 1);
    setCentralWidget(centre);
}

void MainWindow::buildPages() {
    m_start = new StartPage(&m_parts.recent);
    m_stack->addWidget(m_start);
    m_pages = m_parts.makePages();
    std::sort(m_pages.begin(), m_pages.end(),
              [](const Page* a, const Page* b) { return a->number() < b->number(); });
    for (Page* shown : std::as_const(m_pages)) {
        const QKeySequence keys(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + shown->number()));
        m_list->addPage(shown->iconName(), shown->title(), keys.toString(QKeySequence::NativeText));
        m_stack->addWidget(shown);
        auto* go = new QAction(tr("Page %1").arg(shown->title()), this);
        go->setShortcut(keys);
        addAction(go);
        m_shortcuts << go;
        const int number = shown->number();
        connect(go, &QAction::triggered, this, [this, number] { showPage(number); });
        connect(shown, &Page::pageWanted, this, &MainWindow::showPage);
        connect(shown, &Page::fileWanted, this, &MainWindow::openPath);
    }
}

QList<ShortcutGroup> MainWindow::shortcutGroups() const {
    QList<ShortcutGroup> groups{{{}, m_shortcuts}};
    for (const Page* shown : m_pages)
        groups << ShortcutGroup{shown->title(), shown->actions()};
    return groups;
}

void MainWindow::connectParts() {
    connect(m_list, &PageList::chosen, this, [this](int index) { showPage(m_pages.at(index)->number()); });
    connect(m_start, &StartPage::demoWanted, this, &MainWindow::openDemo);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::chooseProject);
    connect(m_start, &StartPage::projectWanted, this, &MainWindow::openProject);
    m_start->offerNewProject();
    connect(m_start, &StartPage::newProjectWanted, this, &MainWindow::newProject);
    connect(&m_parts.actions, &TrainingActions::configurationWanted, this, [this] { showPage(1); });
    m_start->offerImport();
    connect(m_start, &StartPage::importWanted, this, &MainWindow::importProject);
    connect(&m_parts.recent, &RecentProjects::changed, this, &MainWindow::listRecent);
    connect(&m_parts.actions, &TrainingActions::runStarting, this, [this] { showPage(3); });
    connect(&m_parts.actions, &TrainingActions::utteranceWanted, this, [this](const QString& name) {
        if (!openRecording(m_parts.training.request().config, name))
            m_parts.messages->show(QStringLiteral("utterance"),
                                   Notice{NoticeKind::Warning,
                                          tr("The recording of %1 was not found.").arg(name),
                                          tr("See output_dirs of the project."),
                                          {}});
    });
    connect(&m_parts.training, &TrainingController::started, this, [this] {
        auto* job = new TrainingJob(&m_parts.training, this);
        connect(job, &Job::ended, job, &QObject::deleteLater);
        m_parts.jobs->watch(job, 0);
        // It was on its way already when the person chose to close.
        if (m_closing) QMetaObject::invokeMethod(job, &Job::cancel, Qt::QueuedConnection);
    });
    // Queued: whoever ended last may still be at it.
    connect(
        m_parts.jobs, &JobArea::idle, this,
        [this] {
            if (m_closing) close();
        },
        Qt::QueuedConnection);
    connect(&m_parts.project, &ProjectSession::opened, m_closeProject,
            [this] { m_closeProject->setEnabled(true); });
    connect(&m_parts.project, &ProjectSession::closed, m_closeProject,
            [this] { m_closeProject->setEnabled(false); });
    connect(&m_parts.engine, &EngineHolder::failed, this,
            [this](const QString& message, const QString& hint) {
                Notice notice{NoticeKind::Error, message, hint, {NoticeAction{tr("Try again"), [this] {
                                                                                  m_parts.engine.load();
                                                                              }}}};
                notice.ofProject = false;
                m_parts.messages->show(QStringLiteral("engine"), notice);
            });
    listRecent();
}

Page* MainWindow::page(int number) const {
    const auto found = std::find_if(m_pages.begin(), m_pages.end(),
                                    [number](const Page* page) { return page->number() == number; });
    return found == m_pages.end() ? nullptr : *found;
}

void MainWindow::showPage(int number) {
    Page* wanted = page(number);
    m_stack->setCurrentWidget(wanted ? static_cast<QWidget*>(wanted) : m_start);
    m_parts.messages->setPage(m_stack->currentWidget());
    m_list->setCurrent(wanted ? static_cast<int>(m_pages.indexOf(wanted)) : -1);
    m_openProject->setShortcut(wanted && wanted->opensFiles() ? QKeySequence()
                                                              : QKeySequence(QKeySequence::Open));
}

int MainWindow::shownPage() const {
    const auto* shown = qobject_cast<Page*>(m_stack->currentWidget());
    return shown ? shown->number() : 0;
}

bool MainWindow::pagesMayLeave() {
    return std::all_of(m_pages.begin(), m_pages.end(), [](Page* page) { return page->mayLeaveProject(); });
}

/// True, having said so, while the project cannot be left.
bool MainWindow::refuseWhileBusy(const QString& hint) {
    if (!m_parts.actions.isBusy()) return false;
    m_parts.messages->show(QStringLiteral("open"),
                           Notice{NoticeKind::Warning, tr("A run of this project is under way."), hint, {}});
    return true;
}

bool MainWindow::openProject(const QString& folder) {
    if (refuseWhileBusy(tr("Stop it before you open another project."))) return false;
    if (!pagesMayLeave()) return false;
    try {
        m_parts.project.open(folder);
    } catch (const Error& error) {
        m_parts.messages->show(
            QStringLiteral("open"),
            Notice{NoticeKind::Error,
                   tr("The project cannot be opened: %1").arg(QString::fromUtf8(error.what())),
                   {},
                   {NoticeAction{tr("Open another"), [this] { chooseProject(); }}}});
        return false;
    }
    m_parts.messages->dismiss(QStringLiteral("open"));
    m_parts.recent.add(QString::fromStdString(toUtf8(m_parts.project.folder())));
    setWindowTitle(tr("%1 - Sonorant").arg(m_parts.project.title()));
    showPage(m_pages.isEmpty() ? 0 : m_pages.first()->number());
    return true;
}

bool MainWindow::openPath(const QString& path) {
    const QFileInfo info(path);
    const bool project = info.isDir() || info.suffix() == QLatin1String("toml") || !info.exists();
    const auto shows = std::find_if(m_pages.begin(), m_pages.end(), [&path](const Page* page) {
        return page->opensFiles() && page->knowsFile(path);
    });
    if (project || shows == m_pages.end()) return openProject(path);
    showPage((*shows)->number());
    if (!(*shows)->openFile(path)) return false;
    m_parts.messages->dismiss(QStringLiteral("open"));
    return true;
}

void MainWindow::openDemo() {
    try {
        openProject(demoForUser());
    } catch (const Error& error) {
        m_parts.messages->show(QStringLiteral("open"),
                               Notice{NoticeKind::Error, QString::fromUtf8(error.what()), {}, {}});
    }
}

NewProjectWizard* MainWindow::newProject() {
    auto* wizard = new NewProjectWizard(m_parts.engine, this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard, &NewProjectWizard::projectCreated, this, [this](const QString& file) {
        if (openProject(file)) showPage(3);
    });
    wizard->open();
    return wizard;
}

ImportDialog* MainWindow::importProject() {
    auto* dialog = new ImportDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::projectImported, this, &MainWindow::openProject);
    dialog->open();
    return dialog;
}

void MainWindow::chooseProject() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a project"), {},
                                                      tr("Projects (config.toml);;All files (*)"));
    if (!file.isEmpty()) openProject(file);
}

void MainWindow::closeProject() {
    if (refuseWhileBusy(tr("Stop it before you close the project.")) || !pagesMayLeave()) return;
    m_parts.project.close();
    setWindowTitle(QStringLiteral("Sonorant"));
    showPage(0);
}

void MainWindow::listRecent() {
    m_recentMenu->clear();
    for (const QString& folder : m_parts.recent.folders())
        connect(m_recentMenu->addAction(folder), &QAction::triggered, this,
                [this, folder] { openProject(folder); });
    m_recentMenu->setEnabled(!m_recentMenu->isEmpty());
}

void MainWindow::setScheme(int scheme) {
    saveColourScheme(static_cast<ColourScheme>(scheme));
    applyTheme(*qApp, static_cast<ColourScheme>(scheme));
}

void MainWindow::restoreLayout() {
    const QSettings settings;
    resize(1280, 800);
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("window/state")).toByteArray());
    fitToScreen();
}

/// What the window manager puts around the window must fit, too; never smaller than the minimum.
void MainWindow::fitToScreen() {
    if (isMaximized() || isFullScreen()) return;
    const QSize room = screen()->availableGeometry().size();
    resize(size().boundedTo({room.width(), room.height() - usualTitleBar}));
}

void MainWindow::saveLayout() const {
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/state"), saveState());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_closing && !pagesMayLeave()) return event->ignore();
    if (!m_parts.jobs->running().isEmpty()) {
        event->ignore();
        if (!m_closing && !mayStopJobs()) return;
        // The window stays and shows how they end; it closes by itself then.
        m_closing = true;
        const QList<Job*> running = m_parts.jobs->running(); // some may have ended while the person thought
        for (Job* job : running)
            job->cancel();
        if (running.isEmpty()) close();
        return;
    }
    saveLayout();
    event->accept();
}

bool MainWindow::mayStopJobs() {
    QMessageBox question(QMessageBox::Question, tr("Jobs are running"), {}, QMessageBox::NoButton, this);
    question.setObjectName(QStringLiteral("CloseQuestion"));
    QPushButton* stop = nullptr;
    if (m_parts.training.isActive()) {
        question.setText(tr("Stop the training and close? The run is saved and can be continued."));
        stop = question.addButton(tr("Stop, save and close"), QMessageBox::AcceptRole);
        question.addButton(tr("Keep training"), QMessageBox::RejectRole);
    } else {
        QStringList titles;
        for (const Job* job : m_parts.jobs->running())
            titles << job->title();
        question.setText(tr("Stop what is running and close? %1").arg(titles.join(QStringLiteral(", "))));
        stop = question.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
        question.addButton(tr("Keep running"), QMessageBox::RejectRole);
    }
    question.exec();
    return question.clickedButton() == static_cast<QAbstractButton*>(stop);
}

} // namespace sonorant
