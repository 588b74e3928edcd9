// SPDX-License-Identifier: Apache-2.0
// `describe SCENARIO --diagnostics`: how a market works, beside what is published of such markets.
#include "sim/base/problems.hpp"
#include "sim/run/cli_verbs.hpp"
#include "sim/run/diagnosis.hpp"
#include "sim/run/progress.hpp"
#include "sim/run/table_text.hpp"
#include "sim/run/world.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace sim::cli {
namespace {

constexpr std::int64_t a_year = 365;

bool published(const Diagnostic& one) {
    return std::isfinite(one.plausible.low) && std::isfinite(one.plausible.high);
}

std::string range_words(const Diagnostic& one) {
    if (!published(one)) return "-";
    return figure(one.plausible.low) + " to " + figure(one.plausible.high);
}

std::string verdict(const Diagnostic& one) {
    if (!published(one) || std::isnan(one.value)) return "";
    if (one.value < one.plausible.low) return "below";
    return one.value > one.plausible.high ? "above" : "within";
}

void print_head(const Experiment& experiment) {
    const Settings& settings = experiment.settings();
    std::cout << title_of(experiment) << ": " << settings.model << ", " << iso(settings.start)
              << ", " << settings.days << " days, one world, seed " << experiment.seed << "\n\n";
}

void print_meanings(const std::vector<Diagnostic>& all) {
    std::cout
        << "\nRanges are from the source named; 'memory' is of common knowledge, unchecked.\n";
    TextTable table({{""}, {""}});
    for (const Diagnostic& one : all)
        table.add({one.name, one.source.empty() ? one.doc : one.doc + " [" + one.source + "]"});
    std::cout << table.print();
}

void print(const Experiment& experiment, const std::vector<Diagnostic>& all) {
    print_head(experiment);
    TextTable table(
        {{"diagnostic"}, {"value", Align::right}, {"plausible", Align::right}, {""}, {"source"}});
    for (const Diagnostic& one : all)
        table.add({one.name, figure(one.value), range_words(one), verdict(one), one.source});
    std::cout << table.print();
    print_meanings(all);
}

Node machine_words(const std::vector<Diagnostic>& all) {
    Node::List list;
    for (const Diagnostic& one : all) {
        list.push_back(Node::table_of({{"name", one.name},
                                       {"value", number(one.value)},
                                       {"low", number(one.plausible.low)},
                                       {"high", number(one.plausible.high)},
                                       {"verdict", verdict(one)},
                                       {"source", one.source},
                                       {"doc", one.doc}}));
    }
    return Node(std::move(list));
}

} // namespace

int diagnose(const Catalogue& catalogue, const Asked& asked) {
    Experiment experiment = experiment_asked(catalogue, asked, 1);
    if (!asked.days && experiment.settings().days > a_year) {
        Asked shorter = asked;
        shorter.days = a_year;
        experiment = experiment_asked(catalogue, shorter, 1);
    }
    std::vector<Diagnostic> all;
    {
        ProgressPrinter printer(how_to_show(asked));
        all = experiment.baseline().scenario->diagnose(
            keys_of({experiment.seed, 0}), [&](const Progress& told) { printer(told); });
    }
    if (all.empty())
        throw ScenarioError("", text("model '", experiment.settings().model,
                                     "' has no diagnostics; home_sharing has"));
    if (asked.json)
        print_json(machine_words(all));
    else
        print(experiment, all);
    return done;
}

} // namespace sim::cli
