// SPDX-License-Identifier: Apache-2.0
// The trust game: a day of players who meet ten neighbours each and may copy one, on networks that
// fit the processor's caches and one that does not.

#include "models/trust_game/market.hpp"
#include "tests/bench/model_bench.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace models::trust_game;

Parameters on(std::int64_t players, Network network) {
    Parameters given;
    given.players = players;
    given.network = std::move(network);
    given.mutation = 1e-4; // so that no type dies out while the clock runs
    return given;
}

void trust(benchmark::State& state, const Parameters& given, int days) {
    bench::run_days<Market>(state, given, days, static_cast<double>(given.players));
}
BENCHMARK_CAPTURE(trust, thousand, on(1'000, sim::SmallWorld{5, 0.1}), 1'000)->Apply(bench::timing);
BENCHMARK_CAPTURE(trust, million, on(1'000'000, sim::SmallWorld{5, 0.1}), 5)->Apply(bench::timing);
BENCHMARK_CAPTURE(trust, well_mixed, on(1'000'000, sim::WellMixed{}), 5)->Apply(bench::timing);

} // namespace
