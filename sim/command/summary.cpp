// SPDX-License-Identifier: Apache-2.0
// What an experiment says in a few lines: the headlines of its market, in sentences and in numbers.
#include "sim/base/problems.hpp"
#include "sim/command/verbs.hpp"
#include "sim/text/sentence.hpp"
#include "sim/text/table_text.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <sstream>

namespace sim::cli {
namespace {

void print_wrapped(const std::string& words, std::size_t indent, std::size_t hanging) {
    std::size_t margin = indent;
    for (const std::string& line : wrapped(words, page_columns() - indent - hanging)) {
        std::cout << std::string(margin, ' ') << line << '\n';
        margin = indent + hanging;
    }
}

std::string plus_minus(double half_width) {
    return std::isnan(half_width) ? "" : " ± " + figure(half_width);
}

// -------------------------------------------------------------------------------- many reforms

// A column of the table of many reforms: the words of its head, below each other, then the cells.
struct Column {
    std::vector<std::string> head;
    std::vector<std::string> cells;

    [[nodiscard]] std::size_t width() const {
        std::size_t widest = 0;
        for (const auto* part : {&head, &cells})
            for (const std::string& words : *part) widest = std::max(widest, width_of(words));
        return widest;
    }
};

Column column_of(const Findings& findings, const std::vector<const ReformFindings*>& reforms,
                 std::size_t line) {
    Column column{wrapped(called(findings.headlines, findings.lines[line]), 1), {}};
    for (const ReformFindings* reform : reforms)
        column.cells.push_back(reform->can_act(findings) ? change_in_percent(reform->effects[line])
                                                         : "-");
    return column;
}

// The heads stand on the line above the numbers, whatever their height.
void print_columns(const std::vector<Column>& columns) {
    std::vector<TextColumn> titles;
    std::size_t height = 0;
    for (const Column& column : columns) {
        titles.push_back({"", titles.empty() ? Align::left : Align::right});
        height = std::max(height, column.head.size());
    }
    TextTable table(titles);
    const auto add_row = [&](const auto& cell_in) {
        std::vector<std::string> row;
        for (const Column& column : columns) row.push_back(cell_in(column));
        table.add(std::move(row));
    };
    for (std::size_t level = height; level > 0; --level)
        add_row([&](const Column& of) {
            const std::size_t used = of.head.size();
            return level > used ? std::string() : of.head[used - level];
        });
    for (std::size_t i = 0; i < columns.front().cells.size(); ++i)
        add_row([&](const Column& of) { return of.cells[i]; });
    std::cout << table.print(2) << '\n';
}

// As many indicators side by side as the page is wide; the rest below.
void print_table(const std::vector<Column>& columns, const Column& names) {
    std::vector<Column> beside{names};
    std::size_t used = 2 + names.width();
    for (const Column& column : columns) {
        const std::size_t width = column.width() + 2;
        if (beside.size() > 1 && used + width > page_columns()) {
            print_columns(beside);
            beside = {names};
            used = 2 + names.width();
        }
        beside.push_back(column);
        used += width;
    }
    print_columns(beside);
}

// Reforms of which the same is to be said are named together.
void print_placebos_of(const Experiment& experiment,
                       const std::vector<const ReformFindings*>& reforms) {
    std::map<std::string, std::vector<std::string>> told;
    for (const ReformFindings* reform : reforms)
        told[placebo_words(experiment, *reform)].push_back(reform->name);
    for (const auto& [words, names] : told) {
        std::istringstream lines(words);
        std::string all;
        for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
        if (told.size() == 1) all = "each reform";
        for (std::string line; std::getline(lines, line);)
            print_wrapped(text(all, ": ", line), 0, 2);
    }
    std::cout << '\n';
}

std::string note_on(const std::vector<const ReformFindings*>& reforms) {
    std::size_t least = least_replicates;
    for (const ReformFindings* reform : reforms)
        for (const Effect& effect : reform->effects)
            if (!std::isnan(effect.difference)) least = std::min(least, effect.replicates);
    return text("Change in % of the baseline while the reform is in force",
                least < least_replicates
                    ? text("; no intervals below ", least_replicates, " replicates.")
                    : "; in brackets where the 95 % interval holds zero.");
}

} // namespace

std::vector<std::size_t> lines_shown(const Experiment& experiment, const Findings& findings,
                                     const Asked& asked) {
    const bool chosen = !experiment.indicators.empty();
    return asked.all || chosen ? shown_order(findings.lines)
                               : summary_order(findings.headlines, findings.lines);
}

void print_rest(const Findings& findings, std::size_t shown) {
    if (const std::size_t rest = findings.lines.size() - shown; rest > 0)
        std::cout << rest << " more indicators: --all prints them, --json and -o DIR keep them\n";
}

// What stands last in a table stands there for a reason.
void print_cautions(const Findings& findings, const std::vector<std::size_t>& shown,
                    std::size_t indent) {
    for (const std::size_t at : shown)
        if (const IndicatorLine& line = findings.lines[at]; !line.caution.empty())
            print_wrapped(text(called(findings.headlines, line), ": ", line.caution), indent, 0);
}

void print_levels(const Experiment& experiment, const Findings& findings,
                  const std::vector<std::size_t>& shown) {
    const ScenarioFindings& only = findings.scenarios.front();
    const bool in_full = shown.size() == findings.lines.size();
    TextTable table({{"indicator"}, {"value", Align::right}, {""}, {"unit"}});
    for (const std::size_t line : shown) {
        const IndicatorLine& of = findings.lines[line];
        const Estimate& level = only.levels[line];
        table.add({in_full ? of.name : called(findings.headlines, of),
                   figure(level.mean) + plus_minus(level.high - level.mean),
                   std::string(of.over_days()), unit_in(of.unit, experiment.settings().currency)});
    }
    std::cout << table.print();
    print_cautions(findings, shown, 0);
    std::cout << (only.replicates < least_replicates
                      ? text("No interval below ", least_replicates, " replicates.\n")
                      : "±: half the 95 % simulation interval.\n");
}

void print_sentences(const Experiment& experiment, const Findings& findings,
                     const ReformFindings& reform, const std::vector<std::size_t>& shown) {
    const std::string& currency = experiment.settings().currency;
    TextTable table({{"indicator"},
                     {"baseline", Align::right},
                     {"reform", Align::right},
                     {"difference", Align::right},
                     {"unit"}});
    for (const std::size_t at : shown) {
        const IndicatorLine& line = findings.lines[at];
        const Effect& effect = reform.effects[at];
        const std::string unit = unit_in(line.unit, currency);
        const std::string name = called(findings.headlines, line);
        print_wrapped(sentence_of(name, unit, effect), 2, 2);
        table.add({name, figure(effect.baseline), figure(effect.reform),
                   figure(effect.difference) + plus_minus(effect.half_width), unit});
    }
    std::cout << '\n' << table.print(2);
    print_cautions(findings, shown, 2);
}

void print_many(const Experiment& experiment, const Findings& findings,
                const std::vector<const ReformFindings*>& reforms,
                const std::vector<std::size_t>& shown) {
    Column names{{"reform"}, {}};
    for (const ReformFindings* reform : reforms) {
        print_reform_head(*reform);
        names.cells.push_back(reform->name);
    }
    std::cout << '\n';
    print_wrapped(note_on(reforms), 0, 0);
    std::vector<Column> columns;
    for (const std::size_t line : shown) columns.push_back(column_of(findings, reforms, line));
    print_table(columns, names);
    print_cautions(findings, shown, 0);
    print_placebos_of(experiment, reforms);
}

} // namespace sim::cli
