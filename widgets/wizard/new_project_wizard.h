// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/project_draft.h"

#include <QWizard>

namespace sonorant {

class EngineHolder;
class FeaturesPage;
class ModelPage;
class PlacePage;
class RecordingsPage;

/// From a folder of recordings to a project that can be trained at once.
class NewProjectWizard : public QWizard {
    Q_OBJECT
public:
    /// @param engine may still be loading
    explicit NewProjectWizard(EngineHolder& engine, QWidget* parent = nullptr);

    /// For those who come with a folder in their hand.
    void setRecordings(const QString& folder);
    RecordingsPage* recordingsPage() const { return m_recordings; }
    ModelPage* modelPage() const { return m_model; }
    PlacePage* placePage() const { return m_place; }
    FeaturesPage* featuresPage() const { return m_features; }

    void accept() override;
    /// While features are extracted: stops that first, and closes once it has ended.
    void reject() override;

Q_SIGNALS:
    /// The config.toml of a finished project.
    void projectCreated(const QString& configFile);

private:
    ProjectDraft m_draft;
    RecordingsPage* m_recordings;
    ModelPage* m_model;
    PlacePage* m_place;
    FeaturesPage* m_features;
    bool m_closing = false;
};

} // namespace sonorant
