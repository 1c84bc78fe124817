// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/project_check.h"
#include "widgets/data/findings_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace sonorant {

class BarPlot;
class ProfilePlot;

/// Below the utterances: what was found, how long they are, and mean and deviation per dimension.
class SummaryPanel : public QWidget {
    Q_OBJECT
public:
    enum Tab { Findings, Durations, Statistics };

    explicit SummaryPanel(QWidget* parent = nullptr);

    /// @param checked every value was looked at, so that no finding means that all is well
    void setFindings(std::vector<Finding> findings, bool checked);
    void setDurations(const Histogram& histogram);
    void setProfiles(const std::vector<FeatureProfile>& profiles);
    void showTab(Tab tab);

    FindingsModel* findings() { return &m_findings; }
    QTableView* findingsTable() const { return m_table; }
    BarPlot* durations() const { return m_durations; }
    ProfilePlot* profile() const { return m_profile; }
    QComboBox* features() const { return m_features; }

Q_SIGNALS:
    /// A finding was chosen; the utterance is empty where it concerns a whole set.
    void findingChosen(const QString& utterance, const QString& set);

private:
    QWidget* buildFindings();
    QWidget* buildStatistics();
    void showProfile();

    FindingsModel m_findings;
    std::vector<FeatureProfile> m_profiles;
    QTabBar* m_tabs;
    QStackedWidget *m_stack, *m_findingsStack, *m_profileStack;
    QLabel* m_findingsText;
    QTableView* m_table;
    BarPlot* m_durations;
    ProfilePlot* m_profile;
    QComboBox* m_features;
};

} // namespace sonorant
