// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/frame/message_area.h"
#include "widgets/frame/page.h"
#include "widgets/frame/page_context.h"
#include "widgets/jobs/job_area.h"
#include "widgets/project/engine_holder.h"
#include "widgets/project/project_session.h"
#include "widgets/project/recent_projects.h"
#include "widgets/train/run_queue.h"
#include "widgets/train/training_actions.h"
#include "widgets/train/training_controller.h"

#include <QList>

namespace sonorant {

/// The parts that the pages share, made once and in the order in which they need each other.
class Composition {
public:
    explicit Composition(ProjectSession::Reader reader);

    /// All pages of this program, in the order of their numbers: the one place where a page is added.
    QList<Page*> makePages() const;
    const PageContext& context() const { return m_context; }

    EngineHolder engine;
    ProjectSession project;
    RecentProjects recent;
    TrainingController training; ///< ends before the engine does: it waits for its run
    RunQueue queue;
    MessageArea* messages; ///< these two belong to the window
    JobArea* jobs;
    TrainingActions actions;

private:
    PageContext m_context;
};

} // namespace sonorant
