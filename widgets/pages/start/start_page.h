// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLayout;
class QPushButton;
class QVBoxLayout;

namespace sonorant {

class RecentProjects;

/// What the window shows while no project is open: the ways to one.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(RecentProjects* recent, QWidget* parent = nullptr);

    /// A way is shown once something can take it.
    void offerNewProject();
    void offerImport();

    QPushButton* demoButton() const { return m_demo; }

Q_SIGNALS:
    void demoWanted();
    void openWanted();
    void projectWanted(const QString& folder);
    void newProjectWanted();
    void importWanted();

private:
    QPushButton* addCard(const QString& icon, const QString& title, const QString& help);
    QLayout* makeTitle();
    QWidget* makeRecent();
    void listRecent();

    RecentProjects* m_recent;
    QVBoxLayout* m_ways;
    QPushButton *m_demo, *m_open;
    QPushButton *m_new = nullptr, *m_import = nullptr;
    QVBoxLayout* m_recentList;
};

} // namespace sonorant
