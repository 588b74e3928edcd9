// SPDX-License-Identifier: Apache-2.0
// How often 95 % intervals cover an effect that is known to be zero: the village is compared with
// itself in other worlds, so that each "effect" is chance alone.
// docs/develop/experiments.md has the table.

#include "models/catalogue.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/run/run.hpp"
#include "sim/run/world.hpp"
#include "sim/study/effects/compare.hpp"
#include "sim/study/session.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace {

constexpr std::size_t pairs = 5; // in each comparison
constexpr std::array<const char*, 8> watched{"bookings",      "nights",       "host_income",
                                             "guest_surplus", "hotel_nights", "price",
                                             "occupancy",     "incidents"};

/// One number of each world and watched indicator.
using Levels = std::array<std::vector<double>, watched.size()>;

std::shared_ptr<const sim::Prepared> village(std::int64_t days, std::int64_t burn_in) {
    const sim::Catalogue all = models::catalogue();
    sim::Node scenario = sim::open_scenario(all, "village");
    scenario.put("days", days);
    scenario.put("burn_in", burn_in);
    return sim::find(all, "home_sharing").prepare(scenario);
}

// Worlds of one seed: every number names other people with other luck.
Levels lived(const sim::Prepared& scenario, std::size_t worlds) {
    Levels levels;
    for (auto& line : levels) line.resize(worlds);
    sim::for_each_task(worlds, [&](std::size_t world) {
        const auto run = scenario.start(sim::keys_of({2019, static_cast<std::uint32_t>(world)}));
        run->advance(run->end());
        const sim::Series& series = run->series();
        for (std::size_t i = 0; i < watched.size(); ++i)
            levels[i][world] = series.over(series.line(watched[i]), 0, series.days());
    });
    return levels;
}

// The share of comparisons whose interval holds zero; each takes ten worlds that no other takes.
double coverage(std::span<const double> worlds) {
    std::size_t covered = 0;
    const std::size_t comparisons = worlds.size() / (2 * pairs);
    for (std::size_t i = 0; i < comparisons; ++i) {
        const auto ten = worlds.subspan(i * 2 * pairs, 2 * pairs);
        const sim::Effect effect = sim::paired(ten.first(pairs), ten.last(pairs));
        covered += effect.low <= 0 && effect.high >= 0;
    }
    return static_cast<double>(covered) / static_cast<double>(comparisons);
}

} // namespace

int main(int argc, char** argv) {
    const auto asked = [&](int at, long otherwise) {
        return argc > at ? std::strtol(argv[at], nullptr, 10) : otherwise;
    };
    const auto comparisons = static_cast<std::size_t>(asked(1, 2'000));
    const auto scenario = village(asked(2, 14), asked(3, 14));
    const Levels levels = lived(*scenario, comparisons * 2 * pairs);
    bool sound = true;
    std::printf("| indicator | covered |\n| --- | --- |\n");
    for (std::size_t i = 0; i < watched.size(); ++i) {
        const double share = coverage(levels[i]);
        sound = sound && share >= 0.93 && share <= 0.97;
        std::printf("| `%s` | %.2f %% |\n", watched[i], 100 * share);
    }
    return sound ? 0 : 1;
}
