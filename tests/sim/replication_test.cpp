// SPDX-License-Identifier: Apache-2.0
// What replicates share with each other, and the scenarios of a replicate among themselves.

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/study/plan/course.hpp"
#include "sim/study/session.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace {

using sim::Histories;
using sim::Node;
using sim::Pairing;

constexpr sim::Day capped = sim::day_of({2019, 1, 21});
constexpr std::uint32_t worlds = 8;

Node scenario() {
    return Node::table_of({{"model", "toy"}, {"days", 60}, {"burn_in", 10}, {"seed", 5}});
}

sim::Reform cap(std::int64_t coins) {
    Node law =
        Node::table_of({{"cap", Node::List{Node::table_of({{"coins", coins}, {"from", capped}})}}});
    return {sim::text("cap_", coins), Node::table_of({{"regulation", law}})};
}

class Replication : public testing::Test {
protected:
    ~Replication() override { sim::use_threads(0); }

    [[nodiscard]] sim::Experiment experiment(const sim::Replication& how,
                                             std::int64_t coins = 20) const {
        sim::ExperimentOptions design{worlds};
        design.replication = how;
        return sim::design(catalogue_, scenario(), {cap(coins)}, design);
    }

    static std::vector<double> found(const sim::Outcomes& all, sim::RunId id) {
        const auto& series = all.get(id)->series;
        std::vector<double> values;
        for (std::size_t day = 0; day < series.days(); ++day)
            values.push_back(series.over(series.line("found"), day, day + 1));
        return values;
    }

    static std::size_t days_alike(const std::vector<double>& a, const std::vector<double>& b) {
        std::size_t day = 0;
        while (day < a.size() && a[day] == b[day]) ++day;
        return day;
    }

    sim::Catalogue catalogue_ = toy::catalogue();
};

TEST_F(Replication, ChancesShareTheirPeopleAndNotTheirLuck) {
    Node sick = scenario();
    sick.put("doomed", 0.5); // decided by who lives there
    sim::ExperimentOptions how{worlds};
    how.replication.chances = 4;
    const auto experiment = design(catalogue_, sick, {}, how);
    sim::OutcomesInMemory all;
    const auto report = run_experiment(experiment, all);
    std::vector<bool> failed(worlds, false);
    for (const auto& one : report.failures) failed[one.id.replicate] = true;
    for (std::uint32_t r = 0; r < worlds; ++r) EXPECT_EQ(failed[r], failed[r / 4 * 4]) << r;
    for (std::uint32_t r = 1; r < worlds; ++r)
        if (!failed[r] && !failed[r - 1]) {
            EXPECT_NE(all.get({0, r})->digest, all.get({0, r - 1})->digest);
        }
}

TEST_F(Replication, OneChanceEachIsTheOrdinaryFamilyOfWorlds) {
    sim::OutcomesInMemory plain;
    run_experiment(experiment({}), plain);
    const sim::RunPlanner courses(experiment({}));
    const auto run = courses.branches()[0].scenario->start(sim::keys(5, 3, 3));
    run->advance(run->end());
    const auto& series = plain.get({0, 3})->series;
    EXPECT_EQ(series.over(0, 0, 60), run->series().over(0, 0, 60));
}

TEST_F(Replication, AStreamKeepsStepUntilTheFirstDifference) {
    sim::Replication how;
    how.pairing = Pairing::stream;
    sim::OutcomesInMemory streamed;
    sim::OutcomesInMemory keyed;
    run_experiment(experiment(how), streamed);
    run_experiment(experiment({}), keyed);
    for (std::uint32_t r = 0; r < worlds; ++r) {
        EXPECT_EQ(found(streamed, {0, r}), found(keyed, {0, r})); // the baseline is the same
        const auto with = found(streamed, {1, r});
        const std::size_t in_step = days_alike(found(keyed, {0, r}), found(keyed, {1, r}));
        // Both see the first day that differs; only after it the luck is another.
        EXPECT_GE(days_alike(found(keyed, {1, r}), with), in_step + 1);
        EXPECT_NE(with, found(keyed, {1, r}));
    }
}

TEST_F(Replication, AStreamThatNeverDiffersStaysInStep) {
    sim::Replication how;
    how.pairing = Pairing::stream;
    sim::OutcomesInMemory all;
    run_experiment(experiment(how, 1'000), all);
    for (std::uint32_t r = 0; r < worlds; ++r)
        EXPECT_EQ(all.get({0, r})->digest, all.get({1, r})->digest);
}

TEST_F(Replication, IndependentScenariosShareNothing) {
    sim::Replication how;
    how.pairing = Pairing::independent;
    sim::OutcomesInMemory all;
    run_experiment(experiment(how, 1'000), all); // a cap that nobody reaches
    for (std::uint32_t r = 0; r < worlds; ++r)
        EXPECT_LT(days_alike(found(all, {0, r}), found(all, {1, r})), 5U);
}

TEST_F(Replication, OnlyIdentityHasAPlacebo) {
    for (const Pairing pairing : {Pairing::stream, Pairing::independent}) {
        sim::Replication how;
        how.pairing = pairing;
        EXPECT_EQ(branches_of(experiment(how)).size(), 2U);
    }
    EXPECT_EQ(branches_of(experiment({})).size(), 3U);
}

TEST_F(Replication, ASharedPastIsThatOfReplicateZero) {
    sim::Replication how;
    how.histories = Histories::shared;
    how.branch_at = sim::day_of({2019, 1, 11});
    sim::OutcomesInMemory shared;
    run_experiment(experiment(how), shared);
    sim::OutcomesInMemory own;
    run_experiment(experiment({}), own);
    for (std::uint32_t r = 1; r < worlds; ++r) {
        EXPECT_EQ(days_alike(found(shared, {0, r}), found(own, {0, 0})), 10U) << r;
        // The luck that parts the replicates is common to the scenarios of each.
        EXPECT_GE(days_alike(found(shared, {0, r}), found(shared, {1, r})), 20U) << r;
    }
    EXPECT_EQ(shared.get({0, 0})->digest, own.get({0, 0})->digest);
    EXPECT_EQ(shared.get({1, 0})->digest, own.get({1, 0})->digest);
}

TEST_F(Replication, ARunAloneIsTheOneOfTheExperiment) {
    std::vector<sim::Replication> all(4);
    all[1].pairing = Pairing::stream;
    all[2].pairing = Pairing::independent;
    all[2].chances = 2;
    all[3].histories = Histories::shared;
    for (const auto& how : all) {
        const auto asked = experiment(how);
        sim::OutcomesInMemory outcomes;
        run_experiment(asked, outcomes);
        const sim::RunPlanner courses(asked);
        for (const sim::RunId& id : runs_of(asked))
            EXPECT_EQ(courses.live(id).digest, outcomes.get(id)->digest)
                << name_of(how.pairing) << ", branch " << id.branch << ", replicate "
                << id.replicate;
    }
}

TEST_F(Replication, SiblingsAreTheSameWhateverElseIsShared) {
    std::vector<sim::Replication> all(4);
    all[1].pairing = Pairing::stream;
    all[2].pairing = Pairing::independent;
    all[3].histories = Histories::shared;
    all[3].branch_at = sim::day_of({2019, 1, 11});
    std::set<std::uint64_t> of_replicate_two;
    for (const auto& how : all) {
        sim::Experiment asked = experiment(how);
        asked.persons = {"people"};
        const auto branches = branches_of(asked);
        const std::size_t sibling = branches.size() - 1;
        ASSERT_EQ(branches[sibling].kind, sim::BranchKind::sibling);
        sim::OutcomesInMemory outcomes;
        EXPECT_TRUE(run_experiment(asked, outcomes).failures.empty());
        const sim::RunPlanner courses(asked);
        EXPECT_EQ(courses.live({sibling, 2}).digest, outcomes.get({sibling, 2})->digest);
        EXPECT_NE(outcomes.get({sibling, 2})->digest, outcomes.get({0, 2})->digest);
        if (how.histories == Histories::own)
            of_replicate_two.insert(outcomes.get({sibling, 2})->digest);
        else // one past, then another luck
            EXPECT_NEAR(static_cast<double>(
                            days_alike(found(outcomes, {sibling, 2}), found(outcomes, {0, 2}))),
                        11, 1);
    }
    EXPECT_EQ(of_replicate_two.size(), 1U);
}

TEST_F(Replication, ThreadsDoNotShow) {
    sim::Replication how;
    how.histories = Histories::shared;
    for (const Pairing pairing : {Pairing::identity, Pairing::stream}) {
        how.pairing = pairing;
        sim::use_threads(1);
        sim::OutcomesInMemory one;
        run_experiment(experiment(how), one);
        sim::use_threads(3);
        sim::OutcomesInMemory three;
        run_experiment(experiment(how), three);
        for (const sim::RunId& id : runs_of(experiment(how)))
            EXPECT_EQ(one.get(id)->digest, three.get(id)->digest);
    }
}

TEST_F(Replication, BranchingEarlierChangesNothing) {
    sim::Replication how;
    how.branch_at = sim::day_of({2019, 1, 4});
    sim::OutcomesInMemory early;
    sim::OutcomesInMemory usual;
    run_experiment(experiment(how), early);
    run_experiment(experiment({}), usual);
    for (const sim::RunId& id : runs_of(experiment({})))
        EXPECT_EQ(early.get(id)->digest, usual.get(id)->digest);
    EXPECT_GT(simulated_days(experiment(how)), simulated_days(experiment({})));
}

TEST_F(Replication, RefusesToBranchAfterTheAnnouncement) {
    sim::Replication how;
    how.branch_at = capped + 1;
    EXPECT_THROW((void)experiment(how), sim::ScenarioError);
    how.branch_at = sim::day_of({2018, 12, 1}); // before the burn-in
    EXPECT_THROW((void)experiment(how), sim::ScenarioError);
    sim::Replication apart;
    apart.pairing = Pairing::independent;
    apart.histories = Histories::shared;
    EXPECT_THROW((void)experiment(apart), sim::ScenarioError);
}

TEST_F(Replication, AnAnnouncementPartsTheFuturesEarlier) {
    sim::ExperimentOptions how{2};
    how.announcement = sim::day_of({2019, 1, 11});
    const auto told = design(catalogue_, scenario(), {cap(20)}, how);
    EXPECT_EQ(branches_of(told)[1].parts, *how.announcement);
    EXPECT_EQ(told.scenarios[1].scenario->takes_effect(*told.baseline().scenario), capped);
    how.announcement = capped + 1;
    EXPECT_THROW((void)design(catalogue_, scenario(), {cap(20)}, how), sim::ScenarioError);
}

} // namespace
