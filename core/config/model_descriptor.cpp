// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/model_descriptor.h"

#include "core/base/error.h"
#include "core/config/project_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sonorant {

ModelDescriptors::ModelDescriptors() {
    registerModelDescriptors(*this);
}

const ModelDescriptors& ModelDescriptors::instance() {
    static ModelDescriptors descriptors; // not const, so that a test may add one of its own
    return descriptors;
}

const ModelDescriptor* ModelDescriptors::find(const std::string& id) const {
    for (const ModelDescriptor& descriptor : m_all)
        if (descriptor.id == id) return &descriptor;
    return nullptr;
}

std::vector<std::string> ModelDescriptors::ids() const {
    std::vector<std::string> ids;
    for (const ModelDescriptor& descriptor : m_all)
        ids.push_back(descriptor.id);
    return ids;
}

void ModelDescriptors::add(ModelDescriptor descriptor) {
    if (find(descriptor.id))
        throw Error(ErrorKind::Internal, fmt::format("two models are called {}", descriptor.id), "projects/",
                    "give each model folder an id of its own");
    for (Option& option : descriptor.options) {
        option.table = "model";
        if (option.group.empty()) option.group = "Model";
    }
    m_all.push_back(std::move(descriptor));
}

bool readsTargets(const ProjectConfig& config) {
    const ModelDescriptor* const descriptor = ModelDescriptors::instance().find(config.model.name);
    if (!descriptor || descriptor->wantsTargets) return true;
    const std::vector<Folders>& subsets = config.data.outputDirs;
    return std::any_of(subsets.begin(), subsets.end(),
                       [](const Folders& folders) { return !folders.empty(); });
}

std::string linesFileOf(const ProjectConfig& config) {
    const ModelDescriptor* const descriptor = ModelDescriptors::instance().find(config.model.name);
    return descriptor ? descriptor->linesFile : std::string();
}

} // namespace sonorant
