// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/command/verbs.hpp"
#include "sim/study/effects/compare.hpp"
#include "sim/text/table_text.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <stdexcept>

namespace sim::cli {
namespace {

constexpr std::size_t figures = 3;
constexpr std::size_t doc_column = 40; // where the meanings of commands begin

// The first headlines that add up, by week: enough to see a season.
void print_figure(const Series& series, const Headlines& headlines) {
    std::size_t shown = 0;
    TextTable table({{""}, {""}, {""}});
    for (const std::size_t line : summary_order(headlines, series.lines())) {
        if (shown == figures || series.lines()[line].statistic == Statistic::ratio) continue;
        const auto weekly = by_week(series, line);
        const double top = std::ranges::max(weekly);
        if (!(top > 0)) continue;
        table.add({called(headlines, series.lines()[line]), bars(weekly), "up to " + figure(top)});
        ++shown;
    }
    std::cout << "by week, from " << iso(series.start()) << '\n' << table.print(2);
}

void print_next_steps(const std::vector<NextStep>& steps) {
    std::cout << "\nwhat to type next\n";
    for (const NextStep& step : steps) {
        std::string line = "  " + step.command;
        if (!step.doc.empty()) line.resize(std::max(line.size() + 1, doc_column), ' ');
        std::cout << line << step.doc << '\n';
    }
}

} // namespace

const Demo* demo_of(const Catalogue& catalogue) {
    for (const auto& model : catalogue)
        if (model->front().demo) return &*model->front().demo;
    return nullptr;
}

int demo(const Catalogue& catalogue, const Asked& asked) {
    const Demo* shown = demo_of(catalogue);
    if (!shown) throw ScenarioError("", "no market here has a demonstration");
    Asked small = asked;
    small.subject = shown->scenario;
    const Experiment experiment = experiment_asked(catalogue, small, 1);
    const auto began = std::chrono::steady_clock::now();
    OutcomesInMemory outcomes;
    Conclusion conclusion;
    conclusion.report = run_experiment(experiment, outcomes);
    if (conclusion.report.interrupted) return interrupted;
    for (const Failure& failure : conclusion.report.failures)
        throw std::runtime_error(failure.reason);
    conclusion.findings = findings_of(experiment, outcomes);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    print(experiment, conclusion, asked);
    if (asked.json) return done;
    std::cout << '\n';
    print_figure(outcomes.get({0, 0})->series, conclusion.findings.headlines);
    std::cout << "simulated in " << duration(took.count()) << '\n';
    print_next_steps(shown->next);
    return done;
}

} // namespace sim::cli
