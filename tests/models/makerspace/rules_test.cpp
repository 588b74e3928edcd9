// SPDX-License-Identifier: Apache-2.0
// Prices of access, ownership and loans by hand.

#include "models/common/access_price.hpp"
#include "models/common/ownership.hpp"
#include "models/makerspace/money/months.hpp"

#include <gtest/gtest.h>

namespace models {
namespace {

using sim::Money;

TEST(Access, ChargesMonthsHoursOrBoth) {
    EXPECT_EQ(common::a_month(common::FlatFee{125}), Money{12'500});
    EXPECT_EQ(common::of_hours(common::FlatFee{125}, 3, 9), Money{});
    EXPECT_EQ(common::a_month(common::PayPerHour{15}), Money{});
    EXPECT_EQ(common::of_hours(common::PayPerHour{15}, 100, 1.5), Money{2'250});
    const common::Tiered tiered{60, 8, 10};
    EXPECT_EQ(common::a_month(tiered), Money{6'000});
    EXPECT_EQ(common::of_hours(tiered, 0, 8), Money{});
    EXPECT_EQ(common::of_hours(tiered, 7, 2), Money{1'000});
    EXPECT_EQ(common::of_hours(tiered, 9, 2), Money{2'000});
}

TEST(Ownership, PaysOutProfitsThatAreThere) {
    const common::InvestorOwned investors{0.5};
    const common::MemberOwned members{.retained = 0.15};
    EXPECT_EQ(common::paid_out(investors, Money{1'000}, Money{5'000}), Money{500});
    EXPECT_EQ(common::paid_out(members, Money{1'000}, Money{5'000}), Money{850});
    EXPECT_EQ(common::paid_out(members, Money{1'000}, Money{200}), Money{170});
    EXPECT_EQ(common::paid_out(members, Money{-1'000}, Money{200}), Money{});
    EXPECT_EQ(common::paid_out(investors, Money{1'000}, Money{-5}), Money{});
}

TEST(Annuity, RepaysItsLoan) {
    const double payment = makerspace::annuity(120'000, 0.06, 10);
    EXPECT_NEAR(payment, 1'332.246, 0.001); // by tables of loans
    double debt = 120'000;
    for (int month = 0; month < 120; ++month) debt = debt * 1.005 - payment;
    EXPECT_NEAR(debt, 0, 1e-6);
    EXPECT_DOUBLE_EQ(makerspace::annuity(1'200, 0, 10), 10);
}

} // namespace
} // namespace models
