// SPDX-License-Identifier: Apache-2.0
#include "sim/run/run.hpp"

#include "sim/base/problems.hpp"

namespace sim {

const Model& find(const Catalogue& catalogue, std::string_view label) {
    std::vector<std::string> labels;
    for (const auto& model : catalogue) {
        if (model->label() == label) return *model;
        labels.emplace_back(model->label());
    }
    const std::string near = nearest(label, labels);
    throw ScenarioError(
        "model", text("no model '", label, "'; ",
                      near.empty() ? "known: " + listed(labels) : "did you mean '" + near + "'?"));
}

} // namespace sim
