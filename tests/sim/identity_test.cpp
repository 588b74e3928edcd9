// SPDX-License-Identifier: Apache-2.0
#include "sim/base/identity.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <set>
#include <type_traits>

namespace sim {
namespace {

struct Host {};
struct Guest {};
static_assert(!std::is_convertible_v<Ref<Host>, Ref<Guest>>);
static_assert(!std::is_convertible_v<std::uint64_t, Identity>);
static_assert(!std::is_convertible_v<int, Day>);

TEST(Identity, OfAPairDependsOnTheOrder) {
    EXPECT_NE(pair({1}, {2}), pair({2}, {1}));
    EXPECT_EQ(pair({1}, {2}), pair({1}, {2}));
}

TEST(Identity, OfChildrenAreDifferent) {
    std::set<Identity> all;
    for (std::uint64_t origin = 0; origin < 300; ++origin)
        for (std::uint64_t ordinal = 0; ordinal < 300; ++ordinal)
            all.insert(child({origin}, ordinal));
    EXPECT_EQ(all.size(), 90'000U);
}

TEST(Scramble, TurnsHalfOfTheBitsForEachThatChanges) {
    double turned = 0;
    for (std::uint64_t x = 0; x < 100; ++x)
        for (int bit = 0; bit < 64; ++bit)
            turned += std::popcount(scramble(x) ^ scramble(x ^ std::uint64_t{1} << bit));
    EXPECT_NEAR(turned / 6'400, 32, 0.5);
}

TEST(Scramble, IsTheFinaliserOfSplitMix64) {
    EXPECT_EQ(scramble(0), 0xe220a8397b1dcdafULL); // its first output for seed 0
}

TEST(Days, CountOnAndBack) {
    Day day{17897};
    EXPECT_EQ((day + 10) - day, 10);
    EXPECT_EQ((day - 10) + 10, day);
    EXPECT_EQ(++day, Day{17898});
    EXPECT_LT(Day{1}, Day{2});
}

} // namespace
} // namespace sim
