// SPDX-License-Identifier: Apache-2.0
// What a draw costs, alone and in batches; the counter `each` is the time of one value.

#include "sim/base/math.hpp"
#include "sim/random/batch.hpp"
#include "sim/random/stream.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

constexpr sim::Key key = sim::keys(1, 0, 0).chance;
constexpr sim::Purpose why = sim::purpose("bench.draws");
constexpr std::size_t size = 4096;

void report(benchmark::State& state, double values) {
    using benchmark::Counter;
    state.counters["each"] = Counter(values, Counter::kIsIterationInvariantRate | Counter::kInvert);
}

template <class Draw> void alone(benchmark::State& state, Draw draw) {
    std::uint64_t who = 0;
    for (auto _ : state) {
        sim::Stream own(key, why, sim::Day{1}, sim::Identity{++who});
        benchmark::DoNotOptimize(draw(own));
    }
    report(state, 1);
}

template <class Fill, class Value> void batch(benchmark::State& state, Fill fill, Value) {
    std::vector<Value> out(size);
    int day = 0;
    for (auto _ : state) {
        fill(key, why, sim::Day{++day}, sim::Identity{0}, out);
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
    }
    report(state, size);
}

template <class Function> void transform(benchmark::State& state, Function function) {
    static std::array<double, size> in, out;
    sim::fill_uniform(key, why, sim::Day{1}, sim::Identity{0}, in);
    for (auto _ : state) {
        for (std::size_t i = 0; i < size; ++i) out[i] = function(in[i]);
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
    }
    report(state, size);
}

void rare(benchmark::State& state) {
    constexpr std::uint64_t people = 100'000;
    const double ceiling = static_cast<double>(state.range(0)) / 1000;
    int day = 0;
    for (auto _ : state) {
        std::uint64_t events = 0;
        sim::for_each_rare(key, why, sim::Day{++day}, 0, people, ceiling,
                           [&](sim::Identity who, double) { events += who.value; });
        benchmark::DoNotOptimize(events);
    }
    report(state, people);
}

BENCHMARK_CAPTURE(alone, bits, [](sim::Stream& own) { return own.bits(); });
BENCHMARK_CAPTURE(alone, uniform, [](sim::Stream& own) { return own.uniform(); });
BENCHMARK_CAPTURE(alone, normal, [](sim::Stream& own) { return own.normal(); });
BENCHMARK_CAPTURE(alone, gumbel, [](sim::Stream& own) { return own.gumbel(); });
BENCHMARK_CAPTURE(alone, poisson_2, [](sim::Stream& own) { return own.poisson(2); });
BENCHMARK_CAPTURE(alone, poisson_50, [](sim::Stream& own) { return own.poisson(50); });
BENCHMARK_CAPTURE(alone, log_positive_stable,
                  [](sim::Stream& own) { return sim::log_positive_stable(0.7, own); });
BENCHMARK_CAPTURE(batch, words, sim::fill_words, std::uint32_t{});
BENCHMARK_CAPTURE(batch, uniform, sim::fill_uniform, double{});
BENCHMARK_CAPTURE(batch, gumbel, sim::fill_gumbel, double{});
BENCHMARK_CAPTURE(transform, log, [](double x) { return sim::math::log(x); });
BENCHMARK_CAPTURE(transform, exp, [](double x) { return sim::math::exp(x); });
BENCHMARK_CAPTURE(transform, sin, [](double x) { return sim::math::sin(x); });
BENCHMARK_CAPTURE(transform, inverse_normal, [](double x) { return sim::math::inverse_normal(x); });
BENCHMARK(rare)->ArgName("per_mille")->Arg(3)->Arg(50);

} // namespace
