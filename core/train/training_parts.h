// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/config/project_config.h"
#include "core/data/loader.h"
#include "core/data/project_data.h"
#include "core/model/model.h"
#include "core/nn/execution_context.h"
#include "core/train/loss_monitor.h"
#include "core/train/optimizer.h"
#include "core/train/run_control.h"
#include "core/train/schedule.h"

#include <memory>
#include <optional>
#include <string>

namespace sonorant {

/// Everything that a run consists of, made in the framework's order (the order of random draws depends on
/// it): generator, device, training set, validation set, model, loss, optimiser.
struct TrainingParts {
    ExecutionContext context;
    ProjectData data;
    std::unique_ptr<Loader> training;
    std::unique_ptr<Loader> validation; ///< null without a validation set
    std::shared_ptr<Model> model;
    std::unique_ptr<Loss> loss;
    std::unique_ptr<Optimizer> optimizer;
    std::unique_ptr<Schedule> schedule;                    ///< null: constant rate
    std::unique_ptr<LossMonitor> trainMonitor, valMonitor; ///< valMonitor null without a validation set
};

/// Builds them, telling through `control` what is being done. `issues` receives what was found and left out.
/// @throws Error, Cancelled
TrainingParts buildTrainingParts(const ProjectConfig& config, RunControl& control, Issues& issues);

/// A warning when the table of losses (epochs x segments of both sets) would take more than 1 GB of memory,
/// and of each checkpoint; else nothing. Call before it is made.
Issues lossTableWarnings(std::int64_t epochs, std::int64_t segments, std::size_t losses);

Normalization normalizationOf(const Statistics& statistics);

} // namespace sonorant
