// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/project_config.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fmt/format.h>

namespace sonorant {

const Value& ModelConfig::at(const std::string& key) const {
    const auto found = values.find(key);
    if (found != values.end()) return found->second;
    std::vector<std::string> known;
    for (const auto& [name_, value] : values)
        known.push_back(name_);
    const auto nearest = nearestName(key, known);
    throw Error(ErrorKind::Configuration, fmt::format("the model {} has no option {}", name, key),
                "model." + key,
                nearest ? fmt::format("the nearest is {}", *nearest)
                        : "give it a default in the model's descriptor.cpp");
}

Path ProjectConfig::resolve(const std::string& path) const {
    return std::filesystem::absolute(folder / path).lexically_normal();
}

Path ProjectConfig::cacheFolder() const {
    return data.pathCacheFile.empty() ? resolve("cache") : resolve(data.pathCacheFile);
}

} // namespace sonorant
