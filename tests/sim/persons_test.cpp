// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/parallel/stop.hpp"
#include "sim/record/file.hpp"
#include "sim/study/folder/verify.hpp"
#include "sim/study/merge.hpp"
#include "sim/study/session.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <numeric>
#include <optional>
#include <set>

namespace {

namespace fs = std::filesystem;
using sim::Node;

sim::PersonRecord record(std::vector<sim::Identity> who, std::vector<double> values) {
    return {"people", std::move(who), {std::move(values)}, {}};
}

TEST(Winners, AreCountedByIdentity) {
    // Person 1 gains 300, 2 loses 150, 3 stays, 4 is gone (loses 500), 5 is new (gains 120).
    const auto before = record({{1}, {2}, {3}, {4}}, {100, 200, 50, 500});
    const auto after = record({{1}, {2}, {3}, {5}}, {400, 50, 50, 120});
    const sim::Changes found = changes(before, after, 0, 100);
    EXPECT_EQ(found.people, 5U);
    EXPECT_EQ(found.winners, 2U);
    EXPECT_EQ(found.losers, 2U);
    EXPECT_EQ(found.mean_gain, 210);
    EXPECT_EQ(found.mean_loss, -325);
    EXPECT_EQ(found.largest, 500);
}

TEST(Winners, AreTheSameOfNumbersBesideEachOther) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> before{100, 200, 50, 500, none, none};
    const std::vector<double> after{400, 50, 50, none, 120, none};
    const sim::Changes found = sim::changes(before, after, 100); // the last lives in neither
    EXPECT_EQ(found.people, 5U);
    EXPECT_EQ(found.winners, 2U);
    EXPECT_EQ(found.losers, 2U);
    EXPECT_EQ(found.mean_gain, 210);
    EXPECT_EQ(found.mean_loss, -325);
    EXPECT_EQ(found.mean_change, (300 - 150 - 500 + 120) / 5.0);
    EXPECT_EQ(found.largest, 500);
    EXPECT_THROW(sim::changes(before, {after.data(), 3}, 100), sim::BrokenInvariant);
}

TEST(Winners, NeedMoreThanTheThreshold) {
    const auto before = record({{1}, {2}}, {0, 0});
    const auto after = record({{1}, {2}}, {100, -100});
    const sim::Changes found = changes(before, after, 0, 100);
    EXPECT_EQ(found.winners + found.losers, 0U);
    EXPECT_TRUE(std::isnan(found.mean_gain));
    EXPECT_EQ(changes(before, after, 0, 99.5).winners, 1U);
}

TEST(Winners, AreAveragedOverReplicates) {
    const auto before = record({{1}, {2}}, {0, 0});
    std::vector<sim::Changes> replicates;
    for (int r = 0; r < 5; ++r)
        replicates.push_back(
            changes(before, record({{1}, {2}}, {r < 4 ? 200.0 + r : 0.0, 0}), 0, 100));
    const sim::Winners all = sum_up({"line", "people", "1", ""}, replicates);
    EXPECT_EQ(all.replicates, 5U);
    EXPECT_DOUBLE_EQ(all.winners.mean, 0.8);
    EXPECT_DOUBLE_EQ(all.winners_share.mean, 0.4);
    EXPECT_LT(all.winners_share.low, 0.4);
    EXPECT_DOUBLE_EQ(all.mean_gain.mean, 201.5); // of the four replicates that have a winner
    EXPECT_TRUE(std::isnan(all.mean_gain.low));  // and four give no interval
    EXPECT_TRUE(std::isnan(all.mean_loss.mean));
    EXPECT_TRUE(std::isnan(all.winners_by_chance.mean)); // nobody knows
}

TEST(Winners, StandBesideWhatChanceAloneWouldMove) {
    const auto before = record({{1}, {2}}, {0, 0});
    const auto one_gains = changes(before, record({{1}, {2}}, {200, 0}), 0, 100);
    const auto both_lose = changes(before, record({{1}, {2}}, {-200, -200}), 0, 100);
    const auto nothing = changes(before, before, 0, 100);
    const sim::Winners all = sim::sum_up({"line", "people", "1", ""}, {one_gains, one_gains},
                                         {{one_gains, nothing}, {both_lose}});
    EXPECT_DOUBLE_EQ(all.winners_share.mean, 0.5);
    EXPECT_DOUBLE_EQ(all.winners_by_chance.mean, (0.25 + 0) / 2); // a replicate counts once
    EXPECT_DOUBLE_EQ(all.losers_by_chance.mean, (0.0 + 1) / 2);
}

TEST(PersonAccounts, AddCentsExactlyAndSortByIdentity) {
    const sim::People people{{{"income", "hosts", "currency", ""}, {"stars", "guests", "1", ""}},
                             {{"side", "hosts", "", {"left", "right"}}}};
    const std::vector<std::string> hosts{"hosts"};
    const std::vector<sim::Day> first_days{sim::Day{0}, sim::Day{9}};
    sim::PersonAccounts accounts(people, hosts, first_days);
    for (int i = 0; i < 10; ++i) accounts.add(sim::Day{i}, 0, 1, sim::Money{10});
    accounts.add(sim::Day{3}, 0, 0, sim::Money{-5});
    accounts.add(sim::Day{9}, 1, 7, 3.0); // not asked for
    const std::vector<sim::Identity> rows{{30}, {10}, {20}};
    const auto kept = accounts.record("hosts", rows, {{0, 1, 0}});
    EXPECT_EQ(kept.who, (std::vector<sim::Identity>{{10}, {20}, {30}}));
    EXPECT_EQ(kept.values, (std::vector<std::vector<double>>{{1.0, 0.0, -0.05}, {0.1, 0, 0}}));
    EXPECT_EQ(kept.traits, (std::vector<std::vector<std::uint8_t>>{{1, 0, 0}}));
}

class Persons : public testing::Test {
protected:
    ~Persons() override {
        sim::clear_stop();
        sim::use_threads(0);
    }

    [[nodiscard]] sim::Experiment experiment(std::vector<std::string> persons) const {
        const Node scenario = Node::table_of(
            {{"model", "toy"}, {"title", "Toys"}, {"days", 60}, {"burn_in", 10}, {"seed", 5}});
        Node one = Node::table_of({{"coins", 20}, {"from", sim::day_of({2019, 1, 21})}});
        Node law = Node::table_of({{"cap", Node::List{one}}});
        return design(catalogue_, scenario, {{"cap", Node::table_of({{"regulation", law}})}},
                      {3, 0, sim::Placebos::run, std::move(persons)});
    }
    [[nodiscard]] sim::Experiment with_siblings(std::int64_t siblings) const {
        sim::Experiment what = experiment({"people"});
        what.replication.siblings = siblings;
        return what;
    }

    std::string results_of(const sim::Experiment& what) {
        return conduct(*sim::Folder::create(folder_, what, sim::Existing::replace)).results;
    }

    sim::Catalogue catalogue_ = toy::catalogue();
    sim::FolderForATest own_;
    fs::path folder_ = own_.path("results");
};

TEST_F(Persons, AddUpToTheIndicatorInEveryFuture) {
    const auto what = experiment({"people"});
    sim::OutcomesInMemory outcomes;
    EXPECT_TRUE(run_experiment(what, outcomes).failures.empty());
    for (std::size_t branch = 0; branch < 3; ++branch) {
        const sim::Series& series = outcomes.get({branch, 2})->series;
        const auto& kept = outcomes.persons({branch, 2})->at(0);
        EXPECT_EQ(kept.who.size(), 100U);
        // The days of its effects: the cap is in force from the 21st.
        const double of_people = std::accumulate(kept.values[0].begin(), kept.values[0].end(), 0.0);
        EXPECT_EQ(of_people, series.over(series.line("found"), 20, series.days()));
        EXPECT_EQ(of_people, series.in_windows()[series.line("found")]);
    }
}

TEST_F(Persons, ChangeNoResult) {
    const auto with = experiment({"people"});
    const auto without = experiment({});
    sim::OutcomesInMemory kept;
    sim::OutcomesInMemory plain;
    run_experiment(with, kept);
    run_experiment(without, plain);
    for (std::size_t branch = 0; branch < 3; ++branch) {
        EXPECT_EQ(kept.get({branch, 1})->digest, plain.get({branch, 1})->digest);
        EXPECT_TRUE(plain.persons({branch, 1})->empty());
    }
    EXPECT_TRUE(findings_of(without, plain).reforms[0].winners.empty());
}

TEST_F(Persons, EachReformIsToldOverItsOwnDays) {
    const auto law = [](sim::Date from) {
        Node one = Node::table_of({{"coins", 20}, {"from", sim::day_of(from)}});
        return Node::table_of({{"regulation", Node::table_of({{"cap", Node::List{one}}})}});
    };
    const Node scenario =
        Node::table_of({{"model", "toy"}, {"days", 60}, {"burn_in", 10}, {"seed", 5}});
    sim::ExperimentOptions how{2};
    how.persons = {"people"};
    const auto what = design(
        catalogue_, scenario,
        {{"early", law({2019, 1, 11})}, {"late", law({2019, 2, 10})}, {"never", law({2025, 1, 1})}},
        how);
    EXPECT_EQ(first_days_of(what),
              (std::vector{sim::day_of({2019, 1, 11}), sim::day_of({2019, 2, 10})}));
    sim::OutcomesInMemory outcomes;
    run_experiment(what, outcomes);
    const auto findings = findings_of(what, outcomes);
    const double people = 100;
    for (std::size_t at = 0; at < 2; ++at) {
        const sim::ReformFindings& reform = findings.reforms[at];
        double changed = 0;
        for (std::uint32_t r = 0; r < 2; ++r) {
            const auto& before = outcomes.persons({0, r})->at(0).values[at];
            const auto& after = outcomes.persons({at + 1, r})->at(0).values[at];
            for (std::size_t i = 0; i < before.size(); ++i) changed += after[i] - before[i];
        }
        EXPECT_EQ(changed / 2, reform.effects[0].difference) << reform.name;
        EXPECT_EQ(reform.winners[0].people.mean, people);
        EXPECT_EQ(reform.winners[0].placebo, 0);
    }
    EXPECT_NE(findings.reforms[0].effects[0].difference, findings.reforms[1].effects[0].difference);
    EXPECT_TRUE(std::isnan(findings.reforms[2].winners[0].people.mean));
}

TEST_F(Persons, HaveSiblingsOfTheSamePeopleWithAnotherLuck) {
    EXPECT_EQ(branches_of(experiment({})).size(), 3U); // nobody is kept account of
    EXPECT_EQ(branches_of(with_siblings(0)).size(), 3U);
    const auto what = with_siblings(2);
    ASSERT_EQ(branches_of(what).size(), 5U);
    EXPECT_EQ(run_name(branches_of(what)[4], 1), "sibling2-1");
    EXPECT_EQ(run_words(what, branches_of(what)[4], 1), "sibling 2 of baseline, replicate 1");
    sim::OutcomesInMemory outcomes;
    run_experiment(what, outcomes);
    for (std::uint32_t r = 0; r < 3; ++r) {
        const auto& own = outcomes.persons({0, r})->at(0);
        std::set<std::uint64_t> digests;
        for (const std::size_t branch : {0U, 3U, 4U}) {
            EXPECT_EQ(outcomes.persons({branch, r})->at(0).who, own.who);
            digests.insert(outcomes.get({branch, r})->digest);
        }
        EXPECT_EQ(digests.size(), 3U);
    }
    // Neither levels nor effects know of them, and one sibling is the first of two.
    sim::OutcomesInMemory one;
    run_experiment(with_siblings(1), one);
    EXPECT_EQ(one.get({3, 2})->digest, outcomes.get({3, 2})->digest);
    const auto findings = findings_of(what, outcomes);
    EXPECT_EQ(findings.scenarios[0].replicates, 3U);
    EXPECT_EQ(findings.reforms[0].effects[0].difference,
              findings_of(with_siblings(0), outcomes).reforms[0].effects[0].difference);
}

TEST_F(Persons, ByChanceAsManyGainAsLose) {
    // A coin a day for one in two: lucks differ by more than 5 coins for most, either way.
    const auto what = with_siblings(1);
    sim::OutcomesInMemory outcomes;
    run_experiment(what, outcomes);
    double gain = 0;
    double lose = 0;
    for (std::uint32_t r = 0; r < 3; ++r) {
        const auto moved =
            changes(outcomes.persons({0, r})->at(0), outcomes.persons({3, r})->at(0), 0, 2);
        gain += static_cast<double>(moved.winners);
        lose += static_cast<double>(moved.losers);
    }
    EXPECT_GT(gain, 60);
    EXPECT_NEAR(gain / lose, 1, 0.4);
    // No coin is worth a hundred, so that chance moves nobody by as much as that.
    EXPECT_EQ(findings_of(what, outcomes).reforms[0].winners[0].winners_by_chance.mean, 0);
}

TEST_F(Persons, SiblingsStandInTheFolderAndCanBeSimulatedAgain) {
    const std::string results = results_of(with_siblings(2));
    const sim::InputFile file(results);
    EXPECT_EQ(file.root().group("persons_people").read<double>("coins_found_sibling").size(),
              2U * 3 * 100);
    const auto again = rerun(folder_, catalogue_, 15, std::nullopt);
    EXPECT_EQ(again.of, 15U); // three worlds of baseline, reform, placebo and two siblings
    EXPECT_TRUE(again.differences.empty());
}

TEST_F(Persons, SharesWithSiblingsGiveTheBytesOfOneGo) {
    const auto what = with_siblings(2);
    const std::string straight = sim::read_file(results_of(what));
    std::vector<std::string> shares;
    for (const std::int64_t number : {1, 2}) {
        shares.push_back(own_.path(sim::text("share", number)));
        conduct(*sim::Folder::create(shares.back(), what, sim::Existing::refuse,
                                     sim::Share{number, 2}));
    }
    const auto merged =
        sim::merge_shares(shares, own_.path("merged"), catalogue_, sim::Existing::refuse);
    EXPECT_TRUE(straight == sim::read_file(conduct(*merged).results));
}

TEST_F(Persons, NobodyGainsOrLosesFromThePlacebo) {
    const auto what = experiment({"people"});
    sim::OutcomesInMemory outcomes;
    run_experiment(what, outcomes);
    const auto reform = findings_of(what, outcomes).reforms.at(0);
    ASSERT_EQ(reform.winners.size(), 1U);
    EXPECT_EQ(reform.winners[0].placebo, 0);
    EXPECT_EQ(reform.placebo.state, sim::PlaceboState::zero);
    EXPECT_GT(changes(outcomes.persons({0, 0})->at(0), outcomes.persons({1, 0})->at(0), 0).largest,
              0);
}

TEST_F(Persons, AreKeptOverAnInterruption) {
    sim::use_threads(2);
    const std::string straight = sim::read_file(results_of(experiment({"people"})));
    ASSERT_EQ(branches_of(experiment({"people"})).size(), 4U); // a sibling among them
    {
        const auto folder =
            sim::Folder::create(folder_, experiment({"people"}), sim::Existing::replace);
        const auto stop_soon = [](const sim::Progress& progress) {
            if (progress.runs_done == 3) sim::request_stop();
        };
        EXPECT_TRUE(conduct(*folder, stop_soon).report.interrupted);
    }
    sim::clear_stop();
    const auto folder = sim::Folder::open(folder_, catalogue_);
    EXPECT_EQ(folder->experiment().persons, std::vector<std::string>{"people"});
    EXPECT_TRUE(straight == sim::read_file(conduct(*folder).results));
}

TEST_F(Persons, HaveAGroupOfTheResult) {
    const sim::InputFile file(results_of(experiment({"people"})));
    const sim::Group group = file.root().group("persons_people");
    EXPECT_EQ(group.read<double>("coins_found").size(), 2U * 3 * 100);
    EXPECT_EQ(group.read<std::int8_t>("parity").size(), 3U * 100);
    EXPECT_EQ(group.read<std::int8_t>("parity")[1], 1);
    EXPECT_EQ(group.read<double>("coins_found_placebo"), std::vector<double>{0});
}

TEST_F(Persons, OfWhomNothingIsKeptAreRefused) {
    EXPECT_THROW(experiment({"hosts"}), sim::ScenarioError);
    EXPECT_THROW(experiment({"people", "people"}), sim::ScenarioError);
}

} // namespace
