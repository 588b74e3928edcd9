// SPDX-License-Identifier: Apache-2.0
#pragma once
// What each part of a package of reforms contributes to the effect of the whole. Parts help or
// hinder each other, so "with and without" depends on what else is in force; the Shapley value is
// the mean over all orders in which the parts could be added, and the values add up to the whole.
// Shapley (1953), "A value for n-person games".

#include "sim/study/effects/compare.hpp"
#include "sim/study/plan/package.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace sim {

/// The Shapley value of each part; `worth[s]` is what the parts that are bits of `s` bring
/// together, and there are 2 to the power of their number of these.
std::vector<double> shapley(std::span<const double> worth);

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

} // namespace sim
