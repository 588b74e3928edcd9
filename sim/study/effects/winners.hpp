// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who gains and who loses from a reform: people paired by identity, each the same with and without
// it. Pure functions over records.

#include "sim/base/outputs.hpp"
#include "sim/run/persons.hpp"
#include "sim/study/effects/compare.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace sim {

/// Who gains or loses no more than this, in units of the line, counts as neither.
inline constexpr double least_change = 100;

/// What a reform does to people in one replicate.
struct Changes {
    std::size_t people = 0;
    std::size_t winners = 0;
    std::size_t losers = 0;
    double mean_gain = 0;   ///< of winners; not a number when there are none
    double mean_loss = 0;   ///< of losers, below zero; not a number when there are none
    double mean_change = 0; ///< of everybody; not a number when there is nobody
    double largest = 0;     ///< the largest change of anybody, whatever its sign
};

/// Compares one line of two records; who lives in one of them only has 0 in the other.
Changes changes(const PersonRecord& before, const PersonRecord& after, std::size_t line,
                double threshold = least_change);
/// The same of numbers person by person; who does not live there has no number.
Changes changes(std::span<const double> before, std::span<const double> after,
                double threshold = least_change);

/// The unit of a number that has that of the line of which people are winners or losers.
inline constexpr Unit of_line{"of the line"};

/// What a reform does to people, over replicates.
struct Winners {
    PersonLine line;
    double threshold = least_change;
    std::size_t replicates = 0;
    Estimate people, winners, losers, neither;
    Estimate winners_share, losers_share;
    Estimate mean_gain, mean_loss; ///< over the replicates that have winners, or losers
    Estimate mean_change;
    /// Shares of people who gain or lose as much between two runs of the baseline; not numbers
    /// where it was lived through once.
    Estimate winners_by_chance, losers_by_chance;
    double placebo = 0;    ///< the largest change made to anybody by the form that binds
                           ///< nobody; not a number when there is none
    double unenforced = 0; ///< the same by the form that nobody enforces

    [[nodiscard]] const std::string& name() const { return line.name; }
    [[nodiscard]] const std::string& table() const { return line.table; }
    [[nodiscard]] const std::string& unit() const { return line.unit; }

    static constexpr auto outputs() {
        using W = Winners;
        return Fields{
            output<&W::name>("What is kept of each person."),
            output<&W::table>("The table of people.").called("people"),
            output<&W::unit>("Its unit."),
            output<&W::threshold>("Who changes by no more counts as neither", of_line),
            output<&W::replicates>("Replicates that count").called("replicates", "n"),
            output<&W::placebo>("Largest change by the form that binds nobody", of_line),
            output<&W::unenforced>("Largest change by the form that nobody enforces", of_line),
            output<&W::people>("People who live under the baseline or the reform")
                .called("persons"),
            output<&W::winners>("People who gain more than the threshold"),
            output<&W::losers>("People who lose more than the threshold"),
            output<&W::neither>("People who do neither"),
            output<&W::winners_share>("Share of people who gain more than the threshold"),
            output<&W::losers_share>("Share of people who lose more than the threshold"),
            output<&W::mean_gain>("Mean change of the winners", of_line),
            output<&W::mean_loss>("Mean change of the losers", of_line),
            output<&W::mean_change>("Mean change of everybody", of_line),
            output<&W::winners_by_chance>(
                "Share of people who gain as much between two runs of the baseline")
                .called("winners_share_by_chance"),
            output<&W::losers_by_chance>(
                "Share of people who lose as much between two runs of the baseline")
                .called("losers_share_by_chance")};
    }
};

/// Sums up the replicates of a line; `by_chance` holds, for each replicate, what its siblings are
/// to the baseline.
Winners sum_up(const PersonLine& line, const std::vector<Changes>& replicates,
               const std::vector<std::vector<Changes>>& by_chance = {});

} // namespace sim
