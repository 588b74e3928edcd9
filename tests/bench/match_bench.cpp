// SPDX-License-Identifier: Apache-2.0
// Immediate acceptance at the sizes of a town and of a country, and the calendar inside its loop.

#include "sim/match/immediate.hpp"
#include "sim/match/taken_days.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace {

constexpr sim::Day today{18000};

struct Market {
    std::vector<sim::Identity> proposers;
    std::vector<std::uint32_t> wishes; ///< three a proposer
    std::size_t targets;

    Market(std::size_t size, std::size_t resources) : proposers(size), targets(resources) {
        for (std::size_t i = 0; i < size; ++i) {
            proposers[i] = {sim::scramble(i)};
            sim::Stream draws(sim::Key(4), sim::purpose("bench.wishes"), today, proposers[i]);
            for (int round = 0; round < 3; ++round)
                wishes.push_back(draws.below(static_cast<std::uint32_t>(resources)));
        }
    }
};

// Arguments: proposers, targets. Every target holds nights; a stay is three of the coming sixty.
void immediate(benchmark::State& state) {
    sim::use_threads(1);
    const Market market(static_cast<std::size_t>(state.range(0)),
                        static_cast<std::size_t>(state.range(1)));
    std::vector<sim::TakenDays> calendars(market.targets);
    const auto next = [&](std::uint32_t proposer, int round) {
        return std::optional(market.wishes[3 * proposer + static_cast<std::uint32_t>(round)]);
    };
    const auto accept = [&](std::uint32_t target, std::uint32_t proposer) {
        const sim::Day first = today + static_cast<int>(proposer % 60);
        if (!calendars[target].free(first, 3)) return false;
        calendars[target].take(first, 3);
        return true;
    };
    sim::ImmediateAcceptance acceptance;
    for (auto _ : state) {
        state.PauseTiming();
        calendars.assign(market.targets, {});
        state.ResumeTiming();
        const sim::Lottery lottery{sim::Key(5), sim::purpose("bench.lottery"), today};
        benchmark::DoNotOptimize(
            acceptance.match(market.proposers, market.targets, lottery, 3, next, accept));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(immediate)->Args({1'000, 40'000})->Args({10'000, 40'000})->Args({1'000'000, 200'000});

void nights(benchmark::State& state) {
    sim::TakenDays calendar;
    calendar.take(today + 30, 7);
    int offset = 0;
    for (auto _ : state) {
        offset = (offset + 7) % 300;
        benchmark::DoNotOptimize(calendar.free(today + offset, 4));
    }
}
BENCHMARK(nights);

} // namespace
