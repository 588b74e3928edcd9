// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/command/verbs.hpp"
#include "sim/text/table_text.hpp"
#include "sim/time/calendar.hpp"

#include <cmath>
#include <iostream>

namespace sim::cli {
namespace {

constexpr std::size_t most_blocks = 2; // of reforms with a block each; more make one table

void print_head(const Experiment& experiment, const Conclusion& conclusion) {
    const std::uint32_t replicates = replicates_of(experiment, conclusion);
    std::cout << title_of(experiment) << ": " << experiment.settings().model << ", "
              << iso(conclusion.findings.start) << ", " << conclusion.findings.days << " days, "
              << replicates << (replicates == 1 ? " replicate" : " replicates") << ", seed "
              << experiment.seed << "\n\n";
}

// An indicator of what does not happen here, such as fines where nothing is forbidden.
bool is_silent(const Effect& effect) {
    return effect.baseline == 0 && effect.reform == 0 && !(effect.unpaired_sd > 0);
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

// What so many would do without a reform, by other draws alone.
std::string chance_words(const Winners& one) {
    if (std::isnan(one.winners_by_chance.mean)) return "";
    return text("; by chance alone, between two runs of the baseline, ",
                plain_share(one.winners_by_chance.mean), " gain and ",
                plain_share(one.losers_by_chance.mean), " lose as much");
}

void print_winners(const Winners& one, const std::string& currency) {
    const std::string words =
        text(one.line.name, " of ", figure(one.people.mean), " ", one.line.table, ", by more than ",
             figure(one.threshold), " ", currency, ": ",
             side("gain", one.winners, one.winners_share, one.mean_gain.mean), "; ",
             side("lose", one.losers, one.losers_share, one.mean_loss.mean), chance_words(one));
    for (const std::string& line : wrapped(words, page_columns())) std::cout << line << '\n';
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
         wrapped(text("who gains, in ", currency, ": ", words), page_columns()))
        std::cout << line << '\n';
}

// A statistic in a table of effects.
template <auto Read> std::string cell(const Output<Read>&, const Effect& effect) {
    if constexpr (std::is_same_v<Output<Read>, Output<&Effect::relative>>)
        return percentage(effect.relative);
    else if constexpr (std::is_same_v<Output<Read>, Output<&Effect::half_width>>)
        return interval(effect);
    else if constexpr (std::is_same_v<Output<Read>, Output<&Effect::replicates>>)
        return text(effect.replicates);
    else
        return figure(effect.*Read);
}

// The columns that the table of an effect's statistics names.
TextTable table_of_effects() {
    std::vector<TextColumn> columns{{"indicator"}};
    for_each_output<Effect>([&](const auto& line) {
        if (!line.column.empty()) columns.push_back({std::string(line.column), Align::right});
    });
    return TextTable(std::move(columns));
}

std::vector<std::string> row_of(const std::string& indicator, const Effect& effect) {
    std::vector<std::string> row{indicator};
    for_each_output<Effect>([&](const auto& line) {
        if (!line.column.empty()) row.push_back(cell(line, effect));
    });
    return row;
}

void print_effects(const Findings& findings, const ReformFindings& reform,
                   const std::vector<std::size_t>& shown) {
    TextTable table = table_of_effects();
    std::size_t silent = 0;
    for (const std::size_t line : shown) {
        const Effect& effect = reform.effects[line];
        if (is_silent(effect))
            ++silent;
        else
            table.add(row_of(findings.lines[line].name, effect));
    }
    std::cout << table.print(2);
    if (silent > 0) std::cout << "  " << silent << " more: zero throughout\n";
    print_cautions(findings, shown, 2);
}

void print_people(const ReformFindings& reform, const std::string& currency) {
    for (const Winners& one : reform.winners) print_winners(one, currency);
}

void print_reform(const Experiment& experiment, const Findings& findings,
                  const ReformFindings& reform, const std::vector<std::size_t>& shown,
                  bool in_full) {
    const std::string& currency = experiment.settings().currency;
    print_reform_head(reform);
    if (reform.can_act(findings)) {
        if (in_full)
            print_effects(findings, reform, shown);
        else
            print_sentences(experiment, findings, reform, shown);
    }
    print_roles(findings, reform, currency);
    if (reform.can_act(findings)) print_people(reform, currency);
    print_placebos(experiment, reform);
}

// Of a package: its parts and the whole; the combinations between are in the result file.
std::vector<const ReformFindings*> reforms_told(const Findings& findings) {
    const std::size_t parts = findings.attribution.parts.size();
    std::vector<const ReformFindings*> told;
    for (std::size_t i = 0; i < findings.reforms.size(); ++i)
        if (parts == 0 || i < parts || i + 1 == findings.reforms.size())
            told.push_back(&findings.reforms[i]);
    return told;
}

void print_reforms(const Experiment& experiment, const Findings& findings,
                   const std::vector<std::size_t>& shown, const Asked& asked) {
    const auto told = reforms_told(findings);
    if (asked.all || told.size() <= most_blocks) {
        for (const ReformFindings* reform : told)
            print_reform(experiment, findings, *reform, shown, asked.all);
        return;
    }
    print_many(experiment, findings, told, shown);
    for (const ReformFindings* reform : told)
        if (!reform->winners.empty() && reform->can_act(findings)) {
            std::cout << reform->name << '\n';
            print_people(*reform, experiment.settings().currency);
            std::cout << '\n';
        }
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
    const auto shown = lines_shown(experiment, findings, asked);
    if (findings.reforms.empty())
        print_levels(experiment, findings, shown);
    else
        print_reforms(experiment, findings, shown, asked);
    print_attribution(findings, shown);
    print_rest(findings, shown.size());
    print_precision(conclusion);
    if (!conclusion.results.empty()) std::cout << "results: " << conclusion.results << '\n';
}

} // namespace sim::cli
