// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/run/cli_verbs.hpp"
#include "sim/run/table_text.hpp"
#include "sim/time/calendar.hpp"

#include <cmath>
#include <iostream>

namespace sim::cli {
namespace {

std::string plus_minus(double half_width) {
    return std::isnan(half_width) ? "-" : "± " + figure(half_width);
}

void print_head(const Experiment& experiment, const Conclusion& conclusion) {
    const std::uint32_t replicates = replicates_of(experiment, conclusion);
    std::cout << title_of(experiment) << ": " << experiment.settings().model << ", "
              << iso(conclusion.findings.start) << ", " << conclusion.findings.days << " days, "
              << replicates << (replicates == 1 ? " replicate" : " replicates") << ", seed "
              << experiment.seed << "\n\n";
}

// What stands last in a table stands there for a reason.
void print_cautions(const Findings& findings, std::size_t indent) {
    const std::string margin(indent, ' ');
    for (const IndicatorLine& line : findings.lines) {
        if (line.caution.empty()) continue;
        for (const std::string& part :
             wrapped(text(line.name, ": ", line.caution), page_width - indent))
            std::cout << margin << part << '\n';
    }
}

void print_levels(const Findings& findings) {
    const ScenarioFindings& only = findings.scenarios.front();
    TextTable table(
        {{"indicator"}, {"value", Align::right}, {"95 % interval", Align::right}, {""}, {"unit"}});
    for (const std::size_t line : shown_order(findings.lines)) {
        const Estimate& level = only.levels[line];
        table.add({findings.lines[line].name, figure(level.mean),
                   plus_minus(level.high - level.mean), of_statistic(findings.lines[line]),
                   findings.lines[line].unit});
    }
    std::cout << table.print();
    print_cautions(findings, 0);
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
             side("lose", one.losers, one.losers_share, one.mean_loss.mean), chance_words(one));
    for (const std::string& line : wrapped(words, page_width)) std::cout << line << '\n';
}

// Whose gain in money each role's indicator tells; it is a total over the days in force.
void print_roles(const Findings& findings, const ReformFindings& reform,
                 const std::string& currency) {
    std::string words;
    for (const std::size_t line : shown_order(findings.lines)) {
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
    for (const std::size_t line : shown_order(findings.lines)) {
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
    print_cautions(findings, 2);
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

} // namespace

std::uint32_t replicates_of(const Experiment& experiment, const Conclusion& conclusion) {
    return conclusion.replicates > 0 ? conclusion.replicates : experiment.replicates;
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
