// SPDX-License-Identifier: Apache-2.0
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

constexpr const char* small_city = "village";
constexpr std::size_t figures = 3;

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

void print_next_steps() {
    std::cout << "\nwhat to type next\n"
                 "  sharesim list scenarios               what can be run\n"
                 "  sharesim describe home_sharing        what the model does, and its parameters\n"
                 "  sharesim compare village --reform night_cap_90 --reform registration\n"
                 "  sharesim run new_york -o out          a real city; results in out/results.h5\n";
}

} // namespace

int demo(const Catalogue& catalogue, const Asked& asked) {
    Asked small = asked;
    small.subject = small_city;
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
    print_next_steps();
    return done;
}

} // namespace sim::cli
