// SPDX-License-Identifier: Apache-2.0
// Deposits and guarantees, to the cent.

#include "models/common/safeguards.hpp"

#include <gtest/gtest.h>

namespace models::common {
namespace {

using sim::Money;

TEST(Safeguards, ADepositPaysNoMoreThanItHoldsNorThanTheDamage) {
    const Deposit deposit{100};
    EXPECT_EQ(deposit.kept(Money{2'500}), Money{2'500});
    EXPECT_EQ(deposit.kept(Money{25'000}), Money{10'000});
    EXPECT_EQ(Deposit{}.kept(Money{25'000}), Money{});
}

TEST(Safeguards, AGuaranteeSplitsALossExactly) {
    const Guarantee guarantee{0.75, 50, 0, 0};
    EXPECT_EQ(guarantee.repaid(Money{4'999}), Money{});
    EXPECT_EQ(guarantee.repaid(Money{5'000}), Money{});
    EXPECT_EQ(guarantee.repaid(Money{45'000}), Money{30'000});
    const Guarantee full{1, 0, 0, 0};
    for (std::int64_t cents = 0; cents < 300; ++cents)
        EXPECT_EQ(full.repaid(Money{cents}), Money{cents});
}

TEST(Safeguards, WhoIsRepaidIsLessVigilant) {
    const Guarantee lax{0.5, 0, 0, 0.8};
    EXPECT_DOUBLE_EQ(lax.vigilance(Money{10'000}), 1 - 0.8 * 0.5);
    EXPECT_DOUBLE_EQ(lax.vigilance(Money{}), 1);
    EXPECT_DOUBLE_EQ((Guarantee{0.5, 200, 0, 0.8}.vigilance(Money{10'000})), 1);
    EXPECT_DOUBLE_EQ((Guarantee{1, 0, 0, 0}.vigilance(Money{10'000})), 1);
}

} // namespace
} // namespace models::common
