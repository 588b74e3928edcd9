// SPDX-License-Identifier: Apache-2.0
// Statistics of what is told twice have the bits of the textbook formulas over a list.
#include "sim/study/effects/compare.hpp"
#include "sim/study/effects/moments.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace sim {
namespace {

std::vector<double> some(std::size_t count, unsigned seed, double shift) {
    std::mt19937_64 numbers(seed);
    std::normal_distribution<double> normal(shift, 3e4);
    std::vector<double> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(normal(numbers));
    return all;
}

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double one : values) sum += one - values.front();
    return values.front() + sum / static_cast<double>(values.size());
}

double deviation_of(const std::vector<double>& values) {
    const double mean = mean_of(values);
    double squares = 0;
    for (const double one : values) squares += (one - mean) * (one - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

TEST(Moments, HaveTheBitsOfTheFormulas) {
    const auto values = some(1'001, 7, 1e9);
    Moments moments;
    for (const Pass pass : {Pass::mean, Pass::variance})
        for (const double one : values) moments.take(pass, one);
    EXPECT_EQ(moments.count(), values.size());
    EXPECT_EQ(moments.mean(), mean_of(values));
    EXPECT_EQ(moments.deviation(), deviation_of(values));
    EXPECT_EQ(moments.estimate().high - moments.mean(),
              moments.mean() + half_width(deviation_of(values), values.size()) - moments.mean());
}

TEST(Moments, OfEqualValuesAreThatValueAndNoSpread) {
    // Added up as they come, 0.1 three times and over three is not 0.1.
    for (const double constant : {0.1, 0.14, 1.0 / 3, 1e9 + 0.7})
        for (const std::size_t count : {3U, 5U, 10U, 1'000U}) {
            const std::vector<double> values(count, constant);
            EXPECT_EQ(mean(values), constant);
            EXPECT_EQ(deviation(values), 0);
            const Effect effect = paired(values, values);
            EXPECT_EQ(effect.baseline, constant);
            EXPECT_EQ(effect.difference, 0);
            EXPECT_EQ(effect.unpaired_sd, 0);
        }
}

TEST(Moments, AreNoNumbersWithoutValues) {
    Moments none;
    EXPECT_TRUE(std::isnan(none.mean()));
    none.take(Pass::mean, 3);
    none.take(Pass::variance, 3);
    EXPECT_EQ(none.mean(), 3);
    EXPECT_TRUE(std::isnan(none.deviation()));
    EXPECT_TRUE(std::isnan(none.estimate().low));
    EXPECT_TRUE(std::isnan(Pairs().effect().same_sign));
    EXPECT_EQ(Pairs().effect().replicates, 0U);
}

TEST(Moments, OfPairsHaveTheBitsOfTheFormulas) {
    const auto before = some(300, 1, 1e7);
    const auto after = some(300, 2, 1e7);
    std::vector<double> differences;
    for (std::size_t i = 0; i < before.size(); ++i) differences.push_back(after[i] - before[i]);
    Pairs pairs;
    for (const Pass pass : {Pass::mean, Pass::variance})
        for (std::size_t i = 0; i < before.size(); ++i) pairs.take(pass, before[i], after[i]);
    const Effect effect = pairs.effect();
    EXPECT_EQ(effect.baseline, mean_of(before));
    EXPECT_EQ(effect.reform, mean_of(after));
    EXPECT_EQ(effect.difference, mean_of(differences));
    EXPECT_EQ(effect.paired_sd, deviation_of(differences));
    EXPECT_EQ(effect.unpaired_sd, std::hypot(deviation_of(before), deviation_of(after)));
    const double up =
        static_cast<double>(std::ranges::count_if(differences, [](double one) { return one > 0; }));
    EXPECT_EQ(effect.same_sign, (effect.difference > 0 ? up : 300 - up) / 300);
}

} // namespace
} // namespace sim
