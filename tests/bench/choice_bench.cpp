// SPDX-License-Identifier: Apache-2.0
// One search: errors of twenty options in five nests, a list of twenty from slots, a zone by
// thinning.

#include "sim/choice/consideration.hpp"
#include "sim/choice/nested.hpp"
#include "sim/choice/thinning.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <vector>

namespace {

constexpr sim::Key chance{20190701};
constexpr sim::Purpose options_of = sim::purpose("bench.options");
constexpr sim::Purpose nests_of = sim::purpose("bench.nests");

void errors(benchmark::State& state) {
    const std::array<double, 5> dissimilarity{0.5, 0.6, 0.7, 0.8, 1.0};
    std::array<sim::Identity, 20> options{};
    std::array<std::uint8_t, 20> nest_of{};
    for (std::size_t i = 0; i < options.size(); ++i) {
        options[i] = {1000 + 7 * i};
        nest_of[i] = static_cast<std::uint8_t>(i % 5);
    }
    std::array<double, 20> shocks{};
    std::uint64_t chooser = 0;
    for (auto _ : state) {
        const sim::NestedErrors drawn(chance, options_of, nests_of, sim::Day{18000},
                                      sim::Identity{++chooser}, dissimilarity);
        drawn.shocks(nest_of, options, shocks);
        benchmark::DoNotOptimize(shocks);
    }
}
BENCHMARK(errors);

void consideration(benchmark::State& state) {
    std::vector<double> shown_at(4096);
    for (std::size_t slot = 0; slot < shown_at.size(); ++slot)
        shown_at[slot] = sim::chance_of(static_cast<double>(slot % 97) / 97, 0.5);
    std::array<std::uint32_t, 20> list{};
    std::uint64_t identity = 0;
    std::size_t tries = 0;
    for (auto _ : state) {
        const sim::Search search{chance, options_of, sim::Day{18000}, {++identity}};
        const auto shown = [&](std::uint32_t slot, double luck) { return luck < shown_at[slot]; };
        const auto free = [](std::uint32_t slot) { return slot % 3 != 0; };
        tries += sim::consider(search, 4096, list, shown, free).tries;
        benchmark::DoNotOptimize(list);
    }
    state.counters["tries"] =
        benchmark::Counter(static_cast<double>(tries), benchmark::Counter::kAvgIterations);
}
BENCHMARK(consideration);

void thinning(benchmark::State& state) {
    std::vector<double> weights;
    std::vector<double> accepted;
    for (int z = 0; z < 200; ++z) {
        weights.push_back(1 + z % 11);
        accepted.push_back(0.2 + 0.004 * z);
    }
    const sim::AliasTable table(weights);
    std::uint64_t chooser = 0;
    for (auto _ : state) {
        const sim::Stream draws(chance, options_of, sim::Day{18000}, {++chooser});
        benchmark::DoNotOptimize(
            sim::choose_by_thinning(draws, table, [&](std::size_t z) { return accepted[z]; }));
    }
}
BENCHMARK(thinning);

} // namespace
