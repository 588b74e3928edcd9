// SPDX-License-Identifier: Apache-2.0
// Beliefs against the Beta posterior, forgetting against its half-life, and stars against the
// normal distribution that they cut.

#include "sim/trust/review.hpp"
#include "sim/trust/rules.hpp"
#include "tests/sim/support/statistics.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace {

constexpr sim::Day today{18000};
constexpr double forever = std::numeric_limits<double>::infinity();

sim::Evidence after(int kept, int broken) {
    sim::Evidence about;
    about.updated = today;
    for (int i = 0; i < kept; ++i) sim::record(about, sim::Promise::kept, today, forever);
    for (int i = 0; i < broken; ++i) sim::record(about, sim::Promise::broken, today, forever);
    return about;
}

double below(double x) { return boost::math::cdf(boost::math::normal(), x); }

sim::Stream draws(std::uint64_t who) {
    return {sim::Key(2), sim::purpose("test.review"), today, {who}};
}

} // namespace

TEST(Trust, ReviewsAreTheMeanOfTheBetaPosterior) {
    const sim::Reviews rule{365, 4};
    const sim::Believer by{0.75};
    const boost::math::beta_distribution<> posterior(3.0 + 9, 1.0 + 2);
    EXPECT_NEAR(rule(after(9, 2), by, today), mean(posterior), 1e-12);
    EXPECT_DOUBLE_EQ(rule({}, by, today), 0.75);
}

TEST(Trust, AfterAHalfLifeAnOutcomeCountsHalf) {
    const sim::Reviews rule{100, 2};
    const sim::Believer by{0.5};
    EXPECT_NEAR(rule(after(8, 0), by, today + 100), (1 + 4.0) / (2 + 4.0), 1e-12);
    EXPECT_NEAR(rule(after(8, 0), by, today + 300), (1 + 1.0) / (2 + 1.0), 1e-12);
    EXPECT_NEAR(rule(after(0, 8), by, today + 100'000), 0.5, 1e-12);
}

TEST(Trust, ForgettingLateIsForgettingDaily) {
    sim::Evidence daily = after(5, 3);
    for (int day = 1; day <= 90; ++day) daily = sim::remembered(daily, today + day, 60);
    const sim::Evidence late = sim::remembered(after(5, 3), today + 90, 60);
    EXPECT_NEAR(daily.good, late.good, 1e-5);
    EXPECT_NEAR(daily.bad, late.bad, 1e-5);
}

TEST(Trust, OutcomesAddToWhatIsStillRemembered) {
    sim::Evidence about = after(4, 0);
    sim::record(about, sim::Promise::broken, today + 60, 60);
    EXPECT_FLOAT_EQ(about.good, 2);
    EXPECT_FLOAT_EQ(about.bad, 1);
    EXPECT_EQ(about.incidents, 1U);
    EXPECT_EQ(about.updated, today + 60);
}

TEST(Trust, TheFirstOutcomeOfANewcomerCountsInFull) {
    sim::Evidence about;
    sim::record(about, sim::Promise::kept, today, 30);
    EXPECT_EQ(about.good, 1);
}

TEST(Trust, NothingFadesWithoutAHalfLife) {
    EXPECT_EQ(sim::remembered_share(100'000, forever), 1);
    EXPECT_EQ(sim::half_life(sim::Trust(sim::Blind{})), forever);
    EXPECT_EQ(sim::half_life(sim::Trust(sim::Reviews{90, 2})), 90);
}

TEST(Trust, TheBlindBelieveThePlatform) {
    EXPECT_EQ(sim::Blind{}(after(0, 50), {0.9}, today), 0.9);
}

TEST(Trust, NaiveStarsAreReadAsAChance) {
    sim::Evidence about;
    EXPECT_EQ(sim::Stars{}(about, {0.9}, today), 0.9);
    sim::record_stars(about, 5);
    sim::record_stars(about, 4);
    EXPECT_DOUBLE_EQ(sim::Stars{}(about, {0.9}, today), 3.5 / 4);
}

TEST(Trust, QualityIsReadFromStarsAndShrunkToThePrior) {
    sim::Evidence about = after(0, 20);
    EXPECT_EQ(sim::expected_quality(about, 4.5, 3), 4.5);
    for (int i = 0; i < 6; ++i) sim::record_stars(about, 3);
    EXPECT_DOUBLE_EQ(sim::expected_quality(about, 4.5, 3), (3 * 4.5 + 6 * 3) / 9);
    EXPECT_EQ(sim::expected_quality({}, 4.5, 0), 4.5);
}

TEST(Review, SharesOfStarsAreThoseOfTheNormal) {
    const sim::Reviewing reviewing{.silence = 0, .leniency = 0.3, .noise = 0.75};
    constexpr int reviews = 40'000;
    std::array<double, 5> count{};
    for (std::uint64_t who = 0; who < reviews; ++who) {
        sim::Stream stream = draws(who);
        const double satisfaction = stream.normal();
        ++count[static_cast<std::size_t>(reviewing.stars(stream, satisfaction) - 1)];
    }
    const double spread = std::sqrt(1 + 0.75 * 0.75);
    const std::array cuts{reviewing.two_stars, reviewing.three_stars, reviewing.four_stars,
                          reviewing.five_stars, 1e9};
    std::array<double, 5> expected{};
    double lower = 0;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const double upper = below((cuts[i] - 0.3) / spread);
        expected[i] = reviews * (upper - lower);
        lower = upper;
    }
    EXPECT_LT(sim::test::chi_square(count, expected), sim::test::deviations_bound);
}

TEST(Review, PropensityIsTheMeanAndSilenceHidesTheBad) {
    const sim::Reviewing reviewing{.propensity = 0.68, .silence = 0.5};
    constexpr int transactions = 40'000;
    int spoken = 0;
    double heard = 0;
    for (std::uint64_t who = 0; who < transactions; ++who) {
        sim::Stream stream = draws(who);
        const double satisfaction = stream.normal();
        if (!reviewing.speaks(stream, satisfaction)) continue;
        ++spoken;
        heard += satisfaction;
    }
    EXPECT_NEAR(static_cast<double>(spoken) / transactions, 0.68, 4 * 0.00234);
    // E[s | speaks] of a probit with this slope (Heckman 1979).
    const boost::math::normal normal;
    const double level = quantile(normal, 0.68);
    const double expected = 0.5 / std::sqrt(1.25) * pdf(normal, level) / 0.68;
    EXPECT_NEAR(heard / spoken, expected, 0.025);
}

TEST(Review, DefaultsGiveTheStarsOfALargePlatform) {
    const sim::Reviewing reviewing;
    const double spread = std::sqrt(1 + reviewing.noise * reviewing.noise);
    EXPECT_NEAR(1 - below(reviewing.five_stars / spread), 0.74, 0.02);
    EXPECT_NEAR(below(reviewing.four_stars / spread), 0.06, 0.01);
}

TEST(Review, IsSilentOrGivesOneToFiveStars) {
    const sim::Reviewing reviewing;
    int silent = 0;
    for (std::uint64_t who = 0; who < 1000; ++who) {
        const std::optional<int> stars = reviewing(draws(who), -1.5);
        if (!stars) {
            ++silent;
            continue;
        }
        EXPECT_GE(*stars, 1);
        EXPECT_LE(*stars, 5);
    }
    EXPECT_GT(silent, 320);
}
