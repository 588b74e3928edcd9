// SPDX-License-Identifier: Apache-2.0
// The two forms of a reform that must change nothing: what came of them, or why they were not run.

#include "sim/study/folder/verify.hpp"
#include "sim/study/session.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

namespace {

using sim::Node;
using sim::PlaceboState;

Node scenario(bool dutiful = false) {
    return Node::table_of(
        {{"model", "toy"}, {"title", "Toys"}, {"days", 60}, {"burn_in", 10}, {"dutiful", dutiful}});
}

sim::Reform law(const std::string& kind, sim::Date from = {2019, 1, 21}) {
    Node one = Node::table_of({{"coins", 20}, {"from", sim::day_of(from)}});
    return {kind,
            Node::table_of({{"regulation", Node::table_of({{kind, Node::List{std::move(one)}}})}})};
}

const sim::Reform lucky{"lucky", Node::table_of({{"luck", 0.9}})};

class BothPlacebos : public testing::Test {
protected:
    [[nodiscard]] sim::Experiment experiment(const std::vector<sim::Reform>& reforms,
                                             sim::ExperimentOptions how,
                                             bool dutiful = false) const {
        return design(catalogue_, scenario(dutiful), reforms, how);
    }
    [[nodiscard]] std::vector<sim::ReformFindings> reforms(const sim::Experiment& of) const {
        return conduct(of).findings.reforms;
    }
    static sim::ExperimentOptions all() {
        sim::ExperimentOptions how{2};
        how.placebos = sim::Placebos::all;
        return how;
    }

    sim::Catalogue catalogue_ = toy::catalogue();
};

TEST_F(BothPlacebos, AreRunWhereAMeasureIsEnforced) {
    const auto told = reforms(experiment({law("order"), law("cap"), lucky}, all()));
    EXPECT_LT(told[0].effects[0].difference, 0);
    EXPECT_EQ(told[0].placebo.state, PlaceboState::zero);
    EXPECT_EQ(told[0].unenforced.state, PlaceboState::zero);
    EXPECT_EQ(told[0].unenforced.runs, 2U);
    EXPECT_EQ(told[0].unenforced.largest[0], 0);
    EXPECT_EQ(told[1].placebo.state, PlaceboState::zero);
    EXPECT_EQ(told[1].unenforced.state, PlaceboState::binds_by_itself);
    EXPECT_EQ(told[1].unenforced.runs, 0U);
    EXPECT_EQ(told[2].placebo.state, PlaceboState::parameter);
    EXPECT_EQ(told[2].unenforced.state, PlaceboState::parameter);
    for (const auto& one : told) EXPECT_TRUE(one.sound());
}

// People who obey for no reason but the law are what the second placebo finds, and only that one.
TEST_F(BothPlacebos, TheSecondFailsWherePeopleObeyForNothing) {
    sim::ExperimentOptions how = all();
    how.persons = {"people"};
    const auto told = reforms(experiment({law("order")}, how, true));
    EXPECT_EQ(told[0].placebo.state, PlaceboState::zero);
    EXPECT_EQ(told[0].unenforced.state, PlaceboState::failed);
    EXPECT_GT(told[0].unenforced.largest[0], 0);
    EXPECT_GT(told[0].winners.at(0).unenforced, 0);
    EXPECT_EQ(told[0].winners.at(0).placebo, 0);
    EXPECT_FALSE(told[0].sound());
}

TEST_F(BothPlacebos, SayWhyTheyWereNotRun) {
    EXPECT_EQ(reforms(experiment({law("order")}, {2})).at(0).unenforced.state,
              PlaceboState::not_asked);
    sim::ExperimentOptions how = all();
    how.placebos = sim::Placebos::skip;
    EXPECT_EQ(reforms(experiment({law("order")}, how)).at(0).placebo.state,
              PlaceboState::not_asked);
    how = all();
    how.replication.pairing = sim::Pairing::independent;
    EXPECT_EQ(reforms(experiment({law("order")}, how)).at(0).placebo.state, PlaceboState::unpaired);
    EXPECT_EQ(reforms(experiment({law("order", {2025, 1, 1})}, all())).at(0).unenforced.state,
              PlaceboState::outside);
    how = all();
    how.attribution = sim::Attribution::shapley;
    EXPECT_EQ(reforms(experiment({law("order"), law("cap")}, how)).at(2).placebo.state,
              PlaceboState::of_parts);
}

TEST_F(BothPlacebos, StandInTheFolderAndCanBeSimulatedAgain) {
    const sim::FolderForATest own;
    const std::string path = own.path("results");
    const auto what = experiment({law("order")}, all());
    {
        const auto folder = sim::Folder::create(path, what, sim::Existing::refuse);
        EXPECT_EQ(folder->mark({3, 1}).run, "unenforced1-1");
        EXPECT_NE(folder->again({3, 1}).find("--placebos all"), std::string::npos);
        conduct(*folder);
        EXPECT_TRUE(folder->finished());
    }
    const auto again = rerun(path, catalogue_, 8, std::nullopt);
    EXPECT_EQ(again.of, 8U); // two worlds of baseline, reform and both forms
    EXPECT_TRUE(again.differences.empty());
}

} // namespace
