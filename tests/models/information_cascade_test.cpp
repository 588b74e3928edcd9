// SPDX-License-Identifier: Apache-2.0
// Cascades against the closed form of Bikhchandani, Hirshleifer & Welch (1992).

#include "models/information_cascade/market.hpp"
#include "tests/support/worlds.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace models::information_cascade {
namespace {

// After n backers, n even: no cascade, and one that is right.
double open_after(double p, int n) { return std::pow(p - p * p, n / 2); }
double right_after(double p, int n) {
    return p * (p + 1) * (1 - open_after(p, n)) / (2 * (1 - p + p * p));
}

TEST(InformationCascade, FollowsTheClosedForm) {
    constexpr double projects = 200'000;
    for (const double p : {0.55, 0.7, 0.9}) {
        const auto run = sim::lived<Market>({std::int64_t(projects), 0.5, p}, 10);
        const auto right = sim::by_day(run->series(), "share_right");
        const auto open = sim::by_day(run->series(), "share_open");
        for (int n = 2; n <= 10; n += 2) {
            const auto day = static_cast<std::size_t>(n - 1);
            EXPECT_NEAR(right[day], right_after(p, n), 4 * 0.5 / std::sqrt(projects)) << p << n;
            EXPECT_NEAR(open[day], open_after(p, n), 4 * 0.5 / std::sqrt(projects)) << p << n;
        }
    }
}

// Good projects are backed as bad ones are left: the two states mirror each other.
TEST(InformationCascade, TreatsGoodAndBadAlike) {
    const auto good = sim::lived<Market>({100'000, 1, 0.65}, 10);
    const auto bad = sim::lived<Market>({100'000, 0, 0.65}, 10);
    const double backed = sim::by_day(good->series(), "backed").back();
    const double left = 1'000'000 - sim::by_day(bad->series(), "backed").back();
    EXPECT_NEAR(backed / left, 1, 0.02);
    EXPECT_GT(backed, 600'000);
}

TEST(InformationCascade, IsNeverWrongWithPerfectSignals) {
    const auto run = sim::lived<Market>({1'000, 0.3, 1}, 2);
    EXPECT_EQ(sim::by_day(run->series(), "share_right").back(), 1);
}

} // namespace
} // namespace models::information_cascade
