// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/registry.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace sonorant {

ModelRegistry::ModelRegistry() {
    registerModels(*this);
}

const ModelRegistry& ModelRegistry::instance() {
    static ModelRegistry registry; // not const, so that a test may add a model of its own
    return registry;
}

std::vector<std::string> ModelRegistry::ids() const {
    std::vector<std::string> names;
    for (const ModelFactory& factory : m_factories)
        names.push_back(factory.id);
    return names;
}

const ModelFactory& ModelRegistry::at(const std::string& id) const {
    for (const ModelFactory& factory : m_factories)
        if (factory.id == id) return factory;
    const auto nearest = nearestName(id, ids());
    throw Error(ErrorKind::NotFound,
                fmt::format("there is no model '{}'; known are: {}", id, fmt::join(ids(), ", ")),
                "model.name",
                nearest ? fmt::format("did you mean '{}'?", *nearest) : "choose one of the known models");
}

void ModelRegistry::add(ModelFactory factory) {
    const bool taken = std::any_of(m_factories.begin(), m_factories.end(),
                                   [&](const ModelFactory& other) { return other.id == factory.id; });
    if (taken)
        throw Error(ErrorKind::Internal, fmt::format("two models are called '{}'", factory.id), "projects",
                    "give each folder under projects/ an id of its own");
    m_factories.push_back(std::move(factory));
}

std::shared_ptr<Model> ModelRegistry::build(const ModelContext& context, ExecutionContext& execution) const {
    const ModelFactory& factory = at(context.options.name);
    std::shared_ptr<Model> model;
    {
        const DefaultGeneratorLoan loan(execution);
        model = factory.makeModel(context);
    }
    model->to(execution.device);
    return model;
}

} // namespace sonorant
