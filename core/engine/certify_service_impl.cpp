// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/certify_service_impl.h"

#include "core/certify/certifier.h"
#include "core/certify/reference_shapes.h"
#include "core/engine/guard.h"
#include "core/nn/threads.h"

#include <memory>

namespace sonorant {

namespace {

Certificate certifyAll(const CertifyRequest& request, const JobControl& job) {
    useThreads(request.config.training.threads);
    const std::vector<Path> files = referenceFiles(request.reference);
    ModelContext context;
    context.options = request.config.model;
    context.data = request.config.data;
    std::unique_ptr<Certifier> certifier; // needs the shapes of the first file
    for (const Path& file : files) {
        job.throwIfStopped();
        job.progress("Reading " + toUtf8(file), 0, 0);
        const Reference reference = readReference(file);
        if (!certifier) {
            fillShapes(context.data, reference);
            certifier = std::make_unique<Certifier>(context, readWeights(request.checkpoint),
                                                    toUtf8(request.checkpoint), request.within);
        }
        certifier->compare(reference, job);
    }
    return certifier->certificate();
}

} // namespace

Certificate CertifyServiceImpl::certify(const CertifyRequest& request, const JobControl& job) {
    return guarded([&] { return certifyAll(request, job); });
}

} // namespace sonorant
