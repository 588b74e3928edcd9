// SPDX-License-Identifier: Apache-2.0
#include "sim/study/session.hpp"

#include "sim/base/problems.hpp"
#include "sim/document/toml.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/run/locate.hpp"
#include "sim/study/folder/plan_file.hpp"
#include "sim/study/plan/beginning.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <bit>
#include <filesystem>
#include <utility>

namespace sim {
namespace {

bool is_model(const Catalogue& catalogue, const std::string& label) {
    return std::ranges::any_of(catalogue,
                               [&](const auto& model) { return model->label() == label; });
}

bool is_shipped(DocumentKind shelf, const std::string& name) {
    const auto all = shipped(shelf);
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
        if (all.full()) return;
        const auto same = [&](const Problem& other) {
            return other.where == one.where && other.what == one.what;
        };
        if (std::ranges::none_of(all.entries(), same)) all.add(one.where, one.what, one.facts);
    }
}

void check_package(const std::vector<Reform>& reforms, Problems& problems) {
    for (const Reform& reform : reforms)
        if (reform.name == all_together)
            problems.add("attribution", text("calls the whole package '", all_together,
                                             "'; give the reform of that label another"));
    if (reforms.size() < 2 || reforms.size() > most_parts)
        problems.add("attribution", text("takes 2 to ", most_parts, " reforms, not ",
                                         reforms.size(), ": all their combinations are simulated"));
}

// Adds every combination of two reforms or more, laid over the scenario in the order given.
void combine(Experiment& experiment, const Catalogue& catalogue, const Node& scenario,
             const std::vector<Reform>& reforms) {
    std::vector<std::string> parts;
    for (const Reform& reform : reforms) parts.push_back(reform.name);
    for (std::size_t members = 1; members < std::size_t{1} << parts.size(); ++members) {
        if (std::has_single_bit(members)) continue;
        Node document = scenario;
        for (std::size_t part = 0; part < parts.size(); ++part)
            if ((members >> part & 1) != 0)
                document = merge(std::move(document), reforms[part].overlay);
        const std::string name = joint_name(members, parts);
        document.put("title", name); // and not that of the last part
        document.put("label", name);
        add_scenario(experiment, catalogue, name, document);
    }
}

// Reforms whose first measure comes into force on the day asked for.
std::vector<Reform> begun(const Experiment& experiment, const Catalogue& catalogue,
                          std::vector<Reform> reforms) {
    const Settings& settings = experiment.settings();
    const auto keys = find(catalogue, settings.model).law_keys();
    bool any = false;
    for (Reform& reform : reforms)
        any |= begin_on(reform.overlay, keys, experiment.begin->on(settings.start));
    if (!any)
        throw ScenarioError("begin", reforms.empty() ? "moves reforms, and there is none"
                                                     : "moves measures, and no reform has one");
    return reforms;
}

void announce(Experiment& experiment, Day day) {
    Problems problems;
    const Prepared& baseline = *experiment.baseline().scenario;
    for (std::size_t arm = 1; arm < experiment.scenarios.size(); ++arm) {
        Arm& reform = experiment.scenarios[arm];
        if (auto told = reform.scenario->announced(day, baseline))
            reform.scenario = std::move(told);
        else
            problems.add("announcement",
                         text(iso(day), " is after ", iso(reform.scenario->takes_effect(baseline)),
                              ", when '", reform.name, "' comes into force"));
    }
    refuse(problems);
}

// Takes as many replicates as `experiment` asks for: all at once, or more and more until enough is
// known. `take(n)` simulates what is missing of n replicates and tells what all of them say.
template <class Take> Conclusion grow(const Experiment& experiment, Take&& take) {
    if (!experiment.precision) return take(experiment.replicates);
    const Precision rule = *experiment.precision; // `take` may change the experiment
    std::int64_t taken = rule.least;
    while (true) {
        Conclusion done = take(static_cast<std::uint32_t>(taken));
        if (done.report.interrupted || done.findings.lines.empty()) return done;
        done.reached = precision_of(done.findings, rule);
        const std::int64_t wanted = replicates_wanted(done.reached, rule, taken);
        if (wanted == taken) return done;
        taken = wanted;
    }
}

} // namespace

Node open_scenario(const Catalogue& catalogue, const std::string& asked) {
    if (is_model(catalogue, asked) && !is_shipped(DocumentKind::scenarios, asked))
        return Node::table_of({{"model", asked}, {"title", asked}});
    return open_document(DocumentKind::scenarios, asked);
}

Node open_subject(const Catalogue& catalogue, const std::string& asked) {
    if (is_shipped(DocumentKind::experiments, asked))
        return open_document(DocumentKind::experiments, asked);
    return open_scenario(catalogue, asked);
}

void assign(Node& document, const std::string& assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
        throw ScenarioError("--set", text("expected path=value, got '", assignment, "'"));
    set(document, assignment.substr(0, equals), parse_value(assignment.substr(equals + 1)));
}

Experiment design(const Catalogue& catalogue, const Node& scenario,
                  const std::vector<Reform>& reforms, const ExperimentOptions& how) {
    Experiment experiment{how, {}, 1};
    if (how.precision) experiment.replicates = static_cast<std::uint32_t>(how.precision->most);
    Problems problems;
    const auto add_arm = [&](const std::string& name, const Node& document) {
        try {
            add_scenario(experiment, catalogue, name, document);
        } catch (const ScenarioError& error) {
            add(error.problems(), problems);
        }
    };
    add_arm(baseline_name, scenario);
    check_labels(reforms, problems);
    const std::vector<Reform> dated =
        how.begin && problems.empty() ? begun(experiment, catalogue, reforms) : reforms;
    for (const Reform& reform : dated) {
        require_same_model(scenario, reform);
        add_arm(reform.name, laid_over(scenario, reform));
    }
    if (how.attribution == Attribution::shapley) check_package(dated, problems);
    refuse(problems);
    if (how.attribution == Attribution::shapley) combine(experiment, catalogue, scenario, dated);
    if (how.announcement) announce(experiment, *how.announcement);
    experiment.seed = experiment.settings().seed;
    check(experiment);
    return experiment;
}

Conclusion conduct(const Experiment& experiment, const Watch& watch) {
    const WithThreads held(experiment.threads);
    OutcomesInMemory outcomes;
    Experiment grown = experiment;
    return grow(experiment, [&](std::uint32_t replicates) {
        grown.replicates = replicates;
        const Report report = run_experiment(grown, outcomes, watch);
        return Conclusion{findings_of(grown, outcomes), {}, report, replicates, {}};
    });
}

Conclusion conduct(Folder& folder, const Watch& watch) {
    const WithThreads held(folder.experiment().threads);
    folder.note("simulating", Node::table_of({{"threads", threads()}}));
    Conclusion done = grow(folder.experiment(), [&](std::uint32_t replicates) {
        folder.reach(replicates);
        const Report report = run_experiment(folder.experiment(), folder, watch);
        Conclusion so_far{{}, {}, report, replicates, {}};
        if (!folder.share()) so_far.findings = findings_of(folder.experiment(), folder);
        return so_far;
    });
    for (Failure& failure : done.report.failures) folder.note_failure(failure);
    if (done.report.interrupted) {
        folder.note("interrupted");
        return done;
    }
    folder.gather(done.findings);
    if (std::filesystem::exists(folder.results())) done.results = folder.results();
    return done;
}

} // namespace sim
