// SPDX-License-Identifier: Apache-2.0
// What becomes of projects: shares of late and failed ones against their closed forms, and costs by
// hand.

#include "models/crowdfunding/outcomes/production.hpp"
#include "sim/run/world.hpp"
#include "tests/support/crowd.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace models::crowdfunding {
namespace {

double normal_cdf(double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }

// Many campaigns that raised the same against the same goal.
class CrowdfundingProduction : public testing::Test {
protected:
    static World many(const std::string& words = "", bool dishonest = false) {
        return world(platform("population = { makers = 20_000, serial = 0, backers = 100 }\n"
                              "makers.dishonest = " +
                              std::string(dishonest ? "1\n" : "0\n") + words));
    }
    static void put(Agents& agents, std::uint32_t row, double raised, double goal, double cost) {
        Campaign one = agents.campaigns.row(row);
        one.pledged = sim::round_half_even(100 * raised);
        one.goal = sim::round_half_even(100 * goal);
        one.cost = sim::round_half_even(100 * cost);
        agents.campaigns.put(row, one);
    }
    // The share of campaigns of which something holds.
    static double share(const World& one, double raised, double goal,
                        const std::function<bool(const Production&)>& holds) {
        Agents agents = one.agents();
        double count = 0;
        for (std::uint32_t row = 0; row < agents.campaigns.size(); ++row) {
            put(agents, row, raised, goal, 1'000);
            count += holds(production_of(one.yesterday(), agents, row));
        }
        return count / static_cast<double>(agents.campaigns.size());
    }
    static constexpr double error = 4 * 0.5 / 141; // four of 20,000 campaigns' standard errors
};

TEST_F(CrowdfundingProduction, LateShareIsTheNormalDistribution) {
    const World one =
        many("appeal.usual_goal = 5000\n"
             "delivery = { late = 0.6, late_with_ratio = 0.25, late_with_size = 0.1 }\n");
    const auto late = [](const Production& fate) { return fate.late; };
    EXPECT_NEAR(share(one, 5'000, 5'000, late), normal_cdf(0.6), error);
    EXPECT_NEAR(share(one, 5'000, 500, late), normal_cdf(0.6 + 0.25 * std::log(10.0)), error);
    EXPECT_NEAR(share(one, 50'000, 50'000, late), normal_cdf(0.6 + 0.1 * std::log(10.0)), error);
    EXPECT_NEAR(share(one, 2'500, 5'000, late), normal_cdf(0.6 - 0.35 * std::log(2.0)),
                error); // keep it all
}

TEST_F(CrowdfundingProduction, FailureShareIsWhatIsGivenAndMoreOfSmallOnes) {
    const World one = many("delivery = { failure = 0.07, small = 1000, small_failure = 0.7 }\n");
    const auto fails = [](const Production& fate) { return fate.fails; };
    EXPECT_NEAR(share(one, 5'000, 5'000, fails), 0.07, error);
    EXPECT_NEAR(share(one, 1'000, 500, fails), 0.07, error);
    const double odds = 0.07 / 0.93 * std::exp(0.7);
    EXPECT_NEAR(share(one, 999, 500, fails), odds / (1 + odds), error);
    // With half of the goal half as much is done.
    EXPECT_NEAR(share(one, 5'000, 10'000, fails), 1 - 0.93 / 2, error);
    const World never = many("delivery.failure = 0\n");
    EXPECT_EQ(share(never, 500, 500, fails), 0);
    EXPECT_NEAR(share(never, 500, 1'000, fails), 0.5, error);
}

TEST_F(CrowdfundingProduction, DaysAndCostsByHand) {
    const World one = many("delivery = { promised = 90, promised_spread = 0, failure = 0.2, "
                           "fixed_cost = 0.3, unit_cost = 0.5, overrun = 0, late_scale = 60, "
                           "voluntary_refund = 0.25 }\n");
    Agents agents = one.agents();
    double failed = 0, given_back = 0, spent = 0;
    for (std::uint32_t row = 0; row < agents.campaigns.size(); ++row) {
        put(agents, row, 6'000, 5'000, 4'000);
        const Production fate = production_of(one.yesterday(), agents, row);
        const double whole = 0.3 * 4'000 + 0.5 * 6'000;
        ASSERT_FALSE(fate.fraud);
        if (fate.fails) {
            ASSERT_EQ(fate.days, 1 + 90 + 180);
            ASSERT_LE(fate.cost, whole);
            ++failed;
            spent += fate.cost / whole;
            given_back += fate.gives_back;
        } else {
            ASSERT_NEAR(fate.cost, whole, 1e-9);
            ASSERT_FALSE(fate.gives_back);
            if (fate.late) {
                ASSERT_GE(fate.days, 91);
            } else {
                ASSERT_EQ(fate.days, 91);
            }
        }
    }
    EXPECT_NEAR(spent / failed, 0.5, 0.02);
    EXPECT_NEAR(given_back / failed, 0.25, 0.03);
}

TEST_F(CrowdfundingProduction, TheDishonestSpendNothingAndGiveNothingBack) {
    const World one = many("", true);
    EXPECT_EQ(share(one, 500, 500,
                    [](const Production& fate) {
                        return fate.fraud && fate.fails && fate.cost == 0 && !fate.gives_back;
                    }),
              1);
}

} // namespace
} // namespace models::crowdfunding
