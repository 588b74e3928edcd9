// SPDX-License-Identifier: Apache-2.0
#include "sim/base/identity.hpp"
#include "sim/parallel/sums.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <set>

namespace sim {
namespace {

constexpr std::size_t rows = 20 * grain + 123;

// Terms of very different sizes, so that every order of adding would round differently.
double uneven(std::size_t row) { return std::ldexp(1.0, static_cast<int>(scramble(row) % 60)) / 3; }

TEST(Reported, HasTheSameBitsOnAnyThreads) {
    std::set<std::uint64_t> sums;
    for (const int count : {1, 2, 3, 7})
        for (const auto order : {BlockOrder::forward, BlockOrder::backward, BlockOrder::shuffled}) {
            use_threads(count);
            use_block_order(order);
            sums.insert(std::bit_cast<std::uint64_t>(ordered_sum(rows, uneven)));
        }
    use_threads(0);
    use_block_order(BlockOrder::forward);
    EXPECT_EQ(sums.size(), 1U);
}

TEST(Total, IsExact) {
    use_threads(3);
    EXPECT_EQ(total(rows, [](std::size_t row) { return static_cast<std::int64_t>(row); }),
              static_cast<std::int64_t>(rows * (rows - 1) / 2));
    constexpr std::int64_t large = std::int64_t{1} << 45; // their sum is beyond a double's integers
    EXPECT_EQ(total(rows, [](std::size_t row) { return large + (row == 3 ? 1 : 0); }),
              large * static_cast<std::int64_t>(rows) + 1);
    use_threads(0);
}

TEST(Total, OfNothingIsZero) {
    EXPECT_EQ(total(0, [](std::size_t) { return 1; }), 0);
    EXPECT_EQ(ordered_sum(0, [](std::size_t) { return 1.0; }), 0);
}

} // namespace
} // namespace sim
