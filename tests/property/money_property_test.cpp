// SPDX-License-Identifier: Apache-2.0
// Parts of any amount add up to it, and no part is further than a cent from its exact share.

#include "sim/base/money.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <numeric>

namespace sim {
namespace {

using Weights = std::array<double, 5>;

Weights some_weights() {
    Weights weights{};
    for (double& weight : weights) weight = *rc::gen::inRange(0, 1'000) / 7.0;
    RC_PRE(std::accumulate(weights.begin(), weights.end(), 0.0) > 0);
    return weights;
}

// Up to ten million in major units, more than one payment ever is.
Money some_amount() { return {*rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000)}; }

RC_GTEST_PROP(SplitByWeights, AddsUp, ()) {
    const Money amount = some_amount();
    const auto parts = split(amount, some_weights());
    RC_ASSERT(std::accumulate(parts.begin(), parts.end(), Money{}) == amount);
}

RC_GTEST_PROP(SplitByWeights, StaysWithinACent, ()) {
    const Money amount = some_amount();
    const Weights weights = some_weights();
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    const auto parts = split(amount, weights);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double exact = static_cast<double>(amount.minor) * (weights[i] / all);
        RC_ASSERT(std::abs(static_cast<double>(parts[i].minor) - exact) < 1.000001);
    }
}

RC_GTEST_PROP(SplitByWeights, GivesNothingForNoWeight, ()) {
    Weights weights = some_weights();
    weights[0] += 1;
    weights[3] = 0;
    RC_ASSERT(split(some_amount(), weights)[3] == Money{});
}

RC_GTEST_PROP(RoundHalfEven, IsWithinHalfAUnit, ()) {
    const double value = static_cast<double>(some_amount().minor) / 8;
    const auto rounded = static_cast<double>(round_half_even(value).minor);
    RC_ASSERT(std::abs(rounded - value) <= 0.5);
    RC_ASSERT(std::abs(rounded - value) < 0.5 || std::fmod(rounded, 2) == 0);
}

} // namespace
} // namespace sim
