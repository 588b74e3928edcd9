// SPDX-License-Identifier: Apache-2.0
#include "sim/study/effects/stationarity.hpp"

#include "sim/parallel/blocks.hpp"
#include "sim/run/world.hpp"

#include <algorithm>
#include <cmath>

namespace sim {
namespace {

constexpr std::size_t window = stationarity_window;
constexpr std::size_t year = stationarity_year;
constexpr double slight = 0.02; // of the first weeks: too little to be taken for an effect

double mean_of(const Series& series, std::size_t line, std::size_t first) {
    const std::size_t lines = series.lines().size();
    double sum = 0;
    for (std::size_t day = first; day < first + window; ++day)
        sum += series.daily()[day * lines + line];
    return sum / window;
}

} // namespace

bool Drift::found() const {
    return std::abs(change.mean) > slight && (change.low > 0 || change.high < 0);
}

std::vector<Drift> drifts_of(const Experiment& experiment) {
    require(experiment.settings().days >= stationarity_days, "too few days for a year's drift");
    std::vector<Series> worlds(stationarity_worlds);
    for_each_task(worlds.size(), [&](std::size_t world) {
        const auto run = experiment.baseline().scenario->start(
            keys_of({experiment.seed, static_cast<std::uint32_t>(world)}));
        run->advance(experiment.settings().start + stationarity_days);
        worlds[world] = run->series();
    });
    std::vector<Drift> drifts;
    const auto& lines = worlds.front().lines();
    for (std::size_t line = 0; line < lines.size(); ++line) {
        if (lines[line].statistic == Statistic::ratio) continue;
        Drift one{lines[line].name, 0, {}};
        std::vector<double> changes;
        for (const Series& world : worlds) {
            one.first += mean_of(world, line, 0) / static_cast<double>(worlds.size());
            changes.push_back(mean_of(world, line, year) - mean_of(world, line, 0));
        }
        if (one.first == 0) continue;
        for (double& change : changes) change /= std::abs(one.first);
        one.change = estimate(changes);
        drifts.push_back(std::move(one));
    }
    return drifts;
}

} // namespace sim
