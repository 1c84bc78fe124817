// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/config_document.h"
#include "widgets/frame/page.h"

#include <functional>

class QAction;
class QCheckBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTabBar;

namespace sonorant {

class ConfigForm;
class ConfigText;
class MessageArea;
class ProjectSession;

/// Page 1: the options of the project as forms, and the same file as text.
class ConfigurePage : public Page {
    Q_OBJECT
public:
    enum class Answer { Save, Discard, Cancel };
    /// Asks what becomes of unsaved changes; in tests something that answers by itself.
    using Asker = std::function<Answer(QWidget*)>;

    ConfigurePage(ProjectSession& session, MessageArea& messages, QWidget* parent = nullptr);
    ~ConfigurePage() override;

    QString title() const override { return tr("Configure"); }
    QString iconName() const override { return QStringLiteral("configure"); }
    int number() const override { return 1; }
    bool mayLeaveProject() override;

    ConfigDocument& document() { return m_document; }
    ConfigForm& form() { return *m_form; }
    ConfigText& textTab() { return *m_text; }
    QAction* saveAction() const { return m_save; }
    QAction* undoAction() const { return m_undo; }
    QAction* redoAction() const { return m_redo; }
    void setAsker(Asker asker) { m_asker = std::move(asker); }
    /// Writes what is unsaved; true when nothing is unsaved any more. Says what went wrong in a message.
    bool save(bool overwrite = false);

public Q_SLOTS:
    /// Brings the option to the front, on the form.
    void showOption(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeActions();
    QWidget* makeBar();
    QWidget* makeEmptyState();
    void connectDocument();
    void openProject();
    void showTab(int index);
    void updateState();
    void offerRecovery();
    void offerDisk();

    ProjectSession& m_session;
    MessageArea& m_messages;
    ConfigDocument m_document;
    Asker m_asker;
    QStackedWidget *m_whole, *m_tabs;
    QTabBar* m_tabBar;
    ConfigForm* m_form;
    ConfigText* m_text;
    QLineEdit* m_search;
    QCheckBox* m_advanced;
    QLabel* m_state;
    QString m_textError; ///< what the bar about the text says
    QAction *m_save, *m_undo, *m_redo, *m_find;
};

} // namespace sonorant
