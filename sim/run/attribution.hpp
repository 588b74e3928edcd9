// SPDX-License-Identifier: Apache-2.0
#pragma once
// What each part of a package of reforms contributes to the effect of the whole. Parts help or
// hinder each other, so "with and without" depends on what else is in force; the Shapley value is
// the mean over all orders in which the parts could be added, and the values add up to the whole.
// Shapley (1953), "A value for n-person games".

#include "sim/run/compare.hpp"
#include "sim/run/experiment.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace sim {

/// More parts make too many combinations to simulate: 2 to the power of their number.
inline constexpr std::size_t most_parts = 6;

/// The Shapley value of each part; `worth[s]` is what the parts that are bits of `s` bring
/// together, and there are 2 to the power of their number of these.
std::vector<double> shapley(std::span<const double> worth);

/// The names of the parts of an experiment's package; none when it attributes nothing.
std::vector<std::string> parts_of(const Experiment& experiment);

/// The scenario in which the parts that are bits of `members` are in force.
std::size_t arm_of(std::size_t members, std::size_t parts);

/// What the package a, b is called where both are in force: "a+b".
std::string joint_name(std::size_t members, std::span<const std::string> parts);

/// What each part contributes, over the days from the first on which any is in force to the end.
struct Attributed {
    std::vector<std::string> parts;
    Day from;
    std::size_t replicates = 0;
    std::vector<std::vector<Estimate>> values; ///< by part and indicator
    std::vector<Estimate> whole;               ///< by indicator: what all parts do together
};

/// Attributes the effect of the whole package, replicate by replicate; without parts when the
/// experiment attributes nothing.
Attributed attributed(const Experiment& experiment, const Outcomes& outcomes);

/// What all parts of a package are called where each has its label.
inline constexpr const char* all_together = "all together";

} // namespace sim
