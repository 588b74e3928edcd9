// SPDX-License-Identifier: Apache-2.0
#pragma once
// Times the step loop of a model: making the world stays outside the clock.

#include "sim/run/run_of.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

namespace bench {

/// Wall time by our own clock, since threads are part of what is measured; the smallest of three
/// repetitions is what a busy machine disturbs least.
inline void timing(benchmark::internal::Benchmark* one) {
    one->Unit(benchmark::kMillisecond)->UseManualTime()->Repetitions(3)->DisplayAggregatesOnly();
    one->ComputeStatistics("min", [](const std::vector<double>& all) {
        return *std::min_element(all.begin(), all.end());
    });
}

/// Times one iteration: seconds of the call.
template <class Call> double clocked(benchmark::State& state, Call&& call) {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    call();
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    state.SetIterationTime(seconds);
    return seconds;
}

/// Times `work(world)` on one fresh `make()` after another, and reports nanoseconds for one agent
/// on one day.
template <class Make, class Work>
void run(benchmark::State& state, double agent_steps, Make&& make, Work&& work) {
    double all = 0;
    for (auto _ : state) {
        auto world = make();
        all += clocked(state, [&] { work(*world); });
    }
    const double steps = agent_steps * static_cast<double>(state.iterations());
    state.counters["ns_per_agent_step"] = 1e9 * all / steps;
}

/// Times a model over some days.
template <sim::Market M>
void run_days(benchmark::State& state, const typename M::Parameters& given, int days,
              double agents) {
    auto scenario = std::make_shared<sim::Scenario<M>>();
    scenario->settings.days = days;
    scenario->settings.burn_in = 0;
    scenario->given = given;
    const auto make = [&] { return std::make_unique<sim::RunOf<M>>(scenario, sim::keys(1, 0, 0)); };
    run(state, agents * days, make, [](sim::Run& world) { world.advance(world.end()); });
}

} // namespace bench
