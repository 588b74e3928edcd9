// SPDX-License-Identifier: Apache-2.0
// The trust network: the five years of a Bitcoin marketplace, and a month of a million people.

#include "models/trust_network/market.hpp"
#include "tests/bench/model_bench.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace models::trust_network;

Parameters marketplace(std::int64_t people, int months) {
    Parameters given;
    given.people = people;
    given.population.newcomers.assign(static_cast<std::size_t>(months), 1);
    return given;
}

// Nanoseconds for one deal, search and ratings included.
void trade(benchmark::State& state, const Parameters& given, int days) {
    auto scenario = std::make_shared<sim::Scenario<Market>>();
    scenario->settings.days = days;
    scenario->settings.burn_in = 0;
    scenario->given = given;
    double seconds = 0;
    double deals = 0;
    for (auto _ : state) {
        sim::RunOf<Market> run(scenario, sim::keys(1, 0, 0));
        seconds += bench::clocked(state, [&] { run.advance(run.end()); });
        for (const std::uint32_t made : run.market().persons().column<&Person::deals>())
            deals += 0.5 * made;
    }
    state.counters["ns_per_deal"] = 1e9 * seconds / deals;
    state.counters["deals"] = deals / static_cast<double>(state.iterations());
}
BENCHMARK_CAPTURE(trade, marketplace, marketplace(6'000, 60), 1'826)->Apply(bench::timing);
BENCHMARK_CAPTURE(trade, million, marketplace(1'000'000, 12), 365)->Apply(bench::timing);

} // namespace
