// SPDX-License-Identifier: Apache-2.0
#pragma once
// When an experiment knows enough. Pure functions of findings, so that how many replicates there
// are depends on neither threads nor interruptions.

#include "sim/study/effects/findings.hpp"
#include "sim/study/plan/precision.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sim {

/// What an interval is and what it should be.
struct Reached {
    std::string reform; ///< empty for the level of a run without reforms
    std::string indicator;
    double half_width = 0; ///< not a number where there is none, such as of a constant's quotient
    double wanted = 0;
    std::int64_t replicates = 0; ///< how many would do, as far as these tell
    bool in_force = true;        ///< whether the reform can have an effect on a recorded day

    /// Of an effect that cannot be, no number of replicates tells more.
    [[nodiscard]] bool enough() const { return !in_force || half_width <= wanted; }
};

/// How precise findings are, target by target and reform by reform.
std::vector<Reached> precision_of(const Findings& findings, const Precision& rule);

/// How many replicates to take next, given what `taken` of them tell; `taken` itself when they
/// suffice or are as many as allowed.
std::int64_t replicates_wanted(const std::vector<Reached>& reached, const Precision& rule,
                               std::int64_t taken);

} // namespace sim
