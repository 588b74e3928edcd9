// SPDX-License-Identifier: Apache-2.0
// What abusive guests cost hosts, and what deposits and guarantees give back, to the cent.

#include "tests/support/abuse.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace models::home_sharing {
namespace {

using sim::Money;

const std::string guarantee =
    "safeguards.guarantee = { share = 0.8, deductible = 20, laxity = 0 }\n";
const std::string deposit = "safeguards.deposit.amount = 150\n";

Indicators of_today(const Market& market) {
    Indicators all;
    for (const Indicators& zone : by_zone(market)) {
        all.refunds += zone.refunds;
        all.damages += zone.damages;
        all.deposits_kept += zone.deposits_kept;
        all.guarantee_paid += zone.guarantee_paid;
        all.premiums += zone.premiums;
        all.host_losses += zone.host_losses;
        all.host_net_income += zone.host_net_income;
        all.platform_revenue += zone.platform_revenue;
    }
    return all;
}

TEST(HomeSharingSafeguards, IndicatorsAreTheFlowsOfTheDay) {
    const auto run = world(laid(rough, guarantee, deposit, shared,
                                "safeguards.guarantee.premium = 0.02\n"
                                "abuse.new_identity = 30\n"));
    const auto& ledger = run->market().ledger();
    using enum Sector;
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        const Indicators all = of_today(run->market());
        ASSERT_NO_THROW(ledger.prove());
        ASSERT_EQ(all.refunds, ledger.flow(hosts, guests, Payment::refund));
        ASSERT_EQ(all.damages, ledger.flow(hosts, suppliers, Payment::damage));
        ASSERT_EQ(all.deposits_kept, ledger.flow(guests, hosts, Payment::deposit));
        ASSERT_EQ(all.guarantee_paid, ledger.flow(platform, hosts, Payment::guarantee));
        ASSERT_EQ(all.premiums, ledger.flow(hosts, platform, Payment::premium));
        ASSERT_EQ(all.host_losses + all.deposits_kept + all.guarantee_paid,
                  all.refunds + all.damages + ledger.paid(Payment::dispute));
        ASSERT_EQ(all.host_net_income, ledger.net(hosts));
        ASSERT_EQ(all.platform_revenue, ledger.net(platform));
    }
    constexpr auto ever = &sim::Flow::ever;
    for (const auto kind : {Payment::refund, Payment::damage, Payment::dispute, Payment::deposit,
                            Payment::guarantee, Payment::premium, Payment::identity})
        EXPECT_GT(ledger.paid<ever>(kind).minor, 0) << sim::name_of(kind);
}

TEST(HomeSharingSafeguards, AccountsOfPersonsAddUpToTheCitys) {
    const auto run = world(laid(rough, guarantee, deposit, shared, "abuse.new_identity = 30\n"));
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        std::array<double, 3> mine{};
        run->market().for_each_gain([&](std::size_t line, std::uint32_t, const auto& amount) {
            if constexpr (std::is_same_v<std::decay_t<decltype(amount)>, Money>)
                mine[line] += static_cast<double>(amount.minor);
            else
                mine[line] += amount;
        });
        Money income;
        double surplus = 0;
        for (const Indicators& zone : by_zone(run->market())) {
            income += zone.host_income;
            surplus += zone.guest_surplus;
        }
        ASSERT_EQ(mine[0], static_cast<double>(income.minor));
        ASSERT_NEAR(mine[2], surplus, 1e-9 * (1 + std::abs(surplus)));
    }
}

// Hosts who bear a part only answer as before here (no laxity), so that the same harm is split.
class Splits : public testing::TestWithParam<std::string> {};

TEST_P(Splits, WhatHostsNoLongerLoseIsWhatIsGivenBack) {
    const auto without = world(laid(rough));
    const auto with = world(laid(rough, GetParam()));
    Money back;
    while (without->day() < without->end()) {
        without->advance(without->day() + 1);
        with->advance(with->day() + 1);
        const Indicators one = of_today(without->market());
        const Indicators two = of_today(with->market());
        ASSERT_EQ(one.refunds, two.refunds);
        ASSERT_EQ(one.damages, two.damages);
        ASSERT_EQ(one.host_losses, two.host_losses + two.guarantee_paid + two.deposits_kept);
        ASSERT_EQ(one.platform_revenue, two.platform_revenue + two.guarantee_paid);
        back += two.guarantee_paid + two.deposits_kept;
    }
    EXPECT_GT(back.minor, 0);
}

INSTANTIATE_TEST_SUITE_P(Guarantee, Splits, testing::Values(guarantee));
INSTANTIATE_TEST_SUITE_P(Deposit, Splits, testing::Values(deposit));
INSTANTIATE_TEST_SUITE_P(Both, Splits, testing::Values(guarantee + deposit));

TEST(HomeSharingSafeguards, APremiumIsAShareOfEveryPrice) {
    const auto run = world(laid(still, "safeguards.guarantee.premium = 0.05\n"));
    run->advance(run->end());
    EXPECT_NEAR(all_days(*run, "premiums") / all_days(*run, "home_revenue"), 0.05, 1e-4);
}

TEST(HomeSharingSafeguards, HostsWhoAreWhollyRepaidTakeNoTrouble) {
    const std::string lax = "safeguards.guarantee = { share = 1, laxity = 1 }\nabuse.damage = 0\n"
                            "abuse.gives_in = 1\nabuse.disputes = 0\nabuse.mistaken_reports = 0\n"
                            "abuse.sharing = \"platform\"\n";
    EXPECT_EQ(in_all(laid(rough, lax), "reports"), 0);
    EXPECT_GT(in_all(laid(rough, lax, "safeguards.guarantee.laxity = 0.5\n"), "reports"), 0);
}

} // namespace
} // namespace models::home_sharing
