// SPDX-License-Identifier: Apache-2.0
// An experiment that goes on until it knows enough.

#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/parallel/stop.hpp"
#include "sim/random/stream.hpp"
#include "sim/study/folder/verify.hpp"
#include "sim/study/session.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"
#include "tests/support/folder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <iterator>
#include <limits>
#include <vector>

namespace {

namespace fs = std::filesystem;
using sim::Node;
using sim::Precision;
using sim::Reached;

const Precision rule{{}, 10, 200};

Reached known(double half_width, std::int64_t would_do) {
    return {"cap", "found", half_width, 1.0, would_do};
}

TEST(Stopping, EndsWhenEverythingIsKnownWellEnough) {
    EXPECT_EQ(replicates_wanted({known(0.9, 9), known(1.0, 10)}, rule, 10), 10);
}

TEST(Stopping, TakesWhatTheWidestNeeds) {
    EXPECT_EQ(replicates_wanted({known(1.2, 15), known(1.3, 17)}, rule, 10), 17);
}

TEST(Stopping, LooksSeldomAndDoesNotTrustFewTooFar) {
    EXPECT_EQ(replicates_wanted({known(1.001, 101)}, rule, 100), 110);
    EXPECT_EQ(replicates_wanted({known(9, 810)}, rule, 10), 20);
    EXPECT_EQ(replicates_wanted({known(9, 8'100)}, rule, 150), 200);
    EXPECT_EQ(replicates_wanted({known(9, 8'100)}, rule, 200), 200);
}

TEST(Stopping, GoesOnWhereThereIsNoIntervalYet) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(known(none, 0).enough());
    EXPECT_EQ(replicates_wanted({known(none, 0)}, rule, 10), 20);
}

// Looking again and again ends sooner where the spread happens to look small, so that the last
// interval covers a little less than it says; how little is what this holds.
TEST(Stopping, CostsLittleCoverage) {
    constexpr int experiments = 4'000;
    const Precision asked{{{"found", 0.3, std::nullopt}}, 10, 400};
    int covered = 0;
    double taken_in_all = 0;
    for (std::uint64_t i = 0; i < experiments; ++i) {
        sim::Stream luck(sim::Key(1), sim::purpose("test.stopping"), sim::Day{0}, {i});
        std::vector<double> values;
        std::int64_t taken = 0;
        double half = 0;
        for (std::int64_t next = asked.least; next != taken;) {
            taken = next;
            while (std::ssize(values) < taken) values.push_back(luck.normal());
            half = sim::half_width(sim::deviation(values), values.size());
            const double factor = half / 0.3;
            const auto enough =
                static_cast<std::int64_t>(std::ceil(static_cast<double>(taken) * factor * factor));
            next = replicates_wanted({{"", "found", half, 0.3, enough}}, asked, taken);
        }
        covered += std::abs(sim::mean(values)) <= half ? 1 : 0;
        taken_in_all += static_cast<double>(taken);
    }
    const double coverage = static_cast<double>(covered) / experiments;
    RecordProperty("coverage", std::to_string(coverage));
    EXPECT_GT(coverage, 0.93);
    EXPECT_LT(coverage, 0.96);
    // Who knew the spread to be 1 would take the least n with t(n - 1) / sqrt(n) <= 0.3: 46.
    EXPECT_NEAR(taken_in_all / experiments, 46, 4);
}

class StoppingExperiment : public testing::Test {
protected:
    ~StoppingExperiment() override { sim::clear_stop(); }

    [[nodiscard]] sim::Experiment experiment(double relative, std::int64_t most) const {
        const Node scenario =
            Node::table_of({{"model", "toy"}, {"days", 60}, {"burn_in", 10}, {"seed", 5}});
        Node one = Node::table_of({{"coins", 20}, {"from", sim::day_of({2019, 1, 21})}});
        Node law = Node::table_of({{"cap", Node::List{one}}});
        sim::ExperimentOptions how;
        how.precision = Precision{{{"found", std::nullopt, relative}}, 5, most};
        return design(catalogue_, scenario, {{"cap", Node::table_of({{"regulation", law}})}}, how);
    }

    sim::Catalogue catalogue_ = toy::catalogue();
    sim::FolderForATest own_;
    fs::path folder_ = own_.path("results");
};

TEST_F(StoppingExperiment, StopsAtThePrecisionAskedAndNotBefore) {
    const auto loose = conduct(experiment(0.5, 100));
    EXPECT_EQ(loose.replicates, 5U);
    const auto tight = conduct(experiment(0.01, 100));
    ASSERT_EQ(tight.reached.size(), 1U);
    EXPECT_GT(tight.replicates, 5U);
    EXPECT_LT(tight.replicates, 100U);
    EXPECT_TRUE(tight.reached[0].enough());
    const auto& effect = tight.findings.reforms[0].effects[0];
    EXPECT_LE(effect.half_width, 0.01 * effect.baseline);
    EXPECT_EQ(effect.replicates, tight.replicates);
}

TEST_F(StoppingExperiment, SaysWhatItWouldTakeWhenItMayNotGoOn) {
    const auto done = conduct(experiment(0.0002, 12));
    EXPECT_EQ(done.replicates, 12U);
    EXPECT_FALSE(done.reached[0].enough());
    EXPECT_GT(done.reached[0].replicates, 12);
}

TEST_F(StoppingExperiment, AFolderHoldsAsManyAsThatTookAndCanBeVerified) {
    const auto done = conduct(*sim::Folder::create(folder_, experiment(0.01, 100), {}));
    const auto held = sim::Folder::look(folder_, catalogue_);
    EXPECT_EQ(held->experiment().replicates, done.replicates);
    EXPECT_TRUE(held->finished());
    EXPECT_GT(sim::verify_files(folder_), 0U);
    EXPECT_TRUE(sim::rerun(folder_, catalogue_, 4, std::nullopt).differences.empty());
}

TEST_F(StoppingExperiment, AnInterruptedOneGoesOnToTheSameBytes) {
    const std::string straight = [&] {
        const auto folder = sim::Folder::create(folder_, experiment(0.01, 100), {});
        return sim::read_file(conduct(*folder).results);
    }();
    {
        const auto folder =
            sim::Folder::create(folder_, experiment(0.01, 100), sim::Existing::replace);
        std::size_t finished = 0;
        const auto stop_soon = [&](const sim::Progress&) {
            finished = 0;
            for (const auto& part : fs::directory_iterator(folder_ / "parts"))
                finished += part.path().extension() == ".h5" ? 1 : 0;
            if (finished > 16) sim::request_stop();
        };
        EXPECT_TRUE(conduct(*folder, stop_soon).report.interrupted);
    }
    sim::clear_stop();
    const auto folder = sim::Folder::open(folder_, catalogue_);
    EXPECT_TRUE(straight == sim::read_file(conduct(*folder).results));
}

TEST_F(StoppingExperiment, RefusesWhatCannotBeKnown) {
    const auto problems_of = [&](const Precision& asked) {
        sim::Problems problems;
        check(asked, experiment(0.5, 10).baseline().scenario->indicators(), problems);
        return problems.size();
    };
    EXPECT_EQ(problems_of({{{"found", 1.0, std::nullopt}}, 5, 10}), 0U);
    EXPECT_EQ(problems_of({{{"fuond", 1.0, std::nullopt}}, 5, 10}), 1U);
    EXPECT_EQ(problems_of({{{"found", 1.0, 0.1}}, 5, 10}), 1U);
    EXPECT_EQ(problems_of({{{"found", std::nullopt, std::nullopt}}, 5, 10}), 1U);
    EXPECT_EQ(problems_of({{{"found", 1.0, std::nullopt}}, 50, 10}), 1U);
    EXPECT_EQ(problems_of({{}, 5, 10}), 1U);
    EXPECT_THROW(sim::Folder::create(folder_, experiment(0.5, 10), {}, sim::Share{1, 2}),
                 sim::ScenarioError);
}

} // namespace
