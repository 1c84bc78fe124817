// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/completion.h"

#include "core/config/model_descriptor.h"

#include <algorithm>
#include <utility>

namespace sonorant {

void completeModelValues(ModelConfig& model) {
    const ModelDescriptor* descriptor = ModelDescriptors::instance().find(model.name);
    if (!descriptor) return;
    std::map<std::string, Value> complete;
    for (const Option& option : descriptor->options) {
        const auto found = model.values.find(option.key);
        const bool keep = found != model.values.end() && checkValue(option, found->second).empty();
        complete[option.key] = keep ? found->second : option.defaultValue;
    }
    model.values = std::move(complete);
}

void completeTestSets(ProjectConfig& config) {
    InferenceConfig& test = config.inference;
    const std::size_t subsets = std::max(test.testList.size(), test.testInputDirs.size());
    if (subsets == 0) return;
    if (test.testInputDirs.empty() && !config.data.inputDirs.empty())
        test.testInputDirs.assign(subsets, config.data.inputDirs.front());
    if (test.testOutputDirs.empty()) test.testOutputDirs.assign(subsets, {});
    if (test.testSetName.names.empty()) test.testSetName.names = {"test"};
}

} // namespace sonorant
