// SPDX-License-Identifier: Apache-2.0
// `describe SCENARIO --diagnostics`: how a market works, beside what is published of such markets.
#include "sim/base/problems.hpp"
#include "sim/command/progress.hpp"
#include "sim/command/verbs.hpp"
#include "sim/document/output_json.hpp"
#include "sim/run/diagnosis.hpp"
#include "sim/run/world.hpp"
#include "sim/text/table_text.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <iostream>

namespace sim::cli {
namespace {

constexpr std::int64_t a_year = 365;

std::string range_words(const Diagnostic& one) {
    if (!one.published()) return "-";
    return figure(one.plausible.low) + " to " + figure(one.plausible.high);
}

void print_head(const Experiment& experiment, std::int64_t days) {
    const Settings& settings = experiment.settings();
    std::cout << title_of(experiment) << ": " << settings.model << ", " << iso(settings.start)
              << ", " << days << " days, one world, seed " << experiment.seed << "\n\n";
}

void print_meanings(const std::vector<Diagnostic>& all) {
    std::cout
        << "\nRanges are from the source named; 'memory' is of common knowledge, unchecked.\n";
    TextTable table({{""}, {""}});
    for (const Diagnostic& one : all)
        table.add({one.name, one.source.empty() ? one.doc : one.doc + " [" + one.source + "]"});
    std::cout << table.print();
}

void print(const Experiment& experiment, std::int64_t days, const std::vector<Diagnostic>& all) {
    print_head(experiment, days);
    TextTable table(
        {{"diagnostic"}, {"value", Align::right}, {"plausible", Align::right}, {""}, {"source"}});
    for (const Diagnostic& one : all)
        table.add({one.name, figure(one.value), range_words(one), std::string(one.verdict()),
                   one.source});
    std::cout << table.print();
    print_meanings(all);
}

Node machine_words(const std::vector<Diagnostic>& all) {
    Node::List list;
    for (const Diagnostic& one : all) list.push_back(json_of(one));
    return Node(std::move(list));
}

[[noreturn]] void refuse_unexamined(const Catalogue& catalogue, const std::string& label) {
    std::vector<std::string> examined;
    for (const auto& model : catalogue)
        if (model->examined()) examined.emplace_back(model->label());
    const std::string have = examined.empty() ? "" : "; these have: " + listed(examined);
    throw ScenarioError("", text("model '", label, "' has no diagnostics", have));
}

} // namespace

int diagnose(const Catalogue& catalogue, const Asked& asked) {
    const Experiment experiment = experiment_asked(catalogue, asked, 1);
    const std::int64_t own = experiment.settings().days;
    const std::int64_t days = asked.days ? own : std::min(own, a_year);
    std::vector<Diagnostic> all;
    {
        ProgressPrinter printer(how_to_show(asked));
        all = experiment.baseline().scenario->diagnose(
            keys_of({experiment.seed, 0}), days, [&](const Progress& told) { printer(told); });
    }
    if (all.empty()) refuse_unexamined(catalogue, experiment.settings().model);
    if (asked.json)
        print_json(machine_words(all));
    else
        print(experiment, days, all);
    return done;
}

} // namespace sim::cli
