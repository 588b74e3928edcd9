// SPDX-License-Identifier: Apache-2.0
// Customers a second through a queue for ten machines at load 0.8: the same queue that
// tests/experiments/queue_beside_simpy.py has SimPy serve.

#include "models/common/service_floor.hpp"
#include "sim/random/stream.hpp"

#include <benchmark/benchmark.h>

#include <array>

namespace {

void queue_for_machines(benchmark::State& state) {
    using models::common::Request;
    constexpr sim::Key chance = sim::keys(1, 0, 0).chance;
    constexpr std::uint32_t customers = 1'000'000;
    for (auto _ : state) {
        const std::array<std::uint32_t, 1> units{10};
        models::common::ServiceFloor floor(units);
        double waited = 0;
        const auto over = [&](const models::common::Service& service) -> std::optional<Request> {
            waited += service.waited();
            return std::nullopt;
        };
        double hour = 0;
        for (std::uint32_t who = 0; who < customers; ++who) {
            sim::Stream stream(chance, sim::purpose("bench.queue"), sim::Day{0},
                               sim::Identity{who});
            hour += stream.exponential(8);
            floor.run(hour, over);
            floor.arrive(hour, who, {0, stream.exponential(1)});
        }
        floor.run(1e18, over);
        state.counters["mean_wait"] = waited / customers;
    }
    state.SetItemsProcessed(state.iterations() * customers);
}
BENCHMARK(queue_for_machines)->Unit(benchmark::kMillisecond);

} // namespace
