// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/schema.h"

#include "core/config/completion.h"
#include "core/config/model_descriptor.h"
#include "core/config/option_builder.h"

#include <utility>

namespace sonorant {

namespace {

std::vector<Option> makeGeneralOptions() {
    std::vector<Option> options;
    schema::addDataOptions(options);
    schema::addTrainingOptions(options);
    schema::addInferenceOptions(options);
    return options;
}

Option modelNameOption() {
    Option option;
    option.table = "model";
    option.key = "name";
    option.type = OptionType::Choice;
    option.defaultValue = "";
    option.label = "Model";
    option.group = "Model";
    option.help = "The model to train: the name of its folder under projects/.";
    option.required = true;
    for (const ModelDescriptor& descriptor : ModelDescriptors::instance().all()) {
        option.choices.push_back(Value(descriptor.id));
        option.choiceLabels.push_back(descriptor.displayName);
    }
    option.get = [](const ProjectConfig& config) { return Value(config.model.name); };
    option.set = [](ProjectConfig& config, const Value& value) {
        config.model.name = value.toText();
        completeModelValues(config.model);
    };
    return option;
}

} // namespace

const std::vector<Option>& generalOptions() {
    static const std::vector<Option> options = makeGeneralOptions();
    return options;
}

std::vector<Option> projectOptions(const std::string& modelName) {
    std::vector<Option> options = generalOptions();
    options.push_back(modelNameOption());
    const ModelDescriptor* descriptor = ModelDescriptors::instance().find(modelName);
    if (!descriptor) return options;
    for (Option option : descriptor->options) {
        option.table = "model";
        const std::string key = option.key;
        const Value fallback = option.defaultValue;
        option.get = [key, fallback](const ProjectConfig& config) {
            const auto found = config.model.values.find(key);
            return found == config.model.values.end() ? fallback : found->second;
        };
        // A real option written as "1" holds 1.0 from here on, so that models need not care.
        const bool real = option.type == OptionType::Real;
        option.set = [key, real](ProjectConfig& config, const Value& value) {
            config.model.values[key] = real ? Value(value.toReal()) : value;
        };
        options.push_back(std::move(option));
    }
    return options;
}

const Option* findOption(const std::vector<Option>& options, const std::string& name) {
    const Option* found = nullptr;
    for (const Option& option : options) {
        if (option.path() == name) return &option;
        if (option.key != name) continue;
        if (found) return nullptr; // in two tables: the table must be named
        found = &option;
    }
    return found;
}

} // namespace sonorant
