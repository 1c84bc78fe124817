// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/summary_panel.h"

#include "widgets/plots/bar_plot.h"
#include "widgets/plots/profile_plot.h"
#include "widgets/theme/roomy_delegate.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace sonorant {

SummaryPanel::SummaryPanel(QWidget* parent)
    : QWidget(parent), m_tabs(new QTabBar), m_stack(new QStackedWidget), m_findingsStack(new QStackedWidget),
      m_profileStack(new QStackedWidget), m_findingsText(makeMuted({})), m_table(new QTableView),
      m_durations(new BarPlot(tr("Seconds"), tr("Utterances"))), m_profile(new ProfilePlot),
      m_features(new QComboBox) {
    m_tabs->addTab(tr("Findings"));
    m_tabs->addTab(tr("Durations"));
    m_tabs->addTab(tr("Mean and deviation"));
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Findings, durations or statistics"));
    m_durations->setAccessibleName(tr("Histogram of durations"));
    m_stack->addWidget(buildFindings());
    m_stack->addWidget(m_durations);
    m_stack->addWidget(buildStatistics());
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    setFindings({}, false);
    setProfiles({});
}

QWidget* SummaryPanel::buildFindings() {
    m_table->setModel(&m_findings);
    m_table->setAccessibleName(tr("Findings"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setItemDelegate(new RoomyCellDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(26);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->resizeSection(FindingsModel::Kind, 160);
    m_table->horizontalHeader()->resizeSection(FindingsModel::Utterance, 170);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!current.isValid()) return;
                const Finding& finding = m_findings.finding(current.row());
                Q_EMIT findingChosen(QString::fromStdString(finding.utterance),
                                     QString::fromStdString(finding.set));
            });
    m_findingsText->setAlignment(Qt::AlignCenter);
    m_findingsText->setWordWrap(true);
    m_findingsStack->addWidget(m_findingsText);
    m_findingsStack->addWidget(m_table);
    return m_findingsStack;
}

QWidget* SummaryPanel::buildStatistics() {
    m_features->setAccessibleName(tr("Feature"));
    m_profile->setAccessibleName(tr("Mean and deviation per dimension"));
    auto* const shown = new QWidget;
    auto* const column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_features, 0, Qt::AlignLeft);
    column->addWidget(m_profile, 1);
    auto* const none =
        makeMuted(tr("Mean and deviation per dimension appear here once the data were checked."));
    none->setAlignment(Qt::AlignCenter);
    none->setWordWrap(true);
    m_profileStack->addWidget(none);
    m_profileStack->addWidget(shown);
    connect(m_features, &QComboBox::currentIndexChanged, this, &SummaryPanel::showProfile);
    return m_profileStack;
}

void SummaryPanel::setFindings(std::vector<Finding> findings, bool checked) {
    const auto count = static_cast<int>(findings.size());
    m_findings.setFindings(std::move(findings));
    m_tabs->setTabText(Findings,
                       count > 0 ? tr("Findings (%1)").arg(QLocale().toString(count)) : tr("Findings"));
    m_findingsText->setText(checked
                                ? tr("Nothing was found: every file is as it should be.")
                                : tr("What is wrong with files appears here. Sizes were looked at so far; "
                                     "Check data looks at every value."));
    m_findingsStack->setCurrentIndex(count > 0 ? 1 : 0);
}

void SummaryPanel::setDurations(const Histogram& histogram) {
    m_durations->setHistogram(histogram);
}

void SummaryPanel::setProfiles(const std::vector<FeatureProfile>& profiles) {
    m_profiles = profiles;
    const QString before = m_features->currentText();
    const QSignalBlocker quiet(m_features);
    m_features->clear();
    for (const FeatureProfile& profile : profiles)
        m_features->addItem(tr("%1 (%2 frames)")
                                .arg(QString::fromStdString(profile.extension),
                                     QLocale().toString(static_cast<qlonglong>(profile.frames))));
    m_features->setCurrentIndex(std::max(0, m_features->findText(before)));
    m_profileStack->setCurrentIndex(profiles.empty() ? 0 : 1);
    showProfile();
}

void SummaryPanel::showProfile() {
    const int index = m_features->currentIndex();
    if (index < 0 || index >= static_cast<int>(m_profiles.size())) return m_profile->setProfile({}, {});
    const FeatureProfile& profile = m_profiles[static_cast<std::size_t>(index)];
    m_profile->setProfile(profile.mean, profile.deviation);
}

void SummaryPanel::showTab(Tab tab) {
    m_tabs->setCurrentIndex(tab);
}

} // namespace sonorant
