// SPDX-License-Identifier: Apache-2.0
#include "sim/random/order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace sim {
namespace {

constexpr Key chance{42};
constexpr Purpose turn = purpose("test.order");

std::vector<std::uint32_t> order_on(int day, std::size_t count) {
    return random_order(chance, turn, Day{day}, count);
}

TEST(RandomOrder, HasEveryoneOnce) {
    for (const std::size_t count : {0U, 1U, 2U, 1'000U, 5'000U}) {
        auto order = order_on(1, count);
        std::ranges::sort(order);
        std::vector<std::uint32_t> all(count);
        std::iota(all.begin(), all.end(), 0U);
        EXPECT_EQ(order, all);
    }
}

TEST(RandomOrder, GoesByTheFirstWordOfEach) {
    const auto order = order_on(2, 3'000);
    const auto word = [](std::uint32_t who) { return Stream(chance, turn, Day{2}, {who}).bits(); };
    for (std::size_t i = 1; i < order.size(); ++i) {
        ASSERT_LE(word(order[i - 1]), word(order[i]));
        ASSERT_TRUE(word(order[i - 1]) != word(order[i]) || order[i - 1] < order[i]);
    }
}

TEST(RandomOrder, KeepsTheOthersInOrderWhenOneMoreComes) {
    const auto before = order_on(3, 500);
    auto after = order_on(3, 501);
    std::erase(after, 500U);
    EXPECT_EQ(after, before);
}

TEST(RandomOrder, IsAnotherEachDayAndFair) {
    std::array<int, 4> first{};
    for (int day = 0; day < 4'000; ++day) ++first[order_on(day, 4).front()];
    for (const int times : first) EXPECT_NEAR(times, 1'000, 4 * 27.4);
}

TEST(Numbered, CountsFromZero) {
    EXPECT_EQ(numbered(3), (std::vector<Identity>{{0}, {1}, {2}}));
    EXPECT_TRUE(numbered(0).empty());
}

} // namespace
} // namespace sim
