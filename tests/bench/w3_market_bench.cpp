// SPDX-License-Identifier: Apache-2.0
// The two-sided market W3 at full size: the model in both forms of choice, and the bare kernel that
// does the same work without an engine, on one and two threads.

#include "models/minimal_market/market.hpp"
#include "sim/parallel/blocks.hpp"
#include "tests/bench/model_bench.hpp"
#include "tests/bench/w3_bare.hpp"

#include <benchmark/benchmark.h>

#include <memory>

namespace {

using models::minimal_market::Draw;
using models::minimal_market::Market;

constexpr double agents = double{bare::guests} + bare::hosts;

void w3(benchmark::State& state, Draw draw) {
    Market::Parameters given;
    given.choice = draw;
    sim::use_threads(static_cast<int>(state.range(0)));
    bench::run_days<Market>(state, given, 365, agents);
    sim::use_threads(0);
}
BENCHMARK_CAPTURE(w3, cumulative, Draw::cumulative)->Arg(1)->Arg(2)->Apply(bench::timing);
BENCHMARK_CAPTURE(w3, keyed, Draw::keyed)->Arg(1)->Arg(2)->Apply(bench::timing);

void w3_bare(benchmark::State& state) {
    bare::Year year;
    const auto threads = static_cast<std::uint32_t>(state.range(0));
    const auto make = [&] { return std::make_unique<bare::Market>(); };
    bench::run(state, agents * 365, make,
               [&](bare::Market& market) { year = bare::simulate(market, threads); });
    state.counters["awake"] = static_cast<double>(year.awake);
    state.counters["bookings"] = static_cast<double>(year.bookings);
    state.counters["price"] = year.price;
}
BENCHMARK(w3_bare)->Arg(1)->Arg(2)->Apply(bench::timing);

} // namespace
