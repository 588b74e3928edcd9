// SPDX-License-Identifier: Apache-2.0
// Threads on a machine that does other work: the same worlds on one and two threads, with none and
// with as many foreign busy processes as there are processors. Docs: docs/develop/speed.md.

#include "models/minimal_market/market.hpp"
#include "models/trust_game/market.hpp"
#include "sim/parallel/blocks.hpp"
#include "tests/bench/model_bench.hpp"
#include "tests/support/village.hpp"
#include "tests/support/worlds.hpp"

#include <benchmark/benchmark.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

namespace {

/// Processes that compute and do nothing else, as long as it lives.
class ForeignLoad {
public:
    explicit ForeignLoad(unsigned processes) {
        const pid_t parent = getpid();
        for (unsigned i = 0; i < processes; ++i) {
            const pid_t child = fork();
            if (child == 0) compute_until_gone(parent);
            if (child > 0) children_.push_back(child);
        }
    }
    ForeignLoad(const ForeignLoad&) = delete;
    ForeignLoad& operator=(const ForeignLoad&) = delete;
    ~ForeignLoad() {
        for (const pid_t child : children_) kill(child, SIGKILL);
        for (const pid_t child : children_) waitpid(child, nullptr, 0);
    }

private:
    [[noreturn]] static void compute_until_gone(pid_t parent) {
        std::uint64_t spun = 0;
        while (getppid() == parent)
            for (int i = 0; i < 1'000'000; ++i) benchmark::DoNotOptimize(++spun);
        _exit(0);
    }
    std::vector<pid_t> children_;
};

/// Runs on threads `range(0)`, beside busy processes if `range(1)`.
template <class Work> void beside_others(benchmark::State& state, const Work& work) {
    const ForeignLoad load(state.range(1) != 0 ? std::thread::hardware_concurrency() : 0);
    sim::use_threads(static_cast<int>(state.range(0)));
    for (auto _ : state) work(state);
    sim::use_threads(0);
}

void settings(benchmark::internal::Benchmark* one) {
    one->ArgNames({"threads", "busy"})->ArgsProduct({{1, 2}, {0, 1}})->Iterations(1);
    bench::timing(one);
}

template <sim::Market M>
void days_of(benchmark::State& state, int days, const typename M::Parameters& given = {}) {
    auto scenario = std::make_shared<sim::Scenario<M>>();
    scenario->settings.days = days;
    scenario->settings.burn_in = 0;
    scenario->given = given;
    beside_others(state, [&](benchmark::State& timed) {
        sim::RunOf<M> world(scenario, sim::keys(1, 0, 0));
        bench::clocked(timed, [&] { world.advance(world.end()); });
    });
}
void busy_w3(benchmark::State& state) { days_of<models::minimal_market::Market>(state, 365); }
void busy_trust_game(benchmark::State& state) {
    models::trust_game::Parameters given;
    given.players = 200'000;
    given.network = sim::SmallWorld{5, 0.1};
    given.mutation = 1e-4; // so that no type dies out while the clock runs
    days_of<models::trust_game::Market>(state, 20, given);
}
BENCHMARK(busy_w3)->Apply(settings);
BENCHMARK(busy_trust_game)->Apply(settings);

bool in_the_project(benchmark::State& state) {
    const bool here = std::filesystem::exists("scenarios/home_sharing/new_york.toml");
    if (!here) state.SkipWithError("run from the folder of the project");
    return here;
}

void busy_new_york(benchmark::State& state) {
    if (!in_the_project(state)) return;
    beside_others(state, [&](benchmark::State& timed) {
        const auto run = models::home_sharing::world(
            models::home_sharing::told("new_york", "days = 20\nburn_in = 40"));
        bench::clocked(timed, [&] { run->advance(run->end()); });
    });
}
BENCHMARK(busy_new_york)->Apply(settings);

/// Worlds side by side, as an experiment runs them.
void busy_ensemble(benchmark::State& state) {
    if (!in_the_project(state)) return;
    beside_others(state, [&](benchmark::State& timed) {
        bench::clocked(timed, [&] {
            sim::for_each_task(8, [](std::size_t) {
                const auto run = models::home_sharing::world(
                    models::home_sharing::told("village", "days = 120"));
                run->advance(run->end());
            });
        });
    });
}
BENCHMARK(busy_ensemble)->Apply(settings);

} // namespace
