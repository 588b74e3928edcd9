// SPDX-License-Identifier: Apache-2.0
#include "sim/run/session.hpp"

#include "sim/base/problems.hpp"
#include "sim/run/locate.hpp"
#include "sim/run/plan_file.hpp"
#include "sim/scenario/toml.hpp"

#include <algorithm>
#include <filesystem>

namespace sim {
namespace {

bool is_model(const Catalogue& catalogue, const std::string& label) {
    return std::ranges::any_of(catalogue,
                               [&](const auto& model) { return model->label() == label; });
}

bool is_shipped(const std::string& name) {
    const auto all = shipped(Shelf::scenarios);
    return std::ranges::find(all, name, &Shipped::name) != all.end();
}

void require_same_model(const Node& scenario, const Reform& reform) {
    const Node* mine = reform.overlay.find("model");
    const Node* base = scenario.find("model");
    if (mine && base && !(*mine == *base))
        throw ScenarioError(
            where(mine->origin()) + ": model",
            text("is ", described(*mine), ", but the scenario's is ", described(*base)));
}

void add(const std::vector<Problem>& found, Problems& all) {
    for (const Problem& one : found) {
        const auto same = [&](const Problem& other) {
            return other.where == one.where && other.what == one.what;
        };
        if (std::ranges::none_of(all.entries(), same)) all.add(one.where, one.what);
    }
}

} // namespace

Node open_scenario(const Catalogue& catalogue, const std::string& asked) {
    if (is_model(catalogue, asked) && !is_shipped(asked))
        return Node::table_of({{"model", asked}, {"title", asked}});
    return open_document(Shelf::scenarios, asked);
}

Reform open_reform(const std::string& asked) {
    const std::string path = locate(Shelf::reforms, asked);
    return {std::filesystem::path(path).stem(), open_document(Shelf::reforms, path)};
}

void assign(Node& document, const std::string& assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
        throw ScenarioError("--set", text("expected path=value, got '", assignment, "'"));
    set(document, assignment.substr(0, equals), parse_value(assignment.substr(equals + 1)));
}

Experiment design(const Catalogue& catalogue, const Node& scenario,
                  const std::vector<Reform>& reforms, const Design& how) {
    Experiment experiment;
    Problems problems;
    const auto add_arm = [&](const std::string& name, const Node& document) {
        try {
            add_scenario(experiment, catalogue, name, document);
        } catch (const ScenarioError& error) {
            add(error.problems(), problems);
        }
    };
    add_arm(baseline_name, scenario);
    for (const Reform& reform : reforms) {
        require_same_model(scenario, reform);
        add_arm(reform.name, merge(scenario, reform.overlay));
    }
    refuse(problems);
    experiment.seed = experiment.settings().seed;
    experiment.replicates = how.replicates;
    experiment.first_replicate = how.first_replicate;
    experiment.placebos = how.placebos;
    experiment.persons = how.persons;
    check(experiment);
    return experiment;
}

Conclusion conduct(const Experiment& experiment, const Watch& watch) {
    OutcomesInMemory outcomes;
    Conclusion done;
    done.report = run_experiment(experiment, outcomes, watch);
    done.findings = findings_of(experiment, outcomes);
    return done;
}

Conclusion conduct(Folder& folder, const Watch& watch) {
    Conclusion done;
    done.report = run_experiment(folder.experiment(), folder, watch);
    for (Failure& failure : done.report.failures) folder.note_failure(failure);
    if (!folder.share()) done.findings = findings_of(folder.experiment(), folder);
    if (done.report.interrupted) {
        folder.note("interrupted");
        return done;
    }
    folder.gather(done.findings);
    if (std::filesystem::exists(folder.results())) done.results = folder.results();
    return done;
}

} // namespace sim
