// SPDX-License-Identifier: Apache-2.0
// The Bass model against its recursion, which it must follow on every day, and its closed form,
// from which it departs by the length of a day and by chance.

#include "models/bass/market.hpp"
#include "tests/support/worlds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace models::bass {
namespace {

constexpr int fifteen_years = 5'479;

double closed_form(const Parameters& given, double years) {
    const double p = given.innovation;
    const double q = given.imitation;
    const double decay = std::exp(-(p + q) * years);
    return (1 - decay) / (1 + q / p * decay);
}

// The curve of infinitely many people who decide once a day.
std::vector<double> recursion(const Parameters& given, int days) {
    std::vector<double> share{0};
    for (int day = 0; day < days; ++day)
        share.push_back(share.back() + daily_hazard(given, share.back()) * (1 - share.back()));
    return share;
}

TEST(Bass, RecursionIsTheClosedFormButForTheLengthOfADay) {
    const Parameters given;
    const auto share = recursion(given, fifteen_years);
    for (int day = 0; day <= fifteen_years; ++day)
        ASSERT_NEAR(share[static_cast<std::size_t>(day)], closed_form(given, day / 365.25), 2e-4);
}

TEST(Bass, FollowsTheClosedForm) {
    const Parameters given{400'000, 0.03, 0.38};
    const auto run = sim::lived<Market>(given, fifteen_years);
    const auto share = sim::by_day(run->series(), "share");
    // Early luck moves the whole curve: its spread at the steepest point is about 0.004 here.
    for (int day = 0; day < fifteen_years; day += 91)
        ASSERT_NEAR(share[static_cast<std::size_t>(day)], closed_form(given, (day + 1) / 365.25),
                    0.015);
}

// Given the morning, the day's adopters are binomial with the recursion's mean: their scaled
// departures from it are a sample of mean 0 and variance 1, exactly, whatever came before.
TEST(Bass, FollowsTheRecursionOnEveryDay) {
    const Parameters given{50'000, 0.05, 0.5};
    const auto run = sim::lived<Market>(given, 3'650);
    double before = 0;
    double sum = 0;
    double squares = 0;
    for (const double now : sim::by_day(run->series(), "adopters")) {
        const double left = 50'000 - before;
        const double hazard = daily_hazard(given, before / 50'000);
        const double departure =
            (now - before - left * hazard) / std::sqrt(left * hazard * (1 - hazard));
        sum += departure;
        squares += departure * departure;
        before = now;
    }
    EXPECT_LT(std::abs(sum) / std::sqrt(3'650.0), 4);
    // Late days have few adopters, whose fourth moment widens the spread of the variance.
    EXPECT_NEAR(squares / 3'650, 1, 0.2);
}

TEST(Bass, StandsStillWithoutInnovators) {
    const auto run = sim::lived<Market>({10'000, 0, 0.5}, 365);
    EXPECT_EQ(sim::by_day(run->series(), "adopters").back(), 0);
}

TEST(Bass, NobodyForgets) {
    const auto adopters =
        sim::by_day(sim::lived<Market>({5'000, 0.1, 0.5}, 2'000)->series(), "adopters");
    EXPECT_TRUE(std::ranges::is_sorted(adopters));
    EXPECT_LE(adopters.back(), 5'000);
}

} // namespace
} // namespace models::bass
