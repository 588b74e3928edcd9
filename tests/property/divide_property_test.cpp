// SPDX-License-Identifier: Apache-2.0
// Divisions of an amount: whole, fair to the cent, and the same in any order of the parties.

#include "sim/ledger/divide.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace {

using sim::Identity;
using sim::Money;

struct Parties {
    std::vector<std::int64_t> weights;
    std::vector<Identity> who;
    std::int64_t all = 0;
};

// At least one of them has a weight.
Parties any_parties() {
    Parties some;
    some.weights = *rc::gen::container<std::vector<std::int64_t>>(
        rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000));
    some.weights.push_back(*rc::gen::inRange<std::int64_t>(1, 1'000));
    for (std::size_t i = 0; i < some.weights.size(); ++i) some.who.push_back({1'000 - i});
    some.all = std::accumulate(some.weights.begin(), some.weights.end(), std::int64_t{0});
    return some;
}

Money any_amount() { return {*rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000)}; }

RC_GTEST_PROP(Divide, PartsAddUpAndNoneIsOffByACent, ()) {
    const Parties some = any_parties();
    const Money amount = any_amount();
    const auto parts = sim::divide(amount, some.weights, some.who);
    Money sum;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        sum += parts[i];
        const long double exact = static_cast<long double>(amount.minor) *
                                  static_cast<long double>(some.weights[i]) /
                                  static_cast<long double>(some.all);
        RC_ASSERT(std::abs(static_cast<double>(parts[i].minor - exact)) < 1 + 1e-9);
        RC_ASSERT(some.weights[i] > 0 || parts[i] == Money{});
    }
    RC_ASSERT(sum == amount);
}

RC_GTEST_PROP(Divide, WhoWeighsMoreGetsNoLess, ()) {
    const Parties some = any_parties();
    const auto parts = sim::divide(any_amount(), some.weights, some.who);
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        RC_ASSERT(some.weights[i] <= some.weights[i + 1] || parts[i] >= parts[i + 1]);
}

RC_GTEST_PROP(Divide, TheOrderOfTheListDecidesNothing, ()) {
    const Parties some = any_parties();
    const Money amount = any_amount();
    auto parts = sim::divide(amount, some.weights, some.who);
    Parties turned = some;
    std::ranges::reverse(turned.weights);
    std::ranges::reverse(turned.who);
    auto others = sim::divide(amount, turned.weights, turned.who);
    std::ranges::reverse(others);
    RC_ASSERT(parts == others);
}

TEST(Divide, TheLowerIdentityIsFirstAmongEquals) {
    const std::vector<std::int64_t> weights{1, 1, 1};
    const std::vector<Identity> who{{9}, {2}, {5}};
    const std::vector<Money> expected{{33}, {34}, {33}};
    EXPECT_EQ(sim::divide({100}, weights, who), expected);
}

TEST(Divide, NobodyCannotDivide) {
    const std::vector<std::int64_t> weights{0, 0};
    const std::vector<Identity> who{{1}, {2}};
    EXPECT_ANY_THROW(sim::divide({100}, weights, who));
}

} // namespace
