// SPDX-License-Identifier: Apache-2.0
#include "sim/study/plan/course.hpp"

#include "sim/record/digest.hpp"
#include "sim/run/world.hpp"

#include <algorithm>

namespace sim {
namespace {

// Seeds that have nothing to do with each other, the first being the experiment's own.
std::uint64_t seed_of(std::uint64_t seed, std::size_t arm) {
    return arm == 0 ? seed : scramble(seed ^ scramble(arm));
}

void to_the_day(Run& run, Day until) { run.advance(until); }

} // namespace

RunPlanner::RunPlanner(const Experiment& experiment)
    : experiment_(experiment), branches_(branches_of(experiment)),
      dawn_(sim::dawn(experiment.settings())), end_(sim::end(experiment.settings())),
      branch_day_(end_), first_days_(first_days_of(experiment)) {
    for (const Branch& branch : branches_)
        if (branch.parts > dawn_) branch_day_ = std::min(branch_day_, branch.parts);
    const Replication& how = experiment.replication;
    if (how.histories == Histories::shared)
        branch_day_ = std::min(branch_day_, experiment.settings().start);
    branch_day_ = how.branch_at.value_or(branch_day_);
}

// The baseline is told apart by its place: it never differs from itself, but may share the past.
bool RunPlanner::starts_late(std::size_t branch) const {
    if (branch_day_ <= dawn_) return false;
    const Replication& how = experiment_.replication;
    if (how.histories == Histories::shared) return true;
    return how.pairing != Pairing::independent && branches_.size() > 1 &&
           branches_[branch].parts > dawn_;
}

std::uint32_t RunPlanner::past_of(std::uint32_t replicate) const {
    return experiment_.replication.histories == Histories::shared ? 0 : replicate;
}

Keys RunPlanner::keys_of(const Branch& branch, std::uint32_t replicate) const {
    const Replication& how = experiment_.replication;
    const bool apart = how.pairing == Pairing::independent;
    Keys mine = keys(seed_of(experiment_.seed, apart ? branch.arm : 0),
                     replicate / static_cast<std::uint32_t>(how.chances), replicate);
    // Counted down, so that it is the seed of no scenario.
    if (branch.sibling > 0)
        mine.chance = keys(seed_of(experiment_.seed, ~branch.sibling), 0, replicate).chance;
    return mine;
}

std::unique_ptr<Run> RunPlanner::start(const Prepared& scenario, Keys keys) const {
    auto run = scenario.start(keys);
    run->add_up_from(first_days_, experiment_.persons);
    return run;
}

std::unique_ptr<Run> RunPlanner::past(std::uint32_t replicate, const Advance& advance) const {
    auto run = start(*experiment_.baseline().scenario, keys_of(branches_[0], past_of(replicate)));
    advance(*run, branch_day_);
    return run;
}

std::unique_ptr<Run> RunPlanner::begin(RunId id, const Run* past) const {
    const Branch& branch = branches_[id.branch];
    const Keys keys = keys_of(branch, id.replicate);
    if (!past || !starts_late(id.branch)) return start(*branch.scenario, keys);
    auto run = branch.scenario->branch(*past);
    if (experiment_.replication.histories == Histories::shared) run->change_draws(keys.chance);
    return run;
}

// A generator drawn from in order serves both scenarios with the same numbers until one of them
// takes a draw more or less; what they draw from then on has nothing to do with each other.
void RunPlanner::desynchronise(Run& run, RunId id, const Run* past) const {
    const auto baseline = begin({0, id.replicate}, past);
    while (run.day() < end_ && digest(run.tables()) == digest(baseline->tables())) {
        run.advance(run.day() + 1);
        baseline->advance(run.day());
    }
    const std::size_t arm = branches_[id.branch].arm;
    run.change_draws(keys(seed_of(experiment_.seed, arm), 0, id.replicate).chance);
}

Outcome RunPlanner::live(RunId id, const Run* past, const Advance& advance) const {
    const auto run = begin(id, past);
    if (experiment_.replication.pairing == Pairing::stream && branches_[id.branch].arm > 0)
        desynchronise(*run, id, past);
    advance(*run, end_);
    const auto& kept = experiment_.indicators;
    return {kept.empty() ? run->series() : run->series().only(kept), digest(run->tables()),
            run->persons()};
}

Outcome RunPlanner::live(RunId id) const {
    std::unique_ptr<Run> before;
    if (experiment_.replication.histories == Histories::shared)
        before = past(id.replicate, to_the_day);
    return live(id, before.get(), to_the_day);
}

} // namespace sim
