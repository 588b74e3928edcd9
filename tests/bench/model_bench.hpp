// SPDX-License-Identifier: Apache-2.0
#pragma once
// Times the step loop of a model: making the world stays outside the clock.

#include "sim/run/run_of.hpp"

#include <benchmark/benchmark.h>
#include <memory>

namespace bench {

/// Wall time, since threads are part of what is measured.
inline void timing(benchmark::internal::Benchmark* one) {
    one->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
}

/// Reports nanoseconds for one agent on one day.
inline void count_steps(benchmark::State& state, double agent_steps) {
    using benchmark::Counter;
    state.counters["ns_per_agent_step"] =
        Counter(agent_steps * 1e-9, Counter::kIsIterationInvariantRate | Counter::kInvert);
}

/// Runs a new world of a model for some days, again and again.
template <sim::Market M>
void run_days(benchmark::State& state, const typename M::Parameters& given, int days,
              double agents) {
    auto scenario = std::make_shared<sim::Scenario<M>>();
    scenario->settings.days = days;
    scenario->settings.burn_in = 0;
    scenario->given = given;
    for (auto _ : state) {
        state.PauseTiming();
        auto run = std::make_unique<sim::RunOf<M>>(scenario, sim::keys(1, 0, 0));
        state.ResumeTiming();
        run->advance(run->end());
        state.PauseTiming();
        run.reset();
        state.ResumeTiming();
    }
    count_steps(state, agents * days);
}

} // namespace bench
