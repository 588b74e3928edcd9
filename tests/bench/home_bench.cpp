// SPDX-License-Identifier: Apache-2.0
// The lodging market: a day of the village, a day of New York, and what one search costs.

#include "sim/parallel/blocks.hpp"
#include "tests/bench/model_bench.hpp"
#include "tests/support/village.hpp"
#include "tests/support/worlds.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <numeric>

namespace {

using models::home_sharing::told;
using models::home_sharing::World;

// Days of a world whose calendars and reputations have filled; making it stays outside the clock.
void days_of(benchmark::State& state, const std::string& city, const std::string& length) {
    if (!std::filesystem::exists("scenarios/home_sharing/" + city + ".toml")) {
        state.SkipWithError("run from the folder of the project");
        return;
    }
    sim::use_threads(static_cast<int>(state.range(0)));
    const auto run = models::home_sharing::world(told(city, length));
    run->advance(run->end() - static_cast<int>(state.max_iterations));
    const auto recorded = static_cast<std::ptrdiff_t>(state.max_iterations);
    double seconds = 0;
    for (auto _ : state) seconds += bench::clocked(state, [&] { run->advance(run->day() + 1); });
    const auto searches = sim::by_day(run->series(), "searches");
    const double all = std::accumulate(searches.end() - recorded, searches.end(), 0.0);
    state.counters["searches_per_day"] = all / static_cast<double>(recorded);
    state.counters["ns_per_search"] = 1e9 * seconds / all;
    sim::use_threads(0);
}

// Every run lives through the same days: those at the end of the scenario.
BENCHMARK_CAPTURE(days_of, village, "village", "days = 365")
    ->Apply(bench::timing)
    ->Arg(1)
    ->Iterations(300);
BENCHMARK_CAPTURE(days_of, new_york, "new_york", "days = 60\nburn_in = 30")
    ->Apply(bench::timing)
    ->Arg(1)
    ->Arg(2)
    ->Iterations(20);

} // namespace
