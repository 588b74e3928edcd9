// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/run/cli_verbs.hpp"
#include "sim/run/table_text.hpp"
#include "sim/scenario/json.hpp"
#include "sim/time/calendar.hpp"

#include <array>
#include <cmath>
#include <iostream>

namespace sim::cli {
namespace {

std::string plus_minus(double half_width) {
    return std::isnan(half_width) ? "-" : "± " + figure(half_width);
}

// How many there were in the end, which may be fewer than allowed.
std::uint32_t replicates_of(const Experiment& experiment, const Conclusion& conclusion) {
    return conclusion.replicates > 0 ? conclusion.replicates : experiment.replicates;
}

void print_head(const Experiment& experiment, const Conclusion& conclusion) {
    const std::uint32_t replicates = replicates_of(experiment, conclusion);
    std::cout << title_of(experiment) << ": " << experiment.settings().model << ", "
              << iso(conclusion.findings.start) << ", " << conclusion.findings.days << " days, "
              << replicates << (replicates == 1 ? " replicate" : " replicates") << ", seed "
              << experiment.seed << "\n\n";
}

void print_levels(const Findings& findings) {
    const ScenarioFindings& only = findings.scenarios.front();
    TextTable table(
        {{"indicator"}, {"value", Align::right}, {"95 % interval", Align::right}, {""}, {"unit"}});
    for (std::size_t line = 0; line < findings.lines.size(); ++line) {
        const Estimate& level = only.levels[line];
        table.add({findings.lines[line].name, figure(level.mean),
                   plus_minus(level.high - level.mean), of_statistic(findings.lines[line]),
                   findings.lines[line].unit});
    }
    std::cout << table.print();
    if (only.replicates < least_replicates)
        std::cout << "\nNo interval below " << least_replicates << " replicates.\n";
}

// An indicator of what does not happen here, such as fines where nothing is forbidden.
bool is_silent(const Effect& effect) {
    return effect.baseline == 0 && effect.reform == 0 && !(effect.unpaired_deviation > 0);
}

std::string interval(const Effect& effect) {
    if (std::isnan(effect.half_width)) return "-";
    return figure(effect.low) + " to " + figure(effect.high);
}

std::string with_interval(const Estimate& of, std::string (*words)(double)) {
    if (std::isnan(of.low)) return words(of.mean);
    return text(words(of.mean), " [", words(of.low), " to ", words(of.high), "]");
}

std::string signed_figure(double value) { return (value > 0 ? "+" : "") + figure(value); }

// A share that has no sign: `percentage` is made for changes.
std::string plain_share(double share) { return text(figure(100 * share), " %"); }

// How many gain, or lose, their share, and how much on average.
std::string side(const char* verb, const Estimate& count, const Estimate& share, double average) {
    const std::string words =
        text(figure(count.mean), " ", verb, ", ", with_interval(share, plain_share));
    return std::isnan(average) ? words : text(words, ", ", figure(average), " on average");
}

// What so many would do without a reform, from one luck to another.
std::string chance_words(const Winners& one) {
    if (std::isnan(one.winners_by_chance.mean)) return "";
    return text("; by chance alone, between two lucks of the baseline, ",
                plain_share(one.winners_by_chance.mean), " gain and ",
                plain_share(one.losers_by_chance.mean), " lose as much");
}

void print_winners(const Winners& one, const std::string& currency) {
    const std::string words =
        text(one.line.name, " of ", figure(one.people.mean), " ", one.line.table, ", by more than ",
             figure(one.threshold), " ", currency, ": ",
             side("gain", one.winners, one.winners_share, one.mean_gain.mean), "; ",
             side("lose", one.losers, one.losers_share, one.mean_loss.mean),
             chance_words(one));
    for (const std::string& line : wrapped(words, page_width)) std::cout << line << '\n';
}

// Whose gain in money each role's indicator tells; it is a total over the days in force.
void print_roles(const Findings& findings, const ReformFindings& reform,
                 const std::string& currency) {
    std::string words;
    for (std::size_t line = 0; line < findings.lines.size(); ++line) {
        const Effect& effect = reform.effects[line];
        const Estimate change{effect.difference, effect.low, effect.high};
        const std::string& role = findings.lines[line].role;
        if (!role.empty() && !std::isnan(change.mean))
            words +=
                text(words.empty() ? "" : "; ", role, " ", with_interval(change, signed_figure));
    }
    if (words.empty()) return;
    for (const std::string& line :
         wrapped(text("who gains, in ", currency, ": ", words), page_width))
        std::cout << line << '\n';
}

void print_effects(const Findings& findings, const ReformFindings& reform) {
    TextTable table({{"indicator"},
                     {"baseline", Align::right},
                     {"reform", Align::right},
                     {"difference", Align::right},
                     {"%", Align::right},
                     {"95 % simulation interval", Align::right},
                     {"n", Align::right}});
    std::size_t silent = 0;
    for (std::size_t line = 0; line < findings.lines.size(); ++line) {
        const Effect& effect = reform.effects[line];
        if (is_silent(effect)) {
            ++silent;
            continue;
        }
        table.add({findings.lines[line].name, figure(effect.baseline), figure(effect.reform),
                   figure(effect.difference), percentage(effect.relative), interval(effect),
                   text(effect.replicates)});
    }
    std::cout << table.print(2);
    if (silent > 0) std::cout << "  " << silent << " more: zero throughout\n";
}

void print_reform(const Experiment& experiment, const Findings& findings,
                  const ReformFindings& reform) {
    const std::string& currency = experiment.settings().currency;
    print_reform_head(reform);
    if (reform.can_act(findings)) print_effects(findings, reform);
    print_roles(findings, reform, currency);
    if (reform.can_act(findings))
        for (const Winners& one : reform.winners) print_winners(one, currency);
    print_placebos(experiment, reform);
}

Node indicator_words(const IndicatorLine& line) {
    Node one = Node::table_of(
        {{"name", line.name}, {"unit", line.unit}, {"statistic", of_statistic(line)}});
    if (!line.role.empty()) one.put("role", line.role);
    return one;
}

Node level_words(const Findings& findings, const ScenarioFindings& scenario) {
    Node::List levels;
    for (std::size_t line = 0; line < scenario.levels.size(); ++line) {
        Node one = indicator_words(findings.lines[line]);
        one.put("value", number(scenario.levels[line].mean));
        one.put("low", number(scenario.levels[line].low));
        one.put("high", number(scenario.levels[line].high));
        levels.push_back(std::move(one));
    }
    return Node::table_of({{"name", scenario.name},
                           {"title", scenario.title},
                           {"replicates", scenario.replicates},
                           {"indicators", Node(std::move(levels))}});
}

Node effect_words(const IndicatorLine& line, const Effect& effect, double placebo,
                  double unenforced) {
    Node one = indicator_words(line);
    const std::array<std::pair<const char*, double>, 11> numbers{
        {{"baseline", effect.baseline},
         {"reform", effect.reform},
         {"difference", effect.difference},
         {"relative", effect.relative},
         {"low", effect.low},
         {"high", effect.high},
         {"same_sign", effect.same_sign},
         {"paired_sd", effect.paired_deviation},
         {"unpaired_sd", effect.unpaired_deviation},
         {"placebo", placebo},
         {"unenforced", unenforced}}};
    for (const auto& [name, value] : numbers) one.put(name, number(value));
    one.put("n", effect.replicates);
    return one;
}

Node winner_words(const Winners& one) {
    Node all = Node::table_of({{"name", one.line.name},
                               {"people", one.line.table},
                               {"unit", one.line.unit},
                               {"threshold", number(one.threshold)},
                               {"n", one.replicates},
                               {"placebo", number(one.placebo)},
                               {"unenforced", number(one.unenforced)}});
    const std::array<std::pair<const char*, const Estimate*>, 10> estimates{
        {{"persons", &one.people},
         {"winners", &one.winners},
         {"losers", &one.losers},
         {"neither", &one.neither},
         {"winners_share", &one.winners_share},
         {"losers_share", &one.losers_share},
         {"mean_gain", &one.mean_gain},
         {"mean_loss", &one.mean_loss},
         {"winners_share_by_chance", &one.winners_by_chance},
         {"losers_share_by_chance", &one.losers_by_chance}}};
    for (const auto& [name, estimate] : estimates)
        all.put(name, Node::table_of({{"mean", number(estimate->mean)},
                                      {"low", number(estimate->low)},
                                      {"high", number(estimate->high)}}));
    return all;
}

Node reform_words(const Findings& findings, const ReformFindings& reform) {
    const bool acts = reform.can_act(findings);
    const Day last = findings.start + (static_cast<int>(findings.days) - 1);
    Node::List effects;
    for (std::size_t line = 0; line < reform.effects.size(); ++line)
        effects.push_back(effect_words(findings.lines[line], reform.effects[line],
                                       reform.placebo.largest[line],
                                       reform.unenforced.largest[line]));
    Node::List winners;
    for (const Winners& one : reform.winners) winners.push_back(winner_words(one));
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

Node number(double value) { return std::isfinite(value) ? Node(value) : Node(); }

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
    const auto futures = futures_of(experiment);
    for (const auto& scenario : findings.scenarios)
        scenarios.push_back(level_words(findings, scenario));
    for (const auto& reform : findings.reforms) reforms.push_back(reform_words(findings, reform));
    for (const Failure& failure : conclusion.report.failures)
        failures.push_back(Node::table_of(
            {{"scenario", experiment.scenarios[futures[failure.cell.future].arm].name},
             {"replicate", failure.cell.replicate},
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

void print(const Experiment& experiment, const Conclusion& conclusion, const Asked& asked) {
    if (asked.json) return print_json(machine_words(experiment, conclusion));
    if (conclusion.findings.lines.empty()) return; // every run failed: there is nothing to tell
    const Findings& findings = conclusion.findings;
    print_head(experiment, conclusion);
    // Of a package: its parts and the whole; the combinations between are in the result file.
    const std::size_t parts = findings.attribution.parts.size();
    for (std::size_t i = 0; i < findings.reforms.size(); ++i)
        if (parts == 0 || i < parts || i + 1 == findings.reforms.size())
            print_reform(experiment, findings, findings.reforms[i]);
    if (findings.reforms.empty()) print_levels(findings);
    print_attribution(findings);
    print_precision(conclusion);
    if (!conclusion.results.empty()) std::cout << "results: " << conclusion.results << '\n';
}

} // namespace sim::cli
