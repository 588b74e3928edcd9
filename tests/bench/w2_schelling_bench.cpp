// SPDX-License-Identifier: Apache-2.0
// Schelling's town W2: 20 days of the small and the large one.

#include "models/schelling/market.hpp"
#include "tests/bench/model_bench.hpp"

#include <benchmark/benchmark.h>

namespace {

using models::schelling::Market;

void w2(benchmark::State& state, const Market::Parameters& given) {
    bench::run_days<Market>(state, given, 20, given.density * given.side * given.side);
}
BENCHMARK_CAPTURE(w2, small, Market::Parameters{40, 1, 3, 0.625})->Apply(bench::timing);
BENCHMARK_CAPTURE(w2, large, Market::Parameters{100, 2, 8, 0.8})->Apply(bench::timing);

} // namespace
