// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/composition.h"

#include "widgets/pages/checkpoints/checkpoints_page.h"
#include "widgets/pages/configure_page.h"
#include "widgets/pages/data/data_page.h"
#include "widgets/pages/inspect/inspect_page.h"
#include "widgets/pages/listen/listen_page.h"
#include "widgets/pages/train/train_page.h"

namespace sonorant {

Composition::Composition(ProjectSession::Reader reader)
    : project(std::move(reader)), messages(new MessageArea), jobs(new JobArea),
      actions(TrainingActions::Parts{&engine, &project, &training, &queue, messages, jobs}, nullptr),
      m_context{&engine, &project, &recent, &training, &actions, &queue, messages, jobs} {
    // Connected first, so that whoever else hears of the engine finds the service in place.
    QObject::connect(&engine, &EngineHolder::ready, &training, [this] {
        training.setService(&engine.engine()->training());
        Q_EMIT training.stateChanged();
    });
    // Before the pages hear of it, so that what they say about the new project stays.
    const auto turnToOtherProject = [this] {
        messages->dismissProject();
        training.forget();
    };
    QObject::connect(&project, &ProjectSession::opened, &training, turnToOtherProject);
    QObject::connect(&project, &ProjectSession::closed, &training, turnToOtherProject);
}

QList<Page*> Composition::makePages() const {
    auto* const configure = new ConfigurePage(*m_context.project, *m_context.messages);
    auto* const checkpoints = new CheckpointsPage(m_context);
    auto* const listen = new ListenPage(m_context);
    QObject::connect(checkpoints, &CheckpointsPage::generateWanted, listen, &ListenPage::showCheckpoint);
    return {configure,
            new DataPage(m_context, configure->document()),
            new TrainPage(m_context),
            checkpoints,
            listen,
            new InspectPage(m_context)};
}

} // namespace sonorant
