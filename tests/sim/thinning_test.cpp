// SPDX-License-Identifier: Apache-2.0
// Draws from fixed weights, and the exact logit made of them.

#include "sim/base/problems.hpp"
#include "sim/choice/thinning.hpp"
#include "tests/sim/support/statistics.hpp"

#include <gtest/gtest.h>

#include <array>
#include <span>

namespace {

constexpr int choosers = 100'000;
constexpr std::array<double, 6> weight{3, 1, 0, 10, 0.5, 2};

sim::Stream draws(std::uint64_t chooser) {
    return {sim::Key(11), sim::purpose("test.zone"), sim::Day{18000}, {chooser}};
}

std::array<double, 6> chosen(std::span<const double> accepted) {
    const sim::AliasTable table(weight);
    std::array<double, 6> count{};
    for (std::uint64_t chooser = 0; chooser < choosers; ++chooser)
        ++count[sim::choose_by_thinning(draws(chooser), table,
                                        [&](std::size_t z) { return accepted[z]; })];
    return count;
}

// How far choices lie from the logit, in standard deviations.
double misfit(std::span<const double> accepted) {
    std::array<double, 6> expected{};
    double all = 0;
    for (std::size_t z = 0; z < expected.size(); ++z) all += weight[z] * accepted[z];
    for (std::size_t z = 0; z < expected.size(); ++z)
        expected[z] = weight[z] * accepted[z] / all * choosers;
    return sim::test::chi_square(chosen(accepted), expected);
}

} // namespace

TEST(Thinning, TheTableDrawsByWeight) {
    const sim::AliasTable table(weight);
    std::array<double, 6> count{};
    for (int i = 0; i < choosers; ++i) ++count[table.pick((i + 0.5) / choosers)];
    for (std::size_t z = 0; z < weight.size(); ++z)
        EXPECT_NEAR(count[z] / choosers, weight[z] / 16.5, 12.0 / choosers);
}

TEST(Thinning, TheTableHoldsOneWeightAndTheEdges) {
    const std::array<double, 1> one{2.5};
    const sim::AliasTable table(one);
    EXPECT_EQ(table.pick(0), 0U);
    EXPECT_EQ(table.pick(1 - 0x1p-53), 0U);
}

TEST(Thinning, RefusesNoWeight) {
    const std::array<double, 2> none{0, 0};
    EXPECT_THROW(sim::AliasTable{none}, sim::BrokenInvariant);
    EXPECT_THROW(sim::AliasTable{std::span<const double>{}}, sim::BrokenInvariant);
    const std::array<double, 2> negative{1, -1};
    EXPECT_THROW(sim::AliasTable{negative}, sim::BrokenInvariant);
}

TEST(Thinning, SharesAreTheLogit) {
    const std::array<double, 6> accepted{1, 0.2, 0.9, 0.3, 0.8, 0.05};
    EXPECT_LT(misfit(accepted), sim::test::deviations_bound);
}

TEST(Thinning, SharesAreTheLogitWhenAlmostAllIsRefused) {
    const std::array<double, 6> accepted{0.002, 0.01, 1, 0.001, 0, 0.004};
    EXPECT_LT(misfit(accepted), sim::test::deviations_bound);
}

TEST(Thinning, ASmallChangeMovesFew) {
    const sim::AliasTable table(weight);
    const std::array<double, 6> before{1, 0.2, 0.9, 0.3, 0.8, 0.05};
    std::array<double, 6> after = before;
    after[3] *= 0.98;
    int moved = 0;
    for (std::uint64_t chooser = 0; chooser < choosers; ++chooser) {
        const auto choose = [&](std::span<const double> accepted) {
            return sim::choose_by_thinning(draws(chooser), table,
                                           [&](std::size_t z) { return accepted[z]; });
        };
        const std::size_t was = choose(before);
        const std::size_t is = choose(after);
        if (is == was) continue;
        ++moved;
        EXPECT_EQ(was, 3U);
    }
    // Of those who chose option 3 (45 %), the 2 % it pleased by least; half of them take it again.
    EXPECT_LT(moved, choosers / 160);
    EXPECT_GT(moved, choosers / 300);
}
