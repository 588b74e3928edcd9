// SPDX-License-Identifier: Apache-2.0
// Distributions against their closed forms.

#include "sim/random/draws.hpp"
#include "sim/random/stream.hpp"
#include "tests/sim/support/statistics.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

using namespace sim;

namespace {

constexpr Purpose drawing = purpose("test.draws");

Stream stream(std::uint64_t who) { return {keys(7, 0, 0).chance, drawing, Day{1}, Identity{who}}; }

template <class Draw> std::vector<double> draws(int count, Draw draw) {
    std::vector<double> all;
    for (int i = 0; i < count; ++i) {
        Stream own = stream(static_cast<std::uint64_t>(i));
        all.push_back(static_cast<double>(draw(own)));
    }
    return all;
}

// Deviation of the counts of draws from `share(k)`, the probability of k.
template <class Share> double misfit(const std::vector<double>& all, Share share) {
    const auto most = static_cast<std::size_t>(*std::ranges::max_element(all));
    std::vector<double> counts(most + 1), expected(most + 1);
    for (double draw : all) ++counts[static_cast<std::size_t>(draw)];
    for (std::size_t k = 0; k <= most; ++k)
        expected[k] = static_cast<double>(all.size()) * share(static_cast<double>(k));
    return std::abs(test::chi_square(counts, expected));
}

double poisson_share(double mean, double k) {
    return std::exp(k * std::log(mean) - mean - std::lgamma(k + 1));
}

double binomial_share(double n, double p, double k) {
    return std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) +
                    k * std::log(p) + (n - k) * std::log1p(-p));
}

} // namespace

TEST(Draws, NormalFits) {
    const auto all = draws(200'000, [](Stream& own) { return own.normal(); });
    const auto share = [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; };
    EXPECT_LT(test::kolmogorov(all, share), test::kolmogorov_bound);
    EXPECT_NEAR(test::mean(all), 0, 4 / std::sqrt(200'000.0));
    EXPECT_NEAR(test::variance(all), 1, 4 * std::sqrt(2 / 200'000.0));
}

TEST(Draws, ExponentialFits) {
    const auto all = draws(200'000, [](Stream& own) { return own.exponential(2.5); });
    EXPECT_LT(test::kolmogorov(all, [](double x) { return 1 - std::exp(-2.5 * x); }),
              test::kolmogorov_bound);
    EXPECT_NEAR(test::mean(all), 0.4, 4 * 0.4 / std::sqrt(200'000.0));
}

TEST(Draws, GumbelFits) {
    const auto all = draws(200'000, [](Stream& own) { return own.gumbel(); });
    EXPECT_LT(test::kolmogorov(all, [](double x) { return std::exp(-std::exp(-x)); }),
              test::kolmogorov_bound);
    EXPECT_NEAR(test::mean(all), 0.57721566, 4 * 1.2825 / std::sqrt(200'000.0));
}

TEST(Draws, TheBestOfGumbelUtilitiesIsTheLogit) {
    const std::array<double, 3> utility{0.0, 1.0, -0.5};
    std::array<double, 3> counts{}, expected{};
    for (std::uint64_t i = 0; i < 100'000; ++i) {
        Stream own = stream(i);
        std::array<double, 3> value{};
        for (std::size_t k = 0; k < 3; ++k) value[k] = utility[k] + own.gumbel();
        ++counts[static_cast<std::size_t>(std::ranges::max_element(value) - value.begin())];
    }
    const double all = std::exp(0.0) + std::exp(1.0) + std::exp(-0.5);
    for (std::size_t k = 0; k < 3; ++k) expected[k] = 1e5 * std::exp(utility[k]) / all;
    EXPECT_LT(std::abs(test::chi_square(counts, expected)), test::deviations_bound);
}

TEST(Draws, PoissonFits) {
    for (const double mean : {0.05, 1.0, 9.9, 10.0, 37.3, 1000.0}) {
        const auto all = draws(100'000, [&](Stream& own) { return own.poisson(mean); });
        EXPECT_LT(misfit(all, [&](double k) { return poisson_share(mean, k); }),
                  test::deviations_bound)
            << mean;
        EXPECT_NEAR(test::mean(all), mean, 4 * std::sqrt(mean / 1e5));
        EXPECT_NEAR(test::variance(all), mean, 5 * mean * std::sqrt((2 + 1 / mean) / 1e5));
    }
    EXPECT_EQ(stream(0).poisson(0), 0U);
    EXPECT_THROW(stream(0).poisson(-1), BrokenInvariant);
}

TEST(Draws, BinomialFits) {
    struct Case {
        std::uint32_t n;
        double p;
    };
    for (const Case at : {Case{10, 0.3}, Case{100, 0.02}, Case{100, 0.3}, Case{1000, 0.9}}) {
        const auto all = draws(100'000, [&](Stream& own) { return binomial(own, at.n, at.p); });
        EXPECT_LT(misfit(all, [&](double k) { return binomial_share(at.n, at.p, k); }),
                  test::deviations_bound)
            << at.n << " " << at.p;
    }
    Stream own = stream(0);
    EXPECT_EQ(binomial(own, 12, 0), 0U);
    EXPECT_EQ(binomial(own, 12, 1), 12U);
    EXPECT_EQ(binomial(own, 0, 0.4), 0U);
}

TEST(Draws, LogFactorialIsRight) {
    for (double k = 0; k < 1e6; k = std::floor(1.3 * k) + 1)
        EXPECT_NEAR(detail::log_factorial(k), std::lgamma(k + 1), 1e-13 * (1 + std::lgamma(k + 1)));
}

TEST(Draws, BelowHasNoBias) {
    const auto small = draws(100'000, [](Stream& own) { return own.below(7); });
    EXPECT_LT(misfit(small, [](double) { return 1.0 / 7; }), test::deviations_bound);
    // Three quarters of the range: a plain product would hit every third number twice as often.
    constexpr std::uint32_t wide = 3U << 30;
    const auto thirds = draws(100'000, [](Stream& own) { return own.below(wide) % 3; });
    EXPECT_LT(misfit(thirds, [](double) { return 1.0 / 3; }), test::deviations_bound);
    EXPECT_EQ(stream(0).below(1), 0U);
}

TEST(Draws, CategoricalFollowsItsWeights) {
    const std::array<double, 5> cumulative{0.0, 2.0, 2.0, 5.0, 5.5};
    const std::array<double, 5> weight{0.0, 2.0, 0.0, 3.0, 0.5};
    const auto all = draws(100'000, [&](Stream& own) { return categorical(own, cumulative); });
    EXPECT_LT(misfit(all, [&](double k) { return weight[static_cast<std::size_t>(k)] / 5.5; }),
              test::deviations_bound);
    for (double k : all) EXPECT_GT(weight[static_cast<std::size_t>(k)], 0);
}

TEST(Draws, SampleTakesEverySetEquallyOften) {
    std::vector<double> counts(1 << 6), expected(1 << 6);
    for (std::uint64_t i = 0; i < 40'000; ++i) {
        Stream own = stream(i);
        const auto chosen = sample(own, 6, 3);
        ASSERT_TRUE(std::ranges::is_sorted(chosen));
        ASSERT_EQ(std::set(chosen.begin(), chosen.end()).size(), 3U);
        std::size_t set = 0;
        for (const std::uint32_t member : chosen) set |= std::size_t{1} << member;
        ++counts[set];
    }
    for (std::size_t set = 0; set < expected.size(); ++set)
        expected[set] = std::popcount(set) == 3 ? 40'000 / 20.0 : 0;
    EXPECT_LT(std::abs(test::chi_square(counts, expected)), test::deviations_bound);
    Stream own = stream(1);
    EXPECT_EQ(sample(own, 4, 4), (std::vector<std::uint32_t>{0, 1, 2, 3}));
    EXPECT_TRUE(sample(own, 4, 0).empty());
    EXPECT_THROW(sample(own, 3, 4), BrokenInvariant);
}

TEST(Draws, PositiveStableHasItsLaplaceTransform) {
    constexpr int count = 200'000;
    for (const double lambda : {0.2, 0.5, 0.8, 0.95}) {
        const auto all = draws(count, [&](Stream& own) { return positive_stable(lambda, own); });
        for (const double t : {0.1, 1.0, 3.0}) {
            const auto term = [&](double sum, double s) { return sum + std::exp(-t * s); };
            const double mean = std::accumulate(all.begin(), all.end(), 0.0, term) / count;
            EXPECT_NEAR(mean, std::exp(-std::pow(t, lambda)), 4 * 0.5 / std::sqrt(1.0 * count))
                << lambda << " " << t;
        }
    }
    Stream own = stream(0), other = stream(0);
    EXPECT_EQ(positive_stable(1, own), 1.0);
    EXPECT_EQ(math::exp(log_positive_stable(0.7, own)), positive_stable(0.7, other));
    EXPECT_THROW(positive_stable(0, own), BrokenInvariant);
}

TEST(Draws, NestedErrorsAreAgainGumbel) {
    // lambda (g + log S) is standard Gumbel (Cardell 1997): the marginal error of a nested logit.
    constexpr double lambda = 0.6;
    const auto all = draws(200'000, [](Stream& own) {
        const double shared = log_positive_stable(lambda, own);
        return lambda * (own.gumbel() + shared);
    });
    EXPECT_LT(test::kolmogorov(all, [](double x) { return std::exp(-std::exp(-x)); }),
              test::kolmogorov_bound);
}
