// SPDX-License-Identifier: Apache-2.0
#include "sim/base/money.hpp"

#include <gtest/gtest.h>

#include <array>

namespace sim {
namespace {

TEST(RoundHalfEven, SendsHalvesToTheEvenNeighbour) {
    EXPECT_EQ(round_half_even(0.5).minor, 0);
    EXPECT_EQ(round_half_even(1.5).minor, 2);
    EXPECT_EQ(round_half_even(2.5).minor, 2);
    EXPECT_EQ(round_half_even(-0.5).minor, 0);
    EXPECT_EQ(round_half_even(-1.5).minor, -2);
    EXPECT_EQ(round_half_even(2.5000001).minor, 3);
    EXPECT_EQ(round_half_even(2.4999999).minor, 2);
}

TEST(RoundHalfEven, DoesNotDriftOverManyQuotes) {
    Money all{};
    for (int i = 0; i < 1'000; ++i) all += round_half_even(i + 0.5);
    EXPECT_EQ(all.minor, 500'000); // the exact sum
}

TEST(Money, AddsExactly) {
    Money all{};
    for (int i = 0; i < 10; ++i) all += Money{10};
    EXPECT_EQ(all, Money{100});
    EXPECT_EQ(3 * Money{7} - Money{1}, Money{20});
    EXPECT_EQ(-Money{5}, Money{-5});
    EXPECT_DOUBLE_EQ(Money{12'34}.major(), 12.34);
}

TEST(ShareOf, RoundsOnce) {
    EXPECT_EQ(share_of(Money{100'00}, 0.14), Money{14'00});
    EXPECT_EQ(share_of(Money{1}, 0.5), Money{0});
    EXPECT_EQ(share_of(Money{3}, 0.5), Money{2});
}

TEST(Split, GivesRestCentsToTheLargestRemainders) {
    EXPECT_EQ(split(Money{100}, std::array{1.0, 1.0, 1.0}),
              (std::array{Money{34}, Money{33}, Money{33}}));
    EXPECT_EQ(split(Money{10}, std::array{0.26, 0.25, 0.49}),
              (std::array{Money{3}, Money{2}, Money{5}}));
    EXPECT_EQ(split(Money{1}, std::array{0.0, 1.0}), (std::array{Money{0}, Money{1}}));
}

TEST(Split, NeedsAPositiveWeight) {
    EXPECT_THROW(split(Money{1}, std::array{0.0, 0.0}), BrokenInvariant);
}

} // namespace
} // namespace sim
