// SPDX-License-Identifier: Apache-2.0
#include "sim/command/verbs.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/run/world.hpp"
#include "sim/study/effects/stationarity.hpp"
#include "sim/text/table_text.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <iterator>
#include <optional>
#include <vector>

namespace sim::cli {
namespace {

constexpr int pilot_days = 14;
constexpr double pilot_seconds = 3;
constexpr double unasked_seconds = 10; // that the test of stationarity may take without being asked

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

Pilot fly(const Experiment& experiment, std::uint32_t world) {
    Pilot pilot;
    auto began = Clock::now();
    const auto run = experiment.baseline().scenario->start(keys_of({experiment.seed, world}));
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

/// Worlds side by side, as the experiment will run them: they share the machine with each other and
/// with whatever else it does, so that a day of each takes longer than alone.
Pilot fly(const Experiment& experiment, std::size_t team) {
    std::vector<Pilot> pilots(team);
    for_each_task(team, [&](std::size_t world) {
        pilots[world] = fly(experiment, static_cast<std::uint32_t>(world));
    });
    Pilot mean;
    for (const Pilot& one : pilots) {
        mean.start += one.start / static_cast<double>(team);
        mean.day += one.day / static_cast<double>(team);
        mean.memory = std::max(mean.memory, one.memory);
        mean.disk = std::max(mean.disk, one.disk);
    }
    return mean;
}

/// The whole experiment, from the pilots.
struct Forecast {
    std::size_t runs = 0;
    double seconds = 0;
    double memory = 0;
    double disk = 0;
    double stationarity = 0; ///< seconds of its test
};

Forecast forecast(const Experiment& experiment) {
    const std::size_t runs = branches_of(experiment).size() * experiment.replicates;
    const int all = threads();
    // An experiment gives each run a thread of its own; a single run has all threads.
    const std::size_t side_by_side = std::min(static_cast<std::size_t>(all), runs);
    const Pilot pilot = fly(experiment, side_by_side);
    const auto team = static_cast<double>(side_by_side);
    const double worlds = experiment.replicates;
    const double days = static_cast<double>(simulated_days(experiment));
    const double work = worlds * pilot.start + pilot.day * days;
    const double tested =
        pilot.start +
        pilot.day * (static_cast<double>(experiment.settings().burn_in) + stationarity_days);
    const double rounds = std::ceil(static_cast<double>(stationarity_worlds) / all);
    return {runs, work / team, pilot.memory * (2 * team + 1),
            pilot.disk * static_cast<double>(runs), tested * rounds};
}

/// What the baseline does by itself within a year, if the test is asked for or takes no time.
std::optional<std::vector<Drift>> tested(const Catalogue& catalogue, const Asked& asked,
                                         const Experiment& experiment, const Forecast& all) {
    if (!asked.stationarity && all.stationarity > unasked_seconds) return std::nullopt;
    if (experiment.settings().days >= stationarity_days) return drifts_of(experiment);
    Node longer = experiment.baseline().scenario->resolved();
    longer.put("days", stationarity_days);
    Experiment alone = design(catalogue, longer, {}, {});
    alone.seed = experiment.seed;
    return drifts_of(alone);
}

void print_drifts(const std::optional<std::vector<Drift>>& drifts, const Forecast& all) {
    if (!drifts) {
        std::cout << "stationarity: not tested, since it takes about " << duration(all.stationarity)
                  << "; ask for it with --stationarity\n";
        return;
    }
    std::vector<Drift> found;
    std::ranges::copy_if(*drifts, std::back_inserter(found), &Drift::found);
    std::cout << "stationarity: " << found.size() << " of " << drifts->size()
              << " indicators drift by more than 2 % a year without reforms ("
              << stationarity_worlds << " worlds; one in twenty seems to by chance)\n";
    if (found.empty()) return;
    TextTable table({{"drifts"},
                     {"first weeks", Align::right},
                     {"a year later", Align::right},
                     {"95 % interval"}});
    for (const Drift& one : found)
        table.add({one.indicator, figure(one.first), percentage(one.change.mean),
                   percentage(one.change.low) + " to " + percentage(one.change.high)});
    std::cout << table.print(2);
}

Node drift_words(const std::optional<std::vector<Drift>>& drifts) {
    if (!drifts) return Node{};
    Node all = Node::table_of({});
    for (const Drift& one : *drifts)
        all.put(one.indicator, Node::table_of({{"first", one.first},
                                               {"change", one.change.mean},
                                               {"low", one.change.low},
                                               {"high", one.change.high},
                                               {"found", one.found()}}));
    return all;
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
    // As many worlds as `compare` or `run` would simulate.
    const std::uint32_t worlds = asked.reforms.empty() ? 1 : ExperimentOptions{}.replicates;
    const Experiment experiment = experiment_asked(catalogue, asked, worlds);
    const Forecast all = forecast(experiment);
    const auto drifts = tested(catalogue, asked, experiment, all);
    if (asked.json)
        print_json(Node::table_of({{"title", title_of(experiment)},
                                   {"warnings", warning_words(experiment)},
                                   {"runs", all.runs},
                                   {"seconds", all.seconds},
                                   {"memory_bytes", all.memory},
                                   {"disk_bytes", all.disk},
                                   {"stationarity", drift_words(drifts)}}));
    else {
        print_forecast(experiment, all);
        print_drifts(drifts, all);
    }
    return done;
}

} // namespace sim::cli
