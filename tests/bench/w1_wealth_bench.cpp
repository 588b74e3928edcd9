// SPDX-License-Identifier: Apache-2.0
// The money exchange W1: 100 days of three sizes in each order of acting.

#include "models/wealth_exchange/market.hpp"
#include "sim/parallel/blocks.hpp"
#include "tests/bench/model_bench.hpp"

#include <benchmark/benchmark.h>

namespace {

using models::wealth_exchange::Activation;
using models::wealth_exchange::Market;

void w1(benchmark::State& state, Activation activation) {
    sim::use_threads(1);
    const std::int64_t people = state.range(0);
    bench::run_days<Market>(state, {people, 1, activation}, 100, static_cast<double>(people));
    sim::use_threads(0);
}

void sizes(benchmark::internal::Benchmark* one) {
    bench::timing(one->Arg(10'000)->Arg(100'000)->Arg(1'000'000));
}
BENCHMARK_CAPTURE(w1, random, Activation::random)->Apply(sizes);
BENCHMARK_CAPTURE(w1, fixed, Activation::fixed)->Apply(sizes);
BENCHMARK_CAPTURE(w1, synchronous, Activation::synchronous)->Apply(sizes);

} // namespace
