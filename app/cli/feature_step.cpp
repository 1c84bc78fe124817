// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/feature_step.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "core/base/text.h"
#include "core/service/engine.h"
#include "core/service/missing_features.h"

#include <fmt/format.h>

namespace sonorant::cli {

void makeMissingFeatures(const ProjectConfig& config, Engine& engine, Display& display) {
    const std::vector<FeatureRequest> missing = missingFeatures(config);
    if (missing.empty()) return;
    display.line(fmt::format("The features of {} are not there yet: extracting them",
                             counted(recordingCount(missing), "recording")));
    if (const int status = extractFeatures(missing, engine, display); status != Done) throw Refused{status};
}

int extractFeatures(const std::vector<FeatureRequest>& requests, Engine& engine, Display& display) {
    const InterruptToken interrupt;
    std::size_t failed = 0;
    for (const FeatureRequest& request : requests) {
        JobDisplay job(display);
        const FeatureReport report = engine.features().extract(request, job.control(interrupt.token()));
        display.clear();
        printIssues(report.issues);
        display.line(
            fmt::format("{}: features of {} made, {} up to date, {} failed ({:.0f} s of audio in {:.1f} s)",
                        toUtf8(request.wavFolder), counted(report.made, "recording"), report.kept,
                        report.failed, report.audioSeconds, report.seconds));
        failed += report.failed;
        if (report.cancelled) return Interrupted;
    }
    return failed == 0 ? Done : Failed;
}

} // namespace sonorant::cli
