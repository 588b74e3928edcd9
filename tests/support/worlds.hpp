// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs of one market for its tests: parameters in, run out.

#include "sim/run/run_of.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace sim {

/// A world of a market, lived through for some days without a burn-in.
template <Market M>
std::unique_ptr<RunOf<M>> lived(typename M::Parameters given, int days, std::uint64_t seed = 1) {
    auto scenario = std::make_shared<Scenario<M>>();
    scenario->settings.days = days;
    scenario->settings.burn_in = 0;
    scenario->given = std::move(given);
    auto run = std::make_unique<RunOf<M>>(std::move(scenario), keys(seed, 0, 0));
    run->advance(run->end());
    return run;
}

/// An indicator of the whole city by day.
inline std::vector<double> by_day(const Series& series, std::string_view name) {
    std::vector<double> values;
    const std::size_t lines = series.lines().size();
    for (std::size_t at = series.line(name); at < series.daily().size(); at += lines)
        values.push_back(series.daily()[at]);
    return values;
}

} // namespace sim
