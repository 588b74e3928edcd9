// SPDX-License-Identifier: Apache-2.0
#pragma once
// A package of reforms whose parts are simulated in every combination.

#include "sim/study/plan/experiment.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace sim {

/// More parts make too many combinations to simulate: 2 to the power of their number.
inline constexpr std::size_t most_parts = 6;

/// What all parts of a package are called where each has its label.
inline constexpr const char* all_together = "all together";

/// The names of the parts of an experiment's package; none when it attributes nothing.
std::vector<std::string> parts_of(const Experiment& experiment);

/// The scenario in which the parts that are bits of `members` are in force.
std::size_t arm_of(std::size_t members, std::size_t parts);

/// What the package a, b is called where both are in force: "a+b".
std::string joint_name(std::size_t members, std::span<const std::string> parts);

} // namespace sim
