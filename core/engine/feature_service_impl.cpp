// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feature_service_impl.h"

#include "core/engine/guard.h"
#include "core/features/feature_extractor.h"

namespace sonorant {

FeatureReport FeatureServiceImpl::extract(const FeatureRequest& request, const JobControl& job) {
    return guarded([&] {
        ExtractionRequest wanted;
        wanted.wavFolder = request.wavFolder;
        wanted.melFolder = request.melFolder;
        wanted.f0Folder = request.f0Folder;
        wanted.wavExtension = request.wavExtension;
        wanted.melExtension = request.melExtension;
        wanted.f0Extension = request.f0Extension;
        wanted.names = request.names;
        wanted.samplingRate = request.samplingRate;
        wanted.f0Minimum = request.f0Minimum;
        wanted.f0Maximum = request.f0Maximum;
        wanted.overwrite = request.overwrite;
        wanted.convert = request.convert;
        wanted.wavTarget = request.wavTarget;
        wanted.threads = request.threads;
        const ExtractionReport made = extractFeatures(wanted, job);
        FeatureReport report;
        report.made = made.made;
        report.kept = made.kept;
        report.failed = made.failed;
        report.audioSeconds = made.audioSeconds;
        report.seconds = made.seconds;
        report.issues = made.issues;
        report.cancelled = made.cancelled;
        return report;
    });
}

} // namespace sonorant
