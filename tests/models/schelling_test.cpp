// SPDX-License-Identifier: Apache-2.0
// Schelling's town: households stay households, the content stay where they are, and groups part.

#include "models/schelling/market.hpp"
#include "tests/support/worlds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace models::schelling {
namespace {

std::vector<int> town_of(const Market& market) {
    const auto groups = std::as_const(market.town).column<&Cell::group>();
    return {groups.begin(), groups.end()};
}

// Neighbours alike of one cell, counted the slow way.
int alike(const std::vector<int>& town, int side, int radius, int cell) {
    int count = -1;
    for (int other = 0; other < side * side; ++other) {
        const bool near = std::abs(other % side - cell % side) <= radius &&
                          std::abs(other / side - cell / side) <= radius;
        count +=
            near && town[static_cast<std::size_t>(other)] == town[static_cast<std::size_t>(cell)];
    }
    return count;
}

double share_alike(const std::vector<int>& town, int side, int radius) {
    double like = 0;
    double all = 0;
    for (int cell = 0; cell < side * side; ++cell) {
        if (town[static_cast<std::size_t>(cell)] == 0) continue;
        like += alike(town, side, radius, cell);
        for (int other = 0; other < side * side; ++other)
            all += other != cell && town[static_cast<std::size_t>(other)] != 0 &&
                   std::abs(other % side - cell % side) <= radius &&
                   std::abs(other / side - cell / side) <= radius;
    }
    return like / all;
}

struct Size {
    Market::Parameters given;
    std::ptrdiff_t households;
};

class Town : public testing::TestWithParam<Size> {};

TEST_P(Town, KeepsItsHouseholds) {
    for (const int days : {0, 20}) {
        const auto town = town_of(sim::lived<Market>(GetParam().given, days)->market());
        EXPECT_EQ(std::ranges::count(town, 1), GetParam().households / 2);
        EXPECT_EQ(std::ranges::count(town, 2), GetParam().households / 2);
    }
}

TEST_P(Town, IsContentAfterTwentyDays) {
    const auto run = sim::lived<Market>(GetParam().given, 20);
    const auto moves = sim::by_day(run->series(), "moves");
    EXPECT_GT(moves.front(), 0.2 * static_cast<double>(GetParam().households));
    EXPECT_LT(moves.back(), 0.01 * static_cast<double>(GetParam().households));
}

INSTANTIATE_TEST_SUITE_P(Both, Town,
                         testing::Values(Size{{40, 1, 3, 0.625}, 1'000},
                                         Size{{100, 2, 8, 0.8}, 8'000}));

TEST(Schelling, MovesNobodyOnceAllAreContent) {
    const auto run = sim::lived<Market>({40, 1, 3, 0.625}, 60);
    ASSERT_EQ(sim::by_day(run->series(), "moves").back(), 0);
    const auto town = town_of(run->market());
    for (int cell = 0; cell < 1'600; ++cell)
        EXPECT_TRUE(town[static_cast<std::size_t>(cell)] == 0 || alike(town, 40, 1, cell) >= 3);
}

TEST(Schelling, PartsGroupsThatWouldLiveSideBySide) {
    const auto before = town_of(sim::lived<Market>({40, 1, 3, 0.625}, 0)->market());
    const auto after = town_of(sim::lived<Market>({40, 1, 3, 0.625}, 20)->market());
    EXPECT_NEAR(share_alike(before, 40, 1), 0.5, 0.05);
    EXPECT_GT(share_alike(after, 40, 1), 0.75);
}

TEST(Schelling, LeavesTheEasilyContentAlone) {
    const auto before = town_of(sim::lived<Market>({40, 1, 0, 0.625}, 0)->market());
    EXPECT_EQ(town_of(sim::lived<Market>({40, 1, 0, 0.625}, 10)->market()), before);
}

} // namespace
} // namespace models::schelling
