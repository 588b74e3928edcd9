// SPDX-License-Identifier: Apache-2.0
#include "sim/run/plan_file.hpp"

#include "sim/base/problems.hpp"
#include "sim/base/version.hpp"
#include "sim/scenario/files.hpp"
#include "sim/scenario/read.hpp"
#include "sim/scenario/toml.hpp"
#include "sim/scenario/write.hpp"

namespace sim {

std::string plan_text(const Experiment& whole, const std::optional<Share>& share) {
    Plan plan;
    plan.engine = engine().version;
    plan.commit = engine().commit;
    plan.seed = whole.seed;
    plan.first_replicate = whole.first_replicate;
    plan.replicates = whole.replicates;
    plan.placebos = whole.placebos == Placebos::run;
    plan.share = share;
    plan.persons = whole.persons;
    plan.replication = whole.replication;
    plan.title = whole.title;
    plan.attribution = whole.attribution;
    plan.indicators = whole.indicators;
    plan.precision = whole.precision;
    for (std::size_t arm = 1; arm < whole.scenarios.size(); ++arm)
        plan.reforms.push_back(whole.scenarios[arm].name);
    return write_toml(write(plan));
}

Plan read_plan(const std::string& path) {
    Problems problems;
    Plan plan = read<Plan>(read_toml_text(read_file(path), path), problems);
    refuse(problems);
    if (plan.engine != engine().version || plan.commit != engine().commit)
        throw FileError(path, text("was begun by engine ", plan.engine, " (", plan.commit,
                                   "), this is ", engine().version, " (", engine().commit,
                                   "); a result must come from one"));
    return plan;
}

Experiment planned(const Plan& plan) {
    Experiment experiment;
    experiment.seed = plan.seed;
    experiment.first_replicate = static_cast<std::uint32_t>(plan.first_replicate);
    experiment.replicates = static_cast<std::uint32_t>(plan.replicates);
    experiment.placebos = plan.placebos ? Placebos::run : Placebos::skip;
    experiment.persons = plan.persons;
    experiment.replication = plan.replication;
    experiment.title = plan.title;
    experiment.attribution = plan.attribution;
    experiment.indicators = plan.indicators;
    experiment.precision = plan.precision;
    return experiment;
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
