// SPDX-License-Identifier: Apache-2.0
// What an experiment says, for machines.
#include "sim/document/json.hpp"

#include "sim/base/problems.hpp"
#include "sim/command/verbs.hpp"
#include "sim/document/output_json.hpp"
#include "sim/time/calendar.hpp"

#include <iostream>

namespace sim::cli {
namespace {

Node indicator_words(const Findings& findings, const IndicatorLine& line) {
    Node one{Node::Table{}};
    put_outputs(one, line);
    one.erase("doc"); // `describe` tells it
    for (const char* key : {"role", "caution"})
        if (one.find(key)->text().empty()) one.erase(key);
    if (const std::size_t place = place_of(findings.headlines, line.name); place > 0) {
        one.put("headline", place);
        one.put("plain_name", called(findings.headlines, line));
    }
    return one;
}

Node level_words(const Findings& findings, const ScenarioFindings& scenario) {
    Node::List levels;
    for (std::size_t line = 0; line < scenario.levels.size(); ++line) {
        Node one = indicator_words(findings, findings.lines[line]);
        for_each_output(scenario.levels[line], [&](const auto& output, double value) {
            one.put(output.key == "mean" ? "value" : std::string(output.key), number(value));
        });
        levels.push_back(std::move(one));
    }
    return Node::table_of({{"name", scenario.name},
                           {"title", scenario.title},
                           {"replicates", scenario.replicates},
                           {"indicators", Node(std::move(levels))}});
}

Node effect_words(const Findings& findings, std::size_t line, const ReformFindings& reform) {
    Node one = indicator_words(findings, findings.lines[line]);
    put_outputs(one, reform.effects[line]);
    one.put("placebo", number(reform.placebo.largest[line]));
    one.put("unenforced", number(reform.unenforced.largest[line]));
    return one;
}

Node reform_words(const Findings& findings, const ReformFindings& reform) {
    const bool acts = reform.can_act(findings);
    const Day last = findings.start + (static_cast<int>(findings.days) - 1);
    Node::List effects;
    for (std::size_t line = 0; line < reform.effects.size(); ++line)
        effects.push_back(effect_words(findings, line, reform));
    Node::List winners;
    for (const Winners& one : reform.winners) winners.push_back(json_of(one));
    return Node::table_of({{"name", reform.name},
                           {"title", reform.title},
                           {"takes_effect", iso(reform.takes_effect)},
                           {"first_day", acts ? Node(iso(reform.takes_effect)) : Node()},
                           {"last_day", acts ? Node(iso(last)) : Node()},
                           {"in_force", reform.timing.in_force},
                           {"warning", reform.warning.empty() ? Node() : Node(reform.warning)},
                           {"placebo", name_of(reform.placebo.state)},
                           {"placebo_runs", reform.placebo.runs},
                           {"placebo_is_zero", is_zero(reform.placebo)},
                           {"unenforced", name_of(reform.unenforced.state)},
                           {"unenforced_runs", reform.unenforced.runs},
                           {"unenforced_is_zero", is_zero(reform.unenforced)},
                           {"effects", Node(std::move(effects))},
                           {"winners", Node(std::move(winners))}});
}

} // namespace

Node rows(const std::vector<std::string>& keys,
          const std::vector<std::vector<std::string>>& values) {
    Node::List all;
    for (const auto& row : values) {
        Node one{Node::Table{}};
        for (std::size_t i = 0; i < keys.size(); ++i) one.put(keys[i], row[i]);
        all.push_back(std::move(one));
    }
    return all;
}

void print_json(const Node& document) { std::cout << write_json(document) << '\n'; }

Node machine_words(const Experiment& experiment, const Conclusion& conclusion) {
    const Findings& findings = conclusion.findings;
    const Settings& settings = experiment.settings();
    Node::List scenarios;
    Node::List reforms;
    Node::List failures;
    const auto branches = branches_of(experiment);
    for (const auto& scenario : findings.scenarios)
        scenarios.push_back(level_words(findings, scenario));
    for (const auto& reform : findings.reforms) reforms.push_back(reform_words(findings, reform));
    for (const Failure& failure : conclusion.report.failures)
        failures.push_back(Node::table_of(
            {{"scenario", experiment.scenarios[branches[failure.id.branch].arm].name},
             {"replicate", failure.id.replicate},
             {"reason", failure.reason}}));
    return Node::table_of(
        {{"model", settings.model},
         {"title", title_of(experiment)},
         {"start", iso(findings.start)},
         {"days", findings.days},
         {"seed", experiment.seed},
         {"replicates", replicates_of(experiment, conclusion)},
         {"pairing", name_of(experiment.replication.pairing)},
         {"precision", precision_words(conclusion)},
         {"attribution", attribution_words(findings)},
         {"warnings", warning_words(experiment)},
         {"scenarios", Node(std::move(scenarios))},
         {"reforms", Node(std::move(reforms))},
         {"failures", Node(std::move(failures))},
         {"results", conclusion.results.empty() ? Node() : Node(conclusion.results)}});
}

} // namespace sim::cli
