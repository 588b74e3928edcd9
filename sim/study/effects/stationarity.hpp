// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether a scenario stands still without reforms: what indicators do by themselves within a
// year would be read as something else's doing.

#include "sim/study/effects/compare.hpp"
#include "sim/study/plan/experiment.hpp"

#include <string>
#include <vector>

namespace sim {

/// The test compares four weeks (assumed) with the same four weeks a year later, so that the season
/// plays no part.
inline constexpr int stationarity_window = 28;
inline constexpr int stationarity_year = 365;
/// Recorded days that it needs.
inline constexpr int stationarity_days = stationarity_year + stationarity_window;
/// Worlds of the test.
inline constexpr std::size_t stationarity_worlds = 5;

/// What an indicator does by itself within a year.
struct Drift {
    std::string indicator;
    double first = 0; ///< mean of the first four weeks, over days and worlds
    Estimate change;  ///< to the same weeks a year later, as a share of `first`, over worlds

    /// Whether the change is more than chance, and more than a fiftieth.
    [[nodiscard]] bool found() const;
};

/// Simulates worlds of an experiment's baseline, whose scenario must record `stationarity_days` or
/// more, and tells what each indicator does that is not zero there, in their order.
std::vector<Drift> drifts_of(const Experiment& experiment);

} // namespace sim
