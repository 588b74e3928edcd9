// SPDX-License-Identifier: Apache-2.0
#include "sim/parallel/blocks.hpp"
#include "sim/run/cli_verbs.hpp"
#include "sim/run/table_text.hpp"
#include "sim/run/world.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>

namespace sim::cli {
namespace {

constexpr int pilot_days = 14;
constexpr double pilot_seconds = 3;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) {
    return std::chrono::duration<double>(Clock::now() - began).count();
}

/// What a few days of one world tell of all of them.
struct Pilot {
    double start = 0; ///< seconds to make the world
    double day = 0;   ///< seconds a simulated day
    double memory = 0;
    double disk = 0;
};

double bytes_of(const std::vector<TableView>& tables) {
    double bytes = 0;
    for (const TableView& table : tables) {
        std::size_t row = sizeof(Identity);
        for (const ColumnView& column : table.columns) row += column.width * column.bytes;
        bytes += static_cast<double>(table.rows) * static_cast<double>(row);
    }
    return bytes;
}

Pilot fly(const Experiment& experiment) {
    Pilot pilot;
    auto began = Clock::now();
    const auto run = experiment.baseline().scenario->start(keys_of({experiment.seed, 0}));
    pilot.start = seconds_since(began);
    began = Clock::now();
    int days = 0;
    for (; days < pilot_days && run->day() < run->end() && seconds_since(began) < pilot_seconds;
         ++days)
        run->advance(run->day() + 1);
    pilot.day = days > 0 ? seconds_since(began) / days : 0;
    pilot.memory = bytes_of(run->tables());
    pilot.disk = static_cast<double>(run->series().daily().size_bytes() +
                                     run->series().monthly().size_bytes());
    return pilot;
}

/// The whole experiment, from one pilot.
struct Forecast {
    std::size_t runs = 0;
    double seconds = 0;
    double memory = 0;
    double disk = 0;
};

Forecast forecast(const Experiment& experiment) {
    const std::size_t runs = futures_of(experiment).size() * experiment.replicates;
    const int all = threads();
    const double team = std::min(static_cast<double>(all), static_cast<double>(runs));
    // An experiment gives each run a thread of its own, so the pilot has no more than that.
    if (runs > 1) use_threads(1);
    const Pilot pilot = fly(experiment);
    use_threads(all);
    const double worlds = experiment.replicates;
    const double days = static_cast<double>(simulated_days(experiment));
    const double work = worlds * pilot.start + pilot.day * days;
    return {runs, work / team, pilot.memory * (2 * team + 1),
            pilot.disk * static_cast<double>(runs)};
}

void print_forecast(const Experiment& experiment, const Forecast& all) {
    std::cout << title_of(experiment) << ": reads well\n";
    for (const std::string& remark : experiment.baseline().scenario->remarks())
        std::cout << "note: " << remark << '\n';
    for (const Warning& one : warnings_of(experiment))
        std::cout << "warning: " << one.reform << ' ' << one.words << '\n';
    TextTable table({{""}, {""}});
    const char* most = experiment.precision ? " at most" : "";
    table.add({"runs", std::to_string(all.runs) + most});
    table.add({"time",
               "about " + duration(all.seconds) + " on " + std::to_string(threads()) + " threads"});
    table.add({"memory", "about " + volume_words(all.memory + 50e6)});
    table.add({"disk", "less than " + volume_words(all.disk + 1e6)});
    std::cout << table.print(2);
}

} // namespace

int check(const Catalogue& catalogue, const Asked& asked) {
    const Experiment experiment = experiment_asked(catalogue, asked, 1);
    const Forecast all = forecast(experiment);
    if (asked.json)
        print_json(Node::table_of({{"title", title_of(experiment)},
                                   {"warnings", warning_words(experiment)},
                                   {"runs", all.runs},
                                   {"seconds", all.seconds},
                                   {"memory_bytes", all.memory},
                                   {"disk_bytes", all.disk}}));
    else
        print_forecast(experiment, all);
    return done;
}

} // namespace sim::cli
