// SPDX-License-Identifier: Apache-2.0
// What one payment counts as: ledger, takings of the home, income and gains of its host, and the
// indicators of the zone.

#include "models/home_sharing/money/books.hpp"
#include "sim/run/world.hpp"
#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <type_traits>
#include <utility>

namespace models::home_sharing {
namespace {

constexpr Money paid{1'000};

class HomeSharingBooks : public testing::Test {
protected:
    [[nodiscard]] HomeAccount home() { return agents_.account_of(row_); }
    [[nodiscard]] Money flow(Sector from, Sector to, Payment why) const {
        return books_.ledger().flow(from, to, why);
    }
    // What the day brought the host, before and after fines.
    [[nodiscard]] std::pair<Money, Money> gained() const {
        std::pair<Money, Money> sums;
        books_.for_each_gain([&](std::size_t line, std::uint32_t who, auto amount) {
            if constexpr (std::is_same_v<decltype(amount), Money>)
                if (who == agents_.host_of(row_)) (line == 0 ? sums.first : sums.second) += amount;
        });
        return sums;
    }

    const std::pair<Parameters, City> read_ = read_in(village());
    const Today dawn_{sim::Day{0}, sim::Day{0}, sim::keys_of(sim::World{1, 0}), read_.first};
    Agents agents_{dawn_, read_.second};
    Books books_{agents_};
    const std::uint32_t row_ = 3;
};

TEST_F(HomeSharingBooks, APaymentToAHostIsTakingsIncomeAndGain) {
    books_.pay_host(home(), Sector::guests, paid, Payment::stay);
    EXPECT_EQ(home().takings, paid);
    EXPECT_EQ(home().here.host_income, paid);
    EXPECT_EQ(gained(), std::pair(paid, paid));
    EXPECT_EQ(flow(Sector::guests, Sector::hosts, Payment::stay), paid);
    EXPECT_EQ(books_.balance_of_host(agents_.host_of(row_)), paid);
    EXPECT_EQ(home().here.platform_revenue, Money{});
    EXPECT_NO_THROW(books_.ledger().prove());
}

TEST_F(HomeSharingBooks, WhatAHostPaysTheBusinessForLowersTakingsAndIncome) {
    books_.charge_host(home(), Sector::platform, paid, Payment::premium);
    EXPECT_EQ(home().takings, -paid);
    EXPECT_EQ(home().here.host_income, -paid);
    EXPECT_EQ(home().here.premiums, paid);
    EXPECT_EQ(home().here.platform_revenue, paid);
    EXPECT_EQ(gained(), std::pair(-paid, -paid));
}

TEST_F(HomeSharingBooks, TheCostOfHostingAndOfReputationIsNotInTakings) {
    for (const Payment why : {Payment::cost, Payment::signal, Payment::bought_review}) {
        books_.charge_host(home(), Sector::suppliers, paid, why);
        EXPECT_EQ(home().takings, Money{}) << static_cast<int>(why);
    }
    EXPECT_EQ(home().here.host_income, -(paid + paid + paid));
}

TEST_F(HomeSharingBooks, AFineIsToldApartFromIncome) {
    books_.charge_host(home(), Sector::government, paid, Payment::fine);
    EXPECT_EQ(home().takings, Money{});
    EXPECT_EQ(home().here.host_income, Money{});
    EXPECT_EQ(home().here.fines, paid);
    EXPECT_EQ(gained(), std::pair(Money{}, -paid));
}

TEST_F(HomeSharingBooks, ATaxOfTheHostIsATaxAndTheHosts) {
    books_.charge_host(home(), Sector::government, paid, Payment::tax);
    books_.pay(home().here, Sector::guests, Sector::government, paid, Payment::tax);
    EXPECT_EQ(home().here.tax, paid + paid);
    EXPECT_EQ(home().here.host_taxes, paid);
    EXPECT_EQ(home().takings, -paid);
}

TEST_F(HomeSharingBooks, PlatformRevenueIsWhatThePlatformReceivesLessWhatItPays) {
    books_.pay(home().here, Sector::guests, Sector::platform, paid, Payment::fee);
    books_.pay_host(home(), Sector::platform, Money{300}, Payment::guarantee);
    books_.pay(home().here, Sector::platform, Sector::suppliers, Money{50}, Payment::upkeep);
    EXPECT_EQ(home().here.platform_revenue, Money{650});
    EXPECT_EQ(home().here.guarantee_paid, Money{300});
    EXPECT_EQ(home().here.platform_costs, Money{50});
    EXPECT_EQ(books_.balance(Sector::platform), Money{650});
}

TEST_F(HomeSharingBooks, ADayBeginsWithoutGainsAndKeepsBalances) {
    books_.pay_host(home(), Sector::guests, paid, Payment::stay);
    books_.pay_residents(0, agents_.tally[0], Sector::guests, paid, Payment::dividend);
    EXPECT_EQ(agents_.tally[0].community_dividend, paid);
    books_.begin_day();
    EXPECT_EQ(gained(), std::pair(Money{}, Money{}));
    EXPECT_EQ(flow(Sector::guests, Sector::hosts, Payment::stay), Money{});
    EXPECT_EQ(books_.balance(Sector::guests), -(paid + paid));
}

} // namespace
} // namespace models::home_sharing
