// SPDX-License-Identifier: Apache-2.0
#include "sim/network/grid.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace sim {
namespace {

std::set<std::uint32_t> slowly(std::uint32_t side, std::uint32_t centre, std::uint32_t radius) {
    const auto distance = [](std::uint32_t a, std::uint32_t b) { return a < b ? b - a : a - b; };
    std::set<std::uint32_t> near;
    for (std::uint32_t cell = 0; cell < side * side; ++cell)
        if (distance(cell % side, centre % side) <= radius &&
            distance(cell / side, centre / side) <= radius)
            near.insert(cell);
    return near;
}

TEST(CountNear, AsksEachCellOfTheSquareOnceAndNoOther) {
    for (const std::uint32_t radius : {0U, 1U, 2U, 9U})
        for (std::uint32_t centre = 0; centre < 49; ++centre) {
            std::set<std::uint32_t> asked;
            const auto count = count_near(7, centre, radius, [&](std::uint32_t cell) {
                EXPECT_TRUE(asked.insert(cell).second);
                return cell % 2 == 0;
            });
            EXPECT_EQ(asked, slowly(7, centre, radius));
            EXPECT_EQ(count, std::ranges::count_if(asked, [](auto cell) { return cell % 2 == 0; }));
        }
}

} // namespace
} // namespace sim
