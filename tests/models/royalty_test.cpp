// SPDX-License-Identifier: Apache-2.0
// Royalty rules: parts add up to the cent, and the Shapley value is that of the game by its
// definition over all orders.

#include "models/common/royalty.hpp"
#include "sim/random/order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>

namespace models::common {
namespace {

using sim::Money;

std::vector<Money> shared(const Royalty& rule, std::int64_t cents,
                          const std::vector<std::int64_t>& points) {
    const auto who = sim::numbered(points.size());
    return royalties(rule, Money{cents}, points, who);
}

// The value of a coalition, person 0 being the inventor.
double worth(const std::vector<std::int64_t>& points, double synergy, unsigned coalition) {
    if ((coalition & 1U) == 0) return 0;
    double value = static_cast<double>(points[0]);
    for (std::size_t i = 1; i < points.size(); ++i) {
        if ((coalition >> i & 1U) == 0) continue;
        value += static_cast<double>(points[i]);
        for (std::size_t j = i + 1; j < points.size(); ++j)
            if (coalition >> j & 1U) value += synergy * static_cast<double>(points[i] * points[j]);
    }
    return value;
}

std::vector<double> by_all_orders(const std::vector<std::int64_t>& points, double synergy) {
    std::vector<double> phi(points.size());
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    double orders = 0;
    do {
        unsigned coalition = 0;
        for (const std::size_t who : order) {
            const double before = worth(points, synergy, coalition);
            coalition |= 1U << who;
            phi[who] += worth(points, synergy, coalition) - before;
        }
        ++orders;
    } while (std::ranges::next_permutation(order).found);
    for (double& one : phi) one /= orders;
    return phi;
}

TEST(Royalty, ShapleyIsTheMeanOverAllOrders) {
    for (const double synergy : {0.0, 0.01, 0.3}) {
        const std::vector<std::int64_t> points{120, 7, 30, 1, 55, 12};
        const auto expected = by_all_orders(points, synergy);
        const auto found = ShapleyValue{synergy}.values(points);
        for (std::size_t i = 0; i < points.size(); ++i) EXPECT_NEAR(found[i], expected[i], 1e-9);
        double sum = 0;
        for (const double one : found) sum += one;
        EXPECT_NEAR(sum, worth(points, synergy, 63), 1e-9); // efficiency
    }
}

TEST(Royalty, SplitsByHand) {
    const std::vector<std::int64_t> points{100, 30, 10};
    const auto cents = [&](const Royalty& rule) {
        std::vector<std::int64_t> all;
        for (const Money part : shared(rule, 1'000, points)) all.push_back(part.minor);
        return all;
    };
    EXPECT_EQ(cents(Influence{0.6}), (std::vector<std::int64_t>{600, 300, 100}));
    EXPECT_EQ(cents(EqualShares{}), (std::vector<std::int64_t>{334, 333, 333}));
    EXPECT_EQ(cents(InventorTakesAll{}), (std::vector<std::int64_t>{1'000, 0, 0}));
    // 100 + 40/2 = 120, 15 and 5 of 140.
    EXPECT_EQ(cents(ShapleyValue{}), (std::vector<std::int64_t>{857, 107, 36}));
}

TEST(Royalty, PartsAddUpToTheCent) {
    const std::vector<Royalty> rules{Influence{0.6}, Influence{0},       Influence{1},
                                     EqualShares{},  InventorTakesAll{}, ShapleyValue{0.02}};
    for (const Royalty& rule : rules) {
        for (std::size_t people = 1; people < 40; ++people) {
            std::vector<std::int64_t> points{1};
            for (std::size_t i = 1; i < people; ++i)
                points.push_back(static_cast<std::int64_t>(sim::scramble(people * 64 + i) % 300));
            for (const std::int64_t cents : {0, 1, 7, 99'999'999}) {
                Money sum;
                for (const Money part : shared(rule, cents, points)) {
                    EXPECT_GE(part.minor, 0);
                    sum += part;
                }
                EXPECT_EQ(sum.minor, cents);
            }
        }
    }
}

TEST(Royalty, WhoHasNoPointsHasNothing) {
    for (const Royalty& rule :
         std::vector<Royalty>{Influence{}, EqualShares{}, ShapleyValue{0.1}}) {
        const auto parts = shared(rule, 12'345, {50, 0, 20});
        EXPECT_EQ(parts[1].minor, 0);
        EXPECT_GT(parts[2].minor, 0);
    }
}

TEST(Royalty, TheInventorAloneHasAll) {
    for (const Royalty& rule : std::vector<Royalty>{Influence{}, Influence{0}, EqualShares{},
                                                    InventorTakesAll{}, ShapleyValue{0.1}})
        EXPECT_EQ(shared(rule, 77, {3})[0].minor, 77);
}

TEST(Royalty, InventorsExpectTheirShare) {
    EXPECT_DOUBLE_EQ(expected_inventor_share(Influence{0.6}, 3), 0.6);
    EXPECT_DOUBLE_EQ(expected_inventor_share(EqualShares{}, 3), 0.25);
    EXPECT_DOUBLE_EQ(expected_inventor_share(InventorTakesAll{}, 3), 1);
    EXPECT_NEAR(expected_inventor_share(ShapleyValue{}, 3), 0.75, 1e-9);
    EXPECT_DOUBLE_EQ(expected_inventor_share(EqualShares{}, 0), 1);
}

} // namespace
} // namespace models::common
