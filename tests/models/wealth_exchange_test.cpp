// SPDX-License-Identifier: Apache-2.0
// The money exchange against the check values of W1, and against what must hold in any order.

#include "models/wealth_exchange/market.hpp"
#include "tests/support/worlds.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace models::wealth_exchange {
namespace {

struct Check {
    Activation activation;
    double gini;
    double penniless;
};

class Order : public testing::TestWithParam<Check> {};

// Measured with independent programs at a million people; 100,000 scatter by less than the bounds.
TEST_P(Order, ReachesItsCheckValues) {
    const auto run = sim::lived<Market>({100'000, 1, GetParam().activation}, 100);
    EXPECT_NEAR(sim::by_day(run->series(), "gini").back(), GetParam().gini, 0.003);
    EXPECT_NEAR(sim::by_day(run->series(), "penniless").back(), GetParam().penniless, 0.004);
}

TEST_P(Order, KeepsEveryCoin) {
    const auto run = sim::lived<Market>({5'000, 3, GetParam().activation}, 30);
    run->market().for_each_table([](std::string_view, const auto& people) {
        const auto coins = people.template column<&Person::coins>();
        EXPECT_EQ(std::accumulate(coins.begin(), coins.end(), 0), 15'000);
        for (const std::int32_t held : coins) EXPECT_GE(held, 0);
    });
}

INSTANTIATE_TEST_SUITE_P(Every, Order,
                         testing::Values(Check{Activation::random, 0.630, 0.462},
                                         Check{Activation::fixed, 0.642, 0.474},
                                         Check{Activation::synchronous, 0.580, 0.414}),
                         [](const auto& one) {
                             return std::string(sim::name_of(one.param.activation));
                         });

// With many coins each, holdings become exponential (Dragulescu & Yakovenko 2000): half of the
// people hold less than ln 2 of the mean, and the Gini coefficient is one half.
TEST(WealthExchange, BecomesExponential) {
    const auto run = sim::lived<Market>({20'000, 10, Activation::random}, 1'500);
    EXPECT_NEAR(sim::by_day(run->series(), "gini").back(), 0.5, 0.05);
}

TEST(WealthExchange, BeginsEqual) {
    const auto run = sim::lived<Market>({1'000, 7, Activation::random}, 0);
    const Indicators first = run->market().indicators();
    EXPECT_EQ(first.gini, 0);
    EXPECT_EQ(first.penniless, 0);
}

TEST(WealthExchange, HasNoGiniWithoutCoins) {
    const auto run = sim::lived<Market>({10, 0, Activation::synchronous}, 2);
    EXPECT_EQ(run->market().indicators().gini, 0);
    EXPECT_EQ(run->market().indicators().penniless, 1);
}

} // namespace
} // namespace models::wealth_exchange
