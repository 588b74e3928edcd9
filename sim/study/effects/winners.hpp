// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who gains and who loses from a reform: people paired by identity, each the same with and without
// it. Pure functions over records.

#include "sim/run/persons.hpp"
#include "sim/study/effects/compare.hpp"

#include <cstddef>
#include <vector>

namespace sim {

/// Who gains or loses no more than this, in units of the line, counts as neither.
inline constexpr double least_change = 100;

/// What a reform does to people in one replicate.
struct Changes {
    std::size_t people = 0;
    std::size_t winners = 0;
    std::size_t losers = 0;
    double mean_gain = 0; ///< of winners; not a number when there are none
    double mean_loss = 0; ///< of losers, below zero; not a number when there are none
    double largest = 0;   ///< the largest change of anybody, whatever its sign
};

/// Compares one line of two records; who lives in one of them only has 0 in the other.
Changes changes(const PersonRecord& before, const PersonRecord& after, std::size_t line,
                double threshold = least_change);

/// What a reform does to people, over replicates.
struct Winners {
    PersonLine line;
    double threshold = least_change;
    std::size_t replicates = 0;
    Estimate people, winners, losers, neither;
    Estimate winners_share, losers_share;
    Estimate mean_gain, mean_loss; ///< over the replicates that have winners, or losers
    /// Shares of people who gain or lose as much between two lucks of the baseline; not numbers
    /// where it was lived through once.
    Estimate winners_by_chance, losers_by_chance;
    double placebo = 0;    ///< the largest change made to anybody by the form that binds
                           ///< nobody; not a number when there is none
    double unenforced = 0; ///< the same by the form that nobody enforces
};

/// Sums up the replicates of a line; `by_chance` holds, for each replicate, what its siblings are
/// to the baseline.
Winners sum_up(const PersonLine& line, const std::vector<Changes>& replicates,
               const std::vector<std::vector<Changes>>& by_chance = {});

} // namespace sim
