// SPDX-License-Identifier: Apache-2.0
#include "sim/parallel/blocks.hpp"
#include "sim/parallel/stop.hpp"
#include "sim/record/file.hpp"
#include "sim/run/session.hpp"
#include "sim/scenario/files.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <numeric>

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
}

TEST(PersonAccounts, AddCentsExactlyAndSortByIdentity) {
    const sim::People people{{{"income", "hosts", "currency", ""}, {"stars", "guests", "1", ""}},
                             {{"side", "hosts", "", {"left", "right"}}}};
    const std::vector<std::string> hosts{"hosts"};
    sim::PersonAccounts accounts(people, hosts);
    for (int i = 0; i < 10; ++i) accounts.add(0, 1, sim::Money{10});
    accounts.add(0, 0, sim::Money{-5});
    accounts.add(1, 7, 3.0); // not asked for
    const std::vector<sim::Identity> rows{{30}, {10}, {20}};
    const auto kept = accounts.record("hosts", rows, {{0, 1, 0}});
    EXPECT_EQ(kept.who, (std::vector<sim::Identity>{{10}, {20}, {30}}));
    EXPECT_EQ(kept.values, (std::vector<std::vector<double>>{{1.0, 0.0, -0.05}}));
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
    for (std::size_t future = 0; future < 3; ++future) {
        const sim::Series& series = outcomes.get({future, 2})->series;
        const auto& kept = outcomes.persons({future, 2})->at(0);
        EXPECT_EQ(kept.who.size(), 100U);
        EXPECT_EQ(std::accumulate(kept.values[0].begin(), kept.values[0].end(), 0.0),
                  series.over(series.line("found"), 0, series.days()));
    }
}

TEST_F(Persons, ChangeNoResult) {
    const auto with = experiment({"people"});
    const auto without = experiment({});
    sim::OutcomesInMemory kept;
    sim::OutcomesInMemory plain;
    run_experiment(with, kept);
    run_experiment(without, plain);
    for (std::size_t future = 0; future < 3; ++future) {
        EXPECT_EQ(kept.get({future, 1})->digest, plain.get({future, 1})->digest);
        EXPECT_TRUE(plain.persons({future, 1})->empty());
    }
    EXPECT_TRUE(findings_of(without, plain).reforms[0].winners.empty());
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
