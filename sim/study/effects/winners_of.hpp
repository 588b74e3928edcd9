// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who gains and who loses from the reforms of an experiment, read from the outcomes kept so far,
// one replicate at a time.

#include "sim/study/effects/winners.hpp"
#include "sim/study/plan/experiment.hpp"

#include <cstddef>
#include <vector>

namespace sim {

/// Reads the people of an experiment's outcomes.
class WinnersReader {
public:
    WinnersReader(const Experiment& experiment, const Outcomes& outcomes);

    /// What a reform does to people, by line of the tables kept, over the days of its effects: of
    /// nobody, where no recorded day can show one.
    [[nodiscard]] std::vector<Winners> of(std::size_t arm) const;

private:
    using Replicates = std::vector<std::vector<Changes>>;

    template <class Visit>
    void each_pair(std::size_t branch, std::size_t table, Visit&& visit) const;
    void add(std::size_t arm, std::size_t table, std::vector<Winners>& all) const;
    [[nodiscard]] std::vector<std::vector<Changes>> changed(std::size_t arm, std::size_t table,
                                                            std::size_t lines) const;
    [[nodiscard]] std::vector<Replicates> by_chance(std::size_t arm, std::size_t table,
                                                    std::size_t lines) const;
    [[nodiscard]] std::vector<double> largest(std::size_t arm, BranchKind kind, std::size_t table,
                                              std::size_t lines) const;
    [[nodiscard]] std::size_t window_of(std::size_t arm) const;

    const Experiment& experiment_;
    const Outcomes& outcomes_;
    std::vector<Branch> branches_;
    std::vector<Day> first_days_;
};

} // namespace sim
