// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/plan_file.hpp"

#include "sim/base/problems.hpp"
#include "sim/base/version.hpp"
#include "sim/document/files.hpp"
#include "sim/document/toml.hpp"
#include "sim/scenario/read.hpp"
#include "sim/scenario/write.hpp"

namespace sim {

std::string plan_text(const Experiment& whole, const std::optional<Share>& share) {
    Plan plan{
        std::string(engine().version), std::string(engine().commit), whole.seed, {}, share, {}};
    for (std::size_t arm = 1; arm < whole.scenarios.size(); ++arm)
        plan.reforms.push_back(whole.scenarios[arm].name);
    return write_toml(merge(write(plan), write<ExperimentOptions>(whole)));
}

Planned read_plan(const std::string& path) {
    Problems problems;
    const auto parts =
        divide<Plan, ExperimentOptions>(read_toml_text(read_file(path), path), problems);
    Planned all{read<Plan>(parts.first, problems),
                {read<ExperimentOptions>(parts.second, problems), {}, 1}};
    refuse(problems);
    const Plan& plan = all.plan;
    if (plan.engine != engine().version || plan.commit != engine().commit)
        throw FileError(path, text("was begun by engine ", plan.engine, " (", plan.commit,
                                   "), this is ", engine().version, " (", engine().commit,
                                   "); a result must come from one"));
    all.whole.seed = plan.seed;
    return all;
}

void add_scenario(Experiment& experiment, const Catalogue& catalogue, const std::string& name,
                  const Node& document) {
    const Node* model = document.find("model");
    if (!model || !model->is(Node::Kind::text))
        throw ScenarioError(where(document.origin()),
                            "needs `model = \"...\"`; `sharesim list models` shows them");
    auto prepared = find(catalogue, model->text()).prepare(document);
    const Settings& settings = prepared->settings();
    // A reform without a title of its own has that of the baseline over which it is laid.
    const bool own = experiment.scenarios.empty() || settings.title != experiment.settings().title;
    experiment.scenarios.push_back({name, own ? settings.title : settings.label, prepared});
}

} // namespace sim
