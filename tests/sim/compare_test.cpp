// SPDX-License-Identifier: Apache-2.0
#include "sim/random/stream.hpp"
#include "sim/study/effects/compare.hpp"

#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace {

using sim::paired;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

sim::Series days_of(const std::vector<double>& values, sim::Statistic statistic) {
    sim::Series series({{"one", "", "", statistic, 0, 0}}, {"all"}, sim::Day{17897},
                       static_cast<int>(values.size()));
    for (std::size_t day = 0; day < values.size(); ++day)
        series.record(sim::Day{17897} + static_cast<int>(day), std::vector{values[day]});
    return series;
}

TEST(Compare, FindsAConstantDifferenceWithoutSpread) {
    const auto effect =
        paired(std::vector<double>{10, 20, 30, 40, 50}, std::vector<double>{12, 22, 32, 42, 52});
    EXPECT_DOUBLE_EQ(effect.baseline, 30);
    EXPECT_DOUBLE_EQ(effect.reform, 32);
    EXPECT_DOUBLE_EQ(effect.difference, 2);
    EXPECT_DOUBLE_EQ(effect.relative, 2.0 / 30);
    EXPECT_DOUBLE_EQ(effect.paired_sd, 0);
    EXPECT_DOUBLE_EQ(effect.half_width, 0);
    EXPECT_DOUBLE_EQ(effect.same_sign, 1);
    EXPECT_DOUBLE_EQ(effect.unpaired_sd, std::sqrt(500.0));
    EXPECT_EQ(effect.replicates, 5U);
}

TEST(Compare, UsesStudentsQuantile) {
    // Differences 1 to 5: mean 3, deviation sqrt(2.5); t(0.975, 4) = 2.776445.
    const auto effect = paired(std::vector<double>(5, 0.0), std::vector<double>{1, 2, 3, 4, 5});
    EXPECT_NEAR(effect.half_width, 2.776445105 * std::sqrt(2.5) / std::sqrt(5.0), 1e-8);
    EXPECT_NEAR(effect.low, 3 - effect.half_width, 1e-12);
    EXPECT_TRUE(std::isnan(effect.relative)); // of a baseline of zero
}

TEST(Compare, GivesNoIntervalBelowFiveReplicates) {
    const auto effect = paired(std::vector<double>{1, 2, 3, 4}, std::vector<double>{2, 4, 6, 8});
    EXPECT_TRUE(std::isnan(effect.half_width));
    EXPECT_TRUE(std::isnan(effect.low));
    EXPECT_FALSE(std::isnan(effect.paired_sd));
}

TEST(Compare, CoversATrueEffectNineteenTimesInTwenty) {
    constexpr std::size_t comparisons = 4'000; // the share is known to a third of a percent
    std::size_t covered = 0;
    for (std::size_t i = 0; i < comparisons; ++i) {
        sim::Stream draw(sim::keys(7, 0, 0).chance, sim::purpose("test.coverage"), sim::Day{1},
                         {i});
        std::vector<double> before(6);
        std::vector<double> after(6);
        for (double& one : before) one = 100 + 3 * draw.normal();
        for (double& one : after) one = 102 + draw.normal();
        const auto effect = paired(before, after);
        covered += effect.low <= 2 && effect.high >= 2;
    }
    EXPECT_NEAR(static_cast<double>(covered) / comparisons, 0.95, 0.012);
}

TEST(Compare, CountsReplicatesWithTheSignOfTheMean) {
    EXPECT_DOUBLE_EQ(
        paired(std::vector<double>(4, 0.0), std::vector<double>{-1, 2, 3, 4}).same_sign, 0.75);
    EXPECT_DOUBLE_EQ(paired(std::vector<double>(3, 7.0), std::vector<double>(3, 7.0)).same_sign, 1);
}

TEST(Compare, CountsPairsInWhichTheReformIsAboveAndHalfOfTies) {
    const auto superiority = [](std::vector<double> before, std::vector<double> after) {
        return paired(before, after).probability_of_superiority;
    };
    EXPECT_DOUBLE_EQ(superiority({1, 2, 3, 4}, {2, 2, 1, 9}), 0.625);
    EXPECT_DOUBLE_EQ(superiority({1, 2}, {0, 1}), 0);
    EXPECT_DOUBLE_EQ(superiority({1, 2}, {1, 2}), 0.5);
    EXPECT_TRUE(std::isnan(superiority({}, {})));
    EXPECT_TRUE(std::isnan(superiority({1, 2}, {2, nothing})));
}

// The power of a two-sided test of a mean at 5 %, from the noncentral t.
double power_of(double difference, double deviation, std::size_t pairs) {
    const double degrees = static_cast<double>(pairs - 1);
    const double limit = quantile(boost::math::students_t(degrees), 0.975);
    const boost::math::non_central_t found(degrees, difference / deviation *
                                                        std::sqrt(static_cast<double>(pairs)));
    return cdf(complement(found, limit)) + cdf(found, -limit);
}

TEST(Compare, DetectsTheSmallestEffectFourTimesInFive) {
    // t(0.975, 9) = 2.262157 and t(0.8, 9) = 0.883404; the deviation of 1 to 10 is 3.027650.
    std::vector<double> to_ten(10);
    std::iota(to_ten.begin(), to_ten.end(), 1.0);
    EXPECT_NEAR(paired(std::vector<double>(10, 0.0), to_ten).smallest_detectable,
                (2.262157 + 0.883404) * 3.027650 / std::sqrt(10.0), 1e-5);
    for (const std::size_t pairs : {5U, 10U, 40U, 400U}) {
        std::vector<double> after(pairs);
        for (std::size_t i = 0; i < pairs; ++i) after[i] = i % 2 == 0 ? 3 : -1;
        const auto effect = paired(std::vector<double>(pairs, 0.0), after);
        EXPECT_NEAR(power_of(effect.smallest_detectable, effect.paired_sd, pairs), 0.80, 0.015);
    }
    EXPECT_TRUE(std::isnan(
        paired(std::vector<double>(4, 0.0), std::vector<double>{1, 2, 3, 4}).smallest_detectable));
    EXPECT_EQ(paired(std::vector<double>(5, 1.0), std::vector<double>(5, 2.0)).smallest_detectable,
              0);
}

TEST(Compare, SaysNothingOfNoReplicates) { EXPECT_TRUE(std::isnan(paired({}, {}).difference)); }

TEST(Compare, WeeksAreDailyMeansOfWhatAddsUp) {
    const auto series =
        days_of({1, 1, 1, 1, 1, 1, 8, 7, 7, 7, 7, 7, 7, 7, 100}, sim::Statistic::sum);
    EXPECT_EQ(by_week(series, 0), (std::vector<double>{2, 7}));
    EXPECT_EQ(by_week(days_of({3, 5}, sim::Statistic::level), 0), (std::vector<double>{4}));
}

TEST(Compare, CountsFromADay) {
    const auto series = days_of({1, 2, 3}, sim::Statistic::sum);
    EXPECT_DOUBLE_EQ(from_day(series, 0, sim::Day{17898}), 5);
    EXPECT_DOUBLE_EQ(from_day(series, 0, sim::Day{0}), 6);
    EXPECT_TRUE(std::isnan(from_day(series, 0, sim::Day{17900})));
}

TEST(Compare, TellsDifferencesApartFromMissingNumbers) {
    EXPECT_EQ(sim::largest_difference(std::vector{1.0, nothing}, std::vector{1.0, nothing}), 0);
    EXPECT_EQ(sim::largest_difference(std::vector{1.0, 5.0}, std::vector{1.5, 3.0}), 2);
    EXPECT_TRUE(std::isinf(sim::largest_difference(std::vector{nothing}, std::vector{0.0})));
}

} // namespace
