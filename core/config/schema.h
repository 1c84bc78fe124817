// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/option.h"

#include <string>
#include <vector>

namespace sonorant {

/// The options of [data], [training] and [inference], in the order in which people read them.
const std::vector<Option>& generalOptions();

/// general options, then `model.name`, then the hyper-parameters of that model (none if it is unknown).
std::vector<Option> projectOptions(const std::string& modelName);

/// The option called "table.key", or "key" alone where only one table has it; nullptr if none.
const Option* findOption(const std::vector<Option>& options, const std::string& name);

} // namespace sonorant
