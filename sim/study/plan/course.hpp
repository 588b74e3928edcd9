// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the runs of an experiment come about: from which past each begins, with whose draws it goes
// on. Where a run begins decides how long it takes and never, by a bit, what comes of it.

#include "sim/study/plan/experiment.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace sim {

/// Simulates a run up to a day; whoever counts days puts a counter in here.
using Advance = std::function<void(Run&, Day)>;

/// The courses of all runs of an experiment.
class RunPlanner {
public:
    explicit RunPlanner(const Experiment& experiment);

    [[nodiscard]] const std::vector<Branch>& branches() const { return branches_; }
    [[nodiscard]] Day dawn() const { return dawn_; }
    [[nodiscard]] Day end() const { return end_; }
    /// The day on which the branches of a replicate part.
    [[nodiscard]] Day branch_day() const { return branch_day_; }
    /// Whether a branch begins with a past that others share, and not with the burn-in.
    [[nodiscard]] bool starts_late(std::size_t branch) const;
    /// Whose past a replicate has.
    [[nodiscard]] std::uint32_t past_of(std::uint32_t replicate) const;
    /// The past of a replicate, up to the day on which its branches part.
    [[nodiscard]] std::unique_ptr<Run> past(std::uint32_t replicate, const Advance& advance) const;
    /// Lives a run to its end, from the past it `starts_late` with or, without one at hand, from
    /// the first day of its burn-in.
    [[nodiscard]] Outcome live(RunId id, const Run* past, const Advance& advance) const;
    /// The same all alone, with no past but one that replicates share by definition.
    [[nodiscard]] Outcome live(RunId id) const;

private:
    [[nodiscard]] Keys keys_of(const Branch& branch, std::uint32_t replicate) const;
    [[nodiscard]] std::unique_ptr<Run> begin(RunId id, const Run* past) const;
    [[nodiscard]] std::unique_ptr<Run> start(const Prepared& scenario, Keys keys) const;
    void desynchronise(Run& run, RunId id, const Run* past) const;

    const Experiment& experiment_;
    std::vector<Branch> branches_;
    Day dawn_;
    Day end_;
    Day branch_day_;
    std::vector<Day> first_days_; ///< from which people and zones are added up
};

} // namespace sim
