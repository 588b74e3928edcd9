// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/study/session.hpp"
#include "sim/time/calendar.hpp"
#include "tests/sim/support/toy_market.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <numeric>
#include <vector>

namespace {

using sim::Node;

// A left and two right gloves are worth 1 as a pair: Shapley's own example has 2/3, 1/6, 1/6.
TEST(Shapley, SharesTheGloves) {
    std::vector<double> worth(8, 0.0);
    for (std::size_t s = 0; s < worth.size(); ++s) worth[s] = (s & 1) && (s & 6) ? 1 : 0;
    const auto values = sim::shapley(worth);
    ASSERT_EQ(values.size(), 3U);
    EXPECT_NEAR(values[0], 2.0 / 3, 1e-15);
    EXPECT_NEAR(values[1], 1.0 / 6, 1e-15);
    EXPECT_NEAR(values[2], 1.0 / 6, 1e-15);
}

TEST(Shapley, IsWhatEachAddsWherePartsDoNotTouch) {
    const std::vector<double> alone{3, -1, 0.5, 7};
    std::vector<double> worth(16, 0.0);
    for (std::size_t s = 0; s < worth.size(); ++s)
        for (std::size_t part = 0; part < alone.size(); ++part)
            if (s >> part & 1) worth[s] += alone[part];
    const auto values = sim::shapley(worth);
    for (std::size_t part = 0; part < alone.size(); ++part)
        EXPECT_NEAR(values[part], alone[part], 1e-12);
}

TEST(Shapley, AddsUpAndTreatsEqualsEqually) {
    std::vector<double> worth(32);
    for (std::size_t s = 0; s < worth.size(); ++s) {
        const double size = std::popcount(s);
        worth[s] = size * size - (s & 16 ? 2.5 : 0); // four equals, and one that costs
    }
    const auto values = sim::shapley(worth);
    EXPECT_NEAR(std::accumulate(values.begin(), values.end(), 0.0), worth.back(), 1e-12);
    for (std::size_t part = 1; part < 4; ++part) EXPECT_NEAR(values[part], values[0], 1e-12);
    EXPECT_NEAR(values[4], values[0] - 2.5, 1e-12);
}

TEST(Combinations, EachHasAPlaceOfItsOwn) {
    const std::vector<std::string> parts{"a", "b", "c"};
    std::vector<bool> taken(8, false);
    for (std::size_t members = 0; members < 8; ++members) {
        const std::size_t arm = sim::arm_of(members, 3);
        ASSERT_LT(arm, 8U);
        EXPECT_FALSE(taken[arm]);
        taken[arm] = true;
    }
    EXPECT_EQ(sim::arm_of(4, 3), 3U);
    EXPECT_EQ(sim::arm_of(7, 3), 7U);
    EXPECT_EQ(sim::joint_name(5, parts), "a+c");
}

class Attribution : public testing::Test {
protected:
    static sim::Reform cap(std::int64_t coins, int day) {
        Node one = Node::table_of({{"coins", coins}, {"from", sim::day_of({2019, 1, 1}) + day}});
        Node law = Node::table_of({{"cap", Node::List{one}}});
        return {sim::text("cap_", coins), Node::table_of({{"regulation", law}})};
    }

    [[nodiscard]] sim::Experiment package(const std::vector<sim::Reform>& parts) const {
        sim::ExperimentOptions how{6};
        how.attribution = sim::Attribution::shapley;
        const Node scenario =
            Node::table_of({{"model", "toy"}, {"days", 60}, {"burn_in", 10}, {"seed", 5}});
        return design(catalogue_, scenario, parts, how);
    }

    sim::Catalogue catalogue_ = toy::catalogue();
};

TEST_F(Attribution, SimulatesEveryCombinationAndAddsUp) {
    const sim::Reform luckier{"luckier", Node::table_of({{"luck", 0.9}})};
    const auto experiment = package({cap(20, 20), luckier, cap(28, 10)});
    ASSERT_EQ(experiment.scenarios.size(), 8U);
    EXPECT_EQ(experiment.scenarios.back().name, "cap_20+luckier+cap_28");
    const auto found = conduct(experiment).findings.attribution;
    ASSERT_EQ(found.parts.size(), 3U);
    EXPECT_EQ(found.replicates, 6U);
    EXPECT_EQ(found.from, sim::day_of({2019, 1, 1})); // the day of the earliest part
    for (std::size_t line = 0; line < found.whole.size(); ++line) {
        double sum = 0;
        for (const auto& part : found.values) sum += part[line].mean;
        EXPECT_NEAR(sum, found.whole[line].mean, 1e-9 * (1 + std::abs(sum)));
    }
    EXPECT_GT(found.values[1][0].mean, 0); // luck finds coins, caps forbid it
    EXPECT_LT(found.values[0][0].mean, 0);
}

// From the day on which both hold, the wider of two caps does nothing beside the narrower.
TEST_F(Attribution, APartThatDoesNothingHasNoValue) {
    const auto found = conduct(package({cap(20, 20), cap(1'000, 20)})).findings.attribution;
    for (const auto& value : found.values[1]) EXPECT_EQ(value.mean, 0);
    for (std::size_t line = 0; line < found.whole.size(); ++line)
        EXPECT_EQ(found.values[0][line].mean, found.whole[line].mean);
}

TEST_F(Attribution, TakesTwoToSixParts) {
    EXPECT_THROW((void)package({cap(20, 20)}), sim::ScenarioError);
    std::vector<sim::Reform> seven;
    for (int i = 0; i < 7; ++i) seven.push_back(cap(20 + i, 20));
    EXPECT_THROW((void)package(seven), sim::ScenarioError);
}

} // namespace
