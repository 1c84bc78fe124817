// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sonorant {

class EngineHolder;
class JobArea;
class MessageArea;
class ProjectSession;
class RecentProjects;
class RunQueue;
class TrainingActions;
class TrainingController;

/// What the pages share. Owned by the window's composition, which outlives the pages; none is null.
struct PageContext {
    EngineHolder* engine = nullptr;
    ProjectSession* project = nullptr;
    RecentProjects* recent = nullptr;
    TrainingController* training = nullptr;
    TrainingActions* actions = nullptr;
    RunQueue* queue = nullptr;
    MessageArea* messages = nullptr;
    JobArea* jobs = nullptr;
};

} // namespace sonorant
