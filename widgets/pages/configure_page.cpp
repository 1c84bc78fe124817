// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/configure_page.h"

#include "core/base/error.h"
#include "widgets/forms/config_form.h"
#include "widgets/forms/config_text.h"
#include "widgets/frame/message_area.h"
#include "widgets/project/project_session.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sonorant {

namespace {

const QString saveNotice = QStringLiteral("configure.save");
const QString diskNotice = QStringLiteral("configure.disk");
const QString recoveryNotice = QStringLiteral("configure.recovery");
const QString textNotice = QStringLiteral("configure.text");
const QString advancedSetting = QStringLiteral("configure/advanced");

ConfigurePage::Answer askPerson(QWidget* parent) {
    QMessageBox box(QMessageBox::Question, ConfigurePage::tr("Unsaved changes"),
                    ConfigurePage::tr("The project's options have changes that are not saved."),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, parent);
    box.setInformativeText(ConfigurePage::tr("Saving writes them into its config.toml."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return ConfigurePage::Answer::Save;
    case QMessageBox::Discard:
        return ConfigurePage::Answer::Discard;
    default:
        return ConfigurePage::Answer::Cancel;
    }
}

} // namespace

ConfigurePage::ConfigurePage(ProjectSession& session, MessageArea& messages, QWidget* parent)
    : Page(parent), m_session(session), m_messages(messages), m_asker(askPerson), m_whole(new QStackedWidget),
      m_tabs(new QStackedWidget), m_tabBar(new QTabBar), m_form(new ConfigForm(m_document)),
      m_text(new ConfigText(m_document)), m_search(new QLineEdit),
      m_advanced(new QCheckBox(tr("Show advanced"))), m_state(makeMuted(QString())) {
    setObjectName(QStringLiteral("configure"));
    makeActions();
    auto* const content = new QWidget;
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(pageMargin, 12, pageMargin, pageMargin);
    column->setSpacing(12);
    column->addWidget(makeBar());
    m_tabs->addWidget(m_form);
    m_tabs->addWidget(m_text);
    column->addWidget(m_tabs, 1);
    m_whole->addWidget(makeEmptyState());
    m_whole->addWidget(content);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_whole);

    connectDocument();
    connect(&m_session, &ProjectSession::opened, this, &ConfigurePage::openProject);
    connect(&m_session, &ProjectSession::closed, &m_document, &ConfigDocument::close);
    connect(&m_session, &ProjectSession::settleWanted, this, [this] { save(); });
    const bool advanced = QSettings().value(advancedSetting, false).toBool();
    m_advanced->setChecked(advanced);
    m_form->setAdvancedShown(advanced);
    if (m_session.isOpen()) openProject();
    updateState();
}

QWidget* ConfigurePage::makeEmptyState() {
    auto* const empty = new QWidget;
    auto* const column = new QVBoxLayout(empty);
    column->setSpacing(grid * 2);
    column->addStretch(1);
    auto* const icon = new QLabel;
    icon->setPixmap(lineIcon(iconName(), themeColours().muted).pixmap(QSize(48, 48), devicePixelRatioF()));
    column->addWidget(icon, 0, Qt::AlignHCenter);
    column->addWidget(makeMuted(tr("The options of a project appear here once one is open.")), 0,
                      Qt::AlignHCenter);
    auto* const open = new QPushButton(tr("Open a project"));
    setRole(open, "primary");
    connect(open, &QPushButton::clicked, this, [this] { Q_EMIT pageWanted(0); });
    column->addWidget(open, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return empty;
}

void ConfigurePage::makeActions() {
    const auto make = [this](const char* icon, const QString& text, const QKeySequence& key,
                             const auto& act) {
        auto* const action = new QAction(lineIcon(QLatin1String(icon)), text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WindowShortcut);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, act);
        addAction(action);
        return action;
    };
    m_save = make("save", tr("Save"), QKeySequence::Save, [this] { save(); });
    m_undo = make("undo", tr("Undo"), QKeySequence::Undo, [this] { m_document.undoStack()->undo(); });
    m_redo = make("redo", tr("Redo"), QKeySequence::Redo, [this] { m_document.undoStack()->redo(); });
    m_find = make("search", tr("Find an option"), QKeySequence::Find, [this] {
        showTab(0);
        m_search->setFocus();
        m_search->selectAll();
    });
}

QWidget* ConfigurePage::makeBar() {
    auto* const bar = new QWidget;
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    m_tabBar->addTab(tr("Form"));
    m_tabBar->addTab(tr("Text"));
    m_tabBar->setTabToolTip(1, tr("The same config.toml as text"));
    m_tabBar->setDrawBase(false);
    m_tabBar->setAccessibleName(tr("Form or text"));
    row->addWidget(m_tabBar);
    m_search->setPlaceholderText(tr("Find an option"));
    m_search->setAccessibleName(tr("Find an option"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(lineIcon(QStringLiteral("search"), themeColours().muted), QLineEdit::LeadingPosition);
    m_search->setFixedWidth(240);
    row->addSpacing(grid);
    row->addWidget(m_search);
    row->addWidget(m_advanced);
    row->addStretch();
    row->addWidget(m_state);
    for (QAction* const action : {m_undo, m_redo}) {
        auto* const button = new QToolButton;
        button->setDefaultAction(action);
        button->setIconSize({20, 20});
        setRole(button, "flat");
        row->addWidget(button);
    }
    auto* const saveButton = new QPushButton(lineIcon(QStringLiteral("save")), QLatin1Char(' ') + tr("Save"));
    connect(saveButton, &QPushButton::clicked, m_save, &QAction::trigger);
    connect(m_save, &QAction::changed, saveButton,
            [this, saveButton] { saveButton->setEnabled(m_save->isEnabled()); });
    saveButton->setToolTip(m_save->toolTip());
    row->addWidget(saveButton);
    connect(m_tabBar, &QTabBar::currentChanged, this, &ConfigurePage::showTab);
    connect(m_search, &QLineEdit::textChanged, m_form, &ConfigForm::setFilter);
    connect(m_advanced, &QCheckBox::toggled, m_form, &ConfigForm::setAdvancedShown);
    connect(m_form, &ConfigForm::advancedChanged, this, [this](bool shown) {
        m_advanced->setChecked(shown);
        QSettings().setValue(advancedSetting, shown);
    });
    return bar;
}

void ConfigurePage::connectDocument() {
    connect(&m_document, &ConfigDocument::changed, this, &ConfigurePage::updateState);
    connect(&m_document, &ConfigDocument::modifiedChanged, this, &ConfigurePage::updateState);
    connect(&m_document, &ConfigDocument::closed, this, &ConfigurePage::updateState);
    connect(m_document.undoStack(), &QUndoStack::indexChanged, this, &ConfigurePage::updateState);
    connect(&m_document, &ConfigDocument::recoveryFound, this, &ConfigurePage::offerRecovery);
    connect(&m_document, &ConfigDocument::changedOnDisk, this, &ConfigurePage::offerDisk);
    connect(&m_document, &ConfigDocument::autosaveFailed, this, [this](const QString& message) {
        m_messages.show(saveNotice, {NoticeKind::Warning,
                                     tr("Unsaved changes cannot be kept safe: %1").arg(message),
                                     tr("Save soon, or free some space."),
                                     {}});
    });
    connect(&m_document, &ConfigDocument::saved, this, [this] {
        m_messages.dismiss(saveNotice);
        m_messages.dismiss(diskNotice);
        try {
            m_session.reload();
        } catch (const Error& error) {
            m_messages.show(saveNotice, {NoticeKind::Error,
                                         QString::fromStdString(error.message()),
                                         QString::fromStdString(error.hint()),
                                         {}});
        }
    });
}

ConfigurePage::~ConfigurePage() {
    // The document's stack of changes is emptied when it goes, and would tell a page that is half gone.
    disconnect(m_document.undoStack(), nullptr, this, nullptr);
}

void ConfigurePage::openProject() {
    for (const QString& key : {saveNotice, diskNotice, recoveryNotice, textNotice})
        m_messages.dismiss(key);
    const Path file = m_session.config().file;
    if (file.empty()) return m_document.close(); // a configuration that is no file
    try {
        m_document.open(file);
    } catch (const Error& error) {
        m_document.close();
        m_messages.show(saveNotice, {NoticeKind::Error, QString::fromUtf8(error.what()), {}, {}});
    }
    updateState();
}

void ConfigurePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    m_document.checkFiles(); // features may have been made meanwhile
}

void ConfigurePage::showTab(int index) {
    m_tabBar->setCurrentIndex(index);
    m_tabs->setCurrentIndex(index);
    m_search->setEnabled(index == 0);
    m_advanced->setEnabled(index == 0);
}

void ConfigurePage::updateState() {
    const bool open = m_document.isOpen(), modified = m_document.isModified();
    m_whole->setCurrentIndex(open ? 1 : 0);
    m_save->setEnabled(modified);
    m_undo->setEnabled(open && m_document.undoStack()->canUndo());
    m_redo->setEnabled(open && m_document.undoStack()->canRedo());
    const auto tip = [](QAction* action, const QString& verb, const QString& what) {
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(what.isEmpty() ? QStringLiteral("%1 (%2)").arg(verb, key)
                                          : QStringLiteral("%1: %2 (%3)").arg(verb, what, key));
    };
    tip(m_undo, tr("Undo"), m_document.undoStack()->undoText());
    tip(m_redo, tr("Redo"), m_document.undoStack()->redoText());
    m_state->setText(modified ? tr("Not saved") : QString());
    m_tabBar->setTabIcon(1, open && m_document.syntaxError()
                                ? lineIcon(QStringLiteral("error"), curves::onSurface(curves::error))
                                : QIcon());
    if (open && m_document.syntaxError()) {
        const auto& error = *m_document.syntaxError();
        const QString text =
            tr("Line %1 of config.toml: %2.").arg(error.line).arg(QString::fromStdString(error.message));
        // Made anew when it says something else: it follows what is typed.
        if (!m_messages.isShown(textNotice) || text != std::exchange(m_textError, text))
            m_messages.show(textNotice, {NoticeKind::Error,
                                         text,
                                         tr("The form waits until the text is right again."),
                                         {{tr("Show the line"),
                                           [this] {
                                               showTab(1);
                                               if (const auto& now = m_document.syntaxError())
                                                   m_text->goToLine(now->line);
                                           },
                                           false}}});
    } else {
        m_messages.dismiss(textNotice);
    }
}

bool ConfigurePage::save(bool overwrite) {
    if (!m_document.isModified()) return true;
    try {
        m_document.save(overwrite);
        return true;
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::Mismatch) {
            offerDisk();
            return false;
        }
        m_messages.show(saveNotice, {NoticeKind::Error,
                                     tr("config.toml was not saved: %1").arg(QString::fromUtf8(error.what())),
                                     tr("Nothing is lost: the changes stay here."),
                                     {{tr("Try again"), [this] { save(); }, true}}});
        return false;
    }
}

bool ConfigurePage::mayLeaveProject() {
    if (!m_document.isModified()) return true;
    switch (m_asker(this)) {
    case Answer::Save:
        return save();
    case Answer::Discard:
        m_document.discardChanges();
        return true;
    case Answer::Cancel:
        break;
    }
    return false;
}

void ConfigurePage::showOption(const QString& path) {
    m_search->clear();
    showTab(0);
    m_form->showOption(path);
}

void ConfigurePage::offerRecovery() {
    m_messages.show(recoveryNotice,
                    {NoticeKind::Warning,
                     tr("The program ended last time before changes of the options were saved."),
                     tr("They were kept beside the project."),
                     {{tr("Restore them"), [this] { m_document.takeRecovery(); }, true},
                      {tr("Drop them"), [this] { m_document.dismissRecovery(); }, true}}});
}

void ConfigurePage::offerDisk() {
    Notice notice{NoticeKind::Warning, tr("Another program has changed config.toml."), {}, {}};
    if (m_document.isModified())
        notice.hint = tr("Changes made here are not saved yet; loading can be undone.");
    notice.actions = {
        {tr("Load it"),
         [this] {
             try {
                 m_document.loadFromDisk();
                 m_session.reload();
             } catch (const Error& error) {
                 m_messages.show(saveNotice, {NoticeKind::Error, QString::fromUtf8(error.what()), {}, {}});
             }
         },
         true},
        {tr("Keep what is here"), [this] { m_document.keepMine(); }, true}};
    m_messages.show(diskNotice, notice);
}

} // namespace sonorant
