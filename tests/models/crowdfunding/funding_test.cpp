// SPDX-License-Identifier: Apache-2.0
// All or nothing in closed form: backers who decide independently fund a campaign with the chance
// that a binomial number of them reaches the threshold, and the chance of success given what is
// pledged so far is a martingale. A threshold public good (Bagnoli & Lipman 1989) where all are
// eager.

#include "sim/base/problems.hpp"
#include "tests/support/crowd.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace models::crowdfunding {
namespace {

// P(Binomial(n, q) >= t).
double tail(int n, double q, int t) {
    double sum = 0;
    for (int k = std::max(t, 0); k <= n; ++k)
        sum += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) +
                        k * std::log(q) + (n - k) * std::log1p(-q));
    return sum;
}

constexpr double visits = 6;                          // a month
constexpr double seen_a_day = visits / (365.25 / 12); // that someone looks on a day
constexpr int on_show = 60;                           // days: one in 10^5 never looks
constexpr double believed = 0.4;                      // success, while nothing ended
constexpr double worth = believed * (2 * 0.9 - 1);    // of a pledge of the usual amount

// One campaign that asks for `goal` rewards of 20 each, among people who each see it and back it
// with chance `q`, whatever others do: nothing is shown, told, or learnt, and the maker is one
// person more.
std::string one_campaign(int people, double level, double goal) {
    return sim::text(R"(
start = 2016-03-01
days = 66
burn_in = 0
population = { makers = 1, serial = 0, years = 0.01, backers = )",
                     people + 1, R"( }
categories = [ { name = "one", cost = )",
                     20 * goal, R"( } ]
terms = { cost_spread = 0, abroad = 0, usual_days = 60, usual_share = 1, staff_pick = 0, defect = 0 }
appeal = { goal_slope = 0, goal_curve = 0, duration_slope = 0, staff_pick = 0, spread = 0.001, level = )",
                     level, " }", R"(
rewards = { price = 20, price_spread = 0, goal_slope = 0, ladder = [ { price = 1 } ] }
contacts = { mean = 0, none = 1, tells = 0, last_call = 0 }
discovery.front_share = 0
inference = { signal = 0.001, goal_pull = 0, slack = 0 }
makers = { margin = 0, learning = 0, round = 0, dishonest = 0, advance = 0 }
[backers]
pledge = 20
pledge_spread = 0
budget = 100
visits = 6
activity_spread = 0
elasticity = 0
looks = 1
affinity = 0
herding = 0
trust = 0.9
trust_spread = 0
trust_step = 0
[platform]
fee = 0
processing = 0
shows_raised = false
)");
}

// A standard Gumbel number lies above -y with chance 1 - exp(-exp(y)).
double level_for(double q) { return std::log(-std::log1p(-q)) - std::log(worth); }

struct Numbers {
    int people;
    double chance;
    int needed;
    double success; // of published tables
};

class CrowdfundingOdds : public testing::TestWithParam<Numbers> {};

constexpr int worlds = 700;

TEST_P(CrowdfundingOdds, AreBinomialWhereBackersAreIndependent) {
    const auto [people, chance, needed, success] = GetParam();
    ASSERT_NEAR(tail(people, chance, needed), success, 1e-6);
    const auto scenario = prepared(bare(one_campaign(people, level_for(chance), needed)));
    double funded = 0, backers = 0;
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
        World one(scenario, seed);
        funded += one.outcome("funded");
        backers += one.total("pledges");
        ASSERT_EQ(one.total("ended"), 1);
        ASSERT_EQ(one.total("raised"), one.total("funded") * one.total("pledged"));
    }
    const double error = std::sqrt(chance * (1 - chance) * people / worlds);
    EXPECT_NEAR(backers / worlds, chance * people, 4 * error);
    EXPECT_NEAR(funded / worlds, success, 4 * std::sqrt(success * (1 - success) / worlds));
}

INSTANTIATE_TEST_SUITE_P(Published, CrowdfundingOdds,
                         testing::Values(Numbers{100, 0.3, 30, 0.537660},
                                         Numbers{100, 0.3, 35, 0.162858},
                                         Numbers{50, 0.1, 8, 0.122145},
                                         Numbers{200, 0.05, 10, 0.545290}));

// What is believed rationally on a day goes neither up nor down on average until the end.
TEST(CrowdfundingMartingale, TheChanceOfSuccessGivenThePledgesIsFlatOnAverage) {
    constexpr int people = 100, needed = 30;
    constexpr double q = 0.3;
    const std::vector<int> days{3, 6, 10, 15, 25, 45};
    const auto scenario = prepared(bare(one_campaign(people, level_for(q), needed)));
    std::vector<double> mean(days.size()), square(days.size());
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
        World one(scenario, seed);
        const sim::Day launch = one.agents().campaigns.row(0).launch;
        for (std::size_t at = 0; at < days.size(); ++at) {
            one.advance(launch + days[at]);
            const auto pledged = static_cast<int>(one.agents().campaigns.row(0).backers);
            const double unseen = std::pow(1 - seen_a_day, days[at]);
            const double yet = q * unseen / (1 - q * (1 - unseen)); // of those who have not backed
            const double chance = tail(people - pledged, yet, needed - pledged);
            mean[at] += chance / worlds;
            square[at] += chance * chance / worlds;
        }
    }
    for (std::size_t at = 0; at < days.size(); ++at) {
        const double error = std::sqrt((square[at] - mean[at] * mean[at]) / worlds);
        EXPECT_NEAR(mean[at], 0.537660, 4 * error) << "day " << days[at];
    }
    EXPECT_GT(square.back() - mean.back() * mean.back(), 0.2); // nearly decided by then
}

// In the game of Bagnoli & Lipman contributions are the cost exactly, whenever the values of all
// exceed it: everybody knows all, and each gives what is missing. Here people pledge for the reward
// that is best for them, so the good is provided up to what these rewards cost together, and never
// beyond what all value.
class ThresholdPublicGood : public testing::Test {
protected:
    static constexpr int people = 40;
    static constexpr double eager = 30; // in logarithms: no taste is against it
    static double funded(double goal, const std::string& more = "") {
        return world(sim::merge(bare(one_campaign(people, eager, goal)), bare(more)))
            .outcome("funded");
    }
};

TEST_F(ThresholdPublicGood, IsProvidedUpToWhatThePledgesOfAllAmountTo) {
    EXPECT_EQ(funded(people / 2), 1);
    EXPECT_EQ(funded(people), 1);
    EXPECT_EQ(funded(people + 0.001), 0); // two cents more
}

// With D = 0.9 a reward of 4 D^2 = 3.24 times the usual pledge of 20 is just worth its price.
TEST_F(ThresholdPublicGood, NobodyPaysMoreThanItIsWorth) {
    EXPECT_EQ(funded(people * 3.24, "rewards.price = 64.8\n"), 0);
    EXPECT_EQ(funded(people * 3.23, "rewards.price = 64.6\n"), 1);
    EXPECT_EQ(funded(people * 0.1, "rewards.price = 65\n"), 0);
}

// Who is not needed any more does not pledge: what is pledged lies above the cost by the pledges of
// one day at most, since the state of the campaign is that of the morning.
TEST_F(ThresholdPublicGood, ContributionsAreTheCostUpToADay) {
    constexpr int needed = 30;
    const auto scenario = [&](const std::string& more) {
        return sim::merge(bare(one_campaign(300, 1, needed)), bare("backers.visits = 1\n" + more));
    };
    EXPECT_GT(world(scenario("")).outcome("pledges"), 2 * needed);
    World slack = world(scenario("platform.shows_raised = true\ninference.slack = 10\n"));
    double before = 0, today = 0, all = 0;
    while (slack.day() < slack.end()) {
        slack.next_day();
        today = slack.total("pledges") - all;
        if (today > 0) before = all;
        all += today;
    }
    EXPECT_EQ(slack.total("funded"), 1);
    EXPECT_LT(before, needed);
    EXPECT_LT(all, 1.5 * needed);
}

} // namespace
} // namespace models::crowdfunding
