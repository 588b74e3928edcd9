// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/parallel/stop.hpp"
#include "sim/study/plan/experiment.hpp"
#include "sim/study/session.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

namespace {

namespace fs = std::filesystem;
using sim::Node;

Node scenario() {
    return Node::table_of(
        {{"model", "toy"}, {"title", "Toys"}, {"days", 60}, {"burn_in", 10}, {"seed", 5}});
}

sim::Reform cap(std::int64_t coins) {
    Node one = Node::table_of({{"coins", coins}, {"from", sim::day_of({2019, 1, 21})}});
    Node law = Node::table_of({{"cap", Node::List{one}}});
    return {sim::text("cap_", coins), Node::table_of({{"regulation", law}})};
}

class Experiment : public testing::Test {
protected:
    ~Experiment() override {
        sim::clear_stop();
        sim::use_threads(0);
    }

    [[nodiscard]] sim::Experiment two_caps(std::uint32_t replicates) const {
        return design(catalogue_, scenario(), {cap(20), cap(1'000)},
                      {replicates, 0, sim::Placebos::run});
    }

    std::string results_of(const sim::Experiment& experiment) {
        const auto folder = sim::Folder::create(folder_, experiment, sim::Existing::replace);
        return sim::read_file(conduct(*folder).results);
    }

    sim::Catalogue catalogue_ = toy::catalogue();
    sim::FolderForATest own_;
    fs::path folder_ = own_.path("results");
};

TEST_F(Experiment, FuturesPartWhenTheirMeasureIsAnnounced) {
    const auto branches = branches_of(two_caps(1));
    ASSERT_EQ(branches.size(), 5U); // baseline, two caps, their placebos
    EXPECT_EQ(branches[1].parts, sim::day_of({2019, 1, 21}));
    EXPECT_EQ(branches[3].kind, sim::BranchKind::placebo);
    EXPECT_EQ(branches[3].arm, 1U);
}

TEST_F(Experiment, ABranchedFutureIsTheStraightOne) {
    const auto experiment = two_caps(2);
    sim::OutcomesInMemory outcomes;
    EXPECT_TRUE(run_experiment(experiment, outcomes).failures.empty());
    const auto alone =
        design(catalogue_, merge(scenario(), cap(20).overlay), {}, {2, 0, sim::Placebos::skip});
    sim::OutcomesInMemory straight;
    run_experiment(alone, straight);
    EXPECT_EQ(outcomes.get({1, 1})->digest, straight.get({0, 1})->digest);
    EXPECT_NE(outcomes.get({0, 1})->digest, straight.get({0, 1})->digest);
}

TEST_F(Experiment, ThePlaceboIsZeroAndSoIsACapThatNobodyReaches) {
    const auto findings = conduct(two_caps(5)).findings;
    ASSERT_EQ(findings.reforms.size(), 2U);
    const auto& binding = findings.reforms[0];
    EXPECT_EQ(binding.placebo.runs, 5U);
    EXPECT_EQ(binding.placebo.state, sim::PlaceboState::zero);
    EXPECT_LT(binding.effects[0].difference, 0);
    EXPECT_LT(binding.effects[0].high, 0);
    EXPECT_EQ(findings.reforms[1].effects[0].difference, 0);
    EXPECT_EQ(binding.over_time[0][0].mean, 0); // before the cap nothing differs
    EXPECT_LT(binding.over_time[0].back().mean, 0);
}

TEST_F(Experiment, AReformOfParametersLivesItsOwnHistory) {
    const sim::Reform luckier{"luckier", Node::table_of({{"luck", 0.9}})};
    const auto experiment =
        design(catalogue_, scenario(), {luckier, cap(20)}, {2, 0, sim::Placebos::run});
    ASSERT_EQ(branches_of(experiment).size(), 4U); // only the cap can be made void
    const auto findings = conduct(experiment).findings;
    EXPECT_GT(findings.reforms[0].effects[0].difference, 0);
    EXPECT_EQ(findings.reforms[0].placebo.runs, 0U);
    EXPECT_EQ(findings.reforms[0].placebo.state, sim::PlaceboState::parameter);
}

TEST_F(Experiment, ThreadsDoNotShowInTheResult) {
    sim::use_threads(1);
    const std::string one = results_of(two_caps(3));
    sim::use_threads(3);
    EXPECT_TRUE(one == results_of(two_caps(3)));
}

TEST_F(Experiment, HoldsItsThreadsWhateverOthersHold) {
    const auto served_by = [&](int threads, sim::Conclusion& done) {
        sim::Experiment experiment = two_caps(6);
        experiment.threads = threads;
        done = conduct(experiment);
    };
    sim::Conclusion one;
    sim::Conclusion three;
    std::thread beside([&] { served_by(1, one); });
    served_by(3, three);
    beside.join();
    EXPECT_EQ(one.report.threads, 1);
    EXPECT_EQ(three.report.threads, 3);
    for (std::size_t i = 0; i < one.findings.lines.size(); ++i)
        EXPECT_EQ(one.findings.reforms[0].effects[i].difference,
                  three.findings.reforms[0].effects[i].difference);
    const auto folder = sim::Folder::create(folder_, two_caps(2), sim::Existing::replace);
    folder->use_threads(3);
    EXPECT_EQ(conduct(*folder).report.threads, 3);
    EXPECT_TRUE(sim::read_file(folder_ / "status.jsonl").find("\"threads\":3") !=
                std::string::npos);
}

TEST_F(Experiment, AnInterruptedFolderGoesOnToTheSameBytes) {
    sim::use_threads(2);
    const std::string straight = results_of(two_caps(4));
    {
        const auto folder = sim::Folder::create(folder_, two_caps(4), sim::Existing::replace);
        const auto stop_soon = [](const sim::Progress& progress) {
            if (progress.runs_done == 6) sim::request_stop();
        };
        EXPECT_TRUE(conduct(*folder, stop_soon).report.interrupted);
        EXPECT_FALSE(folder->finished());
    }
    sim::clear_stop();
    const auto folder = sim::Folder::open(folder_, catalogue_);
    EXPECT_TRUE(folder->has({0, 0}));
    EXPECT_TRUE(straight == sim::read_file(conduct(*folder).results));
    EXPECT_TRUE(folder->finished());
    EXPECT_FALSE(fs::exists(folder_ / "parts"));
}

TEST_F(Experiment, ADoomedWorldDoesNotStopTheOthers) {
    Node sick = scenario();
    sick.put("doomed", 0.5);
    const auto experiment = design(catalogue_, sick, {cap(20)}, {8, 0, sim::Placebos::run});
    const auto folder = sim::Folder::create(folder_, experiment, sim::Existing::refuse);
    const auto done = conduct(*folder);
    const std::size_t worlds = done.findings.scenarios[0].replicates;
    EXPECT_GT(worlds, 0U);
    EXPECT_LT(worlds, 8U);
    EXPECT_EQ(done.report.failures.size(), 3 * (8 - worlds));
    EXPECT_NE(done.report.failures.front().reason.find("doomed"), std::string::npos);
    EXPECT_EQ(done.findings.reforms[0].effects[0].replicates, worlds);
    EXPECT_FALSE(folder->finished()); // a resume tries the others again
}

TEST_F(Experiment, AFolderIsHeldByOneProcess) {
    const auto folder = sim::Folder::create(folder_, two_caps(1), sim::Existing::refuse);
    EXPECT_THROW(sim::Folder::open(folder_, catalogue_), sim::FileError);
}

TEST_F(Experiment, AFinishedFolderIsNotOverwritten) {
    results_of(two_caps(1));
    EXPECT_THROW(sim::Folder::create(folder_, two_caps(1), sim::Existing::refuse), sim::FileError);
    EXPECT_NO_THROW(sim::Folder::create(folder_, two_caps(1), sim::Existing::replace));
}

TEST_F(Experiment, RefusesWhatCannotBeCompared) {
    const sim::Reform longer{"longer", Node::table_of({{"days", 90}})};
    EXPECT_THROW(design(catalogue_, scenario(), {longer}, {}), sim::ScenarioError);
    EXPECT_THROW(design(catalogue_, scenario(), {cap(1), cap(1)}, {}), sim::ScenarioError);
}

} // namespace
