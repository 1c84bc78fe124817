// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/config/model_descriptor.h"
#include "core/config/project_file.h"
#include "core/config/schema.h"
#include "core/config/validation.h"

#include <fmt/format.h>

namespace sonorant {

namespace {

/// Options whose absence matters only when a model is trained.
bool onlyForTraining(const Option& option) {
    return option.key == "trn_set_name" || option.key == "input_dirs" || option.key == "output_dirs";
}

/// Options about target files, which some models do without.
bool onlyForTargets(const Option& option) {
    return option.table == "data" && option.key.rfind("output_", 0) == 0;
}

bool isEmpty(const Value& value) {
    if (value.isText()) return value.toText().empty();
    return value.isList() && value.toList().empty();
}

void checkEachOption(const ProjectConfig& config, bool forTraining, bool forInference,
                     validation::Report& report) {
    const bool targets = readsTargets(config);
    for (const Option& option : projectOptions(config.model.name)) {
        if (!targets && onlyForTargets(option)) continue;
        const Value value = option.get(config);
        if (isEmpty(value) && option.required) {
            if (forTraining || (forInference && !onlyForTraining(option)))
                report.error(option.path(), "it is missing", option.help);
            continue;
        }
        if (const std::string wrong = checkValue(option, value); !wrong.empty())
            report.error(option.path(), wrong, option.help);
        else if (option.whyNotApplicable && !(value == option.defaultValue))
            if (const std::string why = option.whyNotApplicable(config); !why.empty())
                report.warning(option.path(), fmt::format("{} has no effect: {}", option.key, why));
    }
}

} // namespace

Issues validate(const ProjectConfig& config, bool forTraining, bool forInference) {
    validation::Report report;
    checkEachOption(config, forTraining, forInference, report);
    validation::checkFeatures(config, report);
    if (forTraining) {
        validation::checkSubsets(config.data, report);
        validation::checkTraining(config, report);
        validation::checkTrainingFiles(config, report);
    }
    if (forInference) {
        validation::checkInference(config, report);
        validation::checkInferenceFiles(config, report);
    }
    return report.issues;
}

} // namespace sonorant
