// SPDX-License-Identifier: Apache-2.0
// Escrow: every price is held from arrival until departure, and goes to the host or back, to the
// cent.

#include "models/catalogue.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/days.hpp"
#include "tests/support/messages.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

namespace models::home_sharing {
namespace {

using sim::Money;

// Many stays go wrong.
const std::string shaky = still + "supply.reliability_a = 4\nsupply.reliability_b = 1\n";

std::string escrow(const std::string& refund) {
    return "safeguards.escrow.refund = " + refund + "\n";
}

struct Day {
    Money hosts;
    Money refunds;
    std::int64_t incidents = 0;
};

Day day_of(const Market& market) {
    Day all;
    for (const Indicators& zone : by_zone(market)) {
        all.hosts += zone.host_income;
        all.refunds += zone.escrow_refunds;
        all.incidents += zone.incidents;
    }
    return all;
}

TEST(HomeSharingEscrow, HoldsWhatIsDueToHostsWhoseGuestsAreThere) {
    const auto run = world(laid(shaky, escrow("0.5")));
    using enum Sector;
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const auto& market = run->market();
        const auto& stays = market.stays();
        Money due;
        for (std::size_t at = 0; at < stays.size(); ++at)
            if (const Stay stay = stays.row(at);
                stay.first <= today && today < stay.first + stay.nights)
                due += sim::Commission{}(stay.price).provider_gets;
        ASSERT_NO_THROW(market.ledger().prove());
        ASSERT_EQ(market.ledger().held(escrow), due);
        ASSERT_EQ(day_of(market).hosts, market.ledger().net(hosts));
        ASSERT_EQ(day_of(market).refunds, market.ledger().flow(escrow, guests, Payment::release));
    }
}

// Nobody reckons with it here (a stay that goes wrong costs guests nothing), so that the stays are
// the same with and without.
TEST(HomeSharingEscrow, GivesBackAShareOfThePriceOfEveryStayThatWentWrong) {
    const std::string careless = "demand.loss = 0\nburn_in = 0\n";
    std::map<sim::Identity, Stay> log;
    Money back;
    const auto run = world(laid(shaky, careless, escrow("0.3")));
    std::int64_t wrong = 0;
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const Day all = day_of(run->market());
        back += all.refunds;
        wrong += all.incidents;
        Money most; // if all who left today had been unlucky
        for (const auto& [who, stay] : log)
            if (stay.first + stay.nights == today) most += share_of(stay.price, 0.3);
        ASSERT_LE(all.refunds, most);
        ASSERT_EQ(all.refunds.minor > 0, all.incidents > 0);
        for (std::size_t at = 0; at < run->market().stays().size(); ++at)
            log.emplace(run->market().stays().identities()[at], run->market().stays().row(at));
    }
    EXPECT_GT(wrong, 50);
    const double without = in_all(laid(shaky, careless), "host_income");
    const double with = all_days(*run, "host_income");
    const double held = run->market().ledger().held(Sector::escrow).major();
    EXPECT_NEAR(without, with + back.major() + held, 0.005);
}

TEST(HomeSharingEscrow, WithoutRefundOnlyPutsOffWhatHostsGet) {
    const auto found = lines_that_differ(laid(still), laid(still, escrow("0")));
    EXPECT_EQ(found, (std::set<std::string>{"host_income", "host_net_income"}));
}

// In the eyes of guests a refund is worth what it saves them, and no more than they lose.
TEST(HomeSharingEscrow, WhatGuestsLoseIsLessTheRefundAndNeverAGain) {
    const common::Escrow half{0.5};
    EXPECT_EQ(half.borne(120, Money{100'00}), 70);
    EXPECT_EQ(half.borne(120, Money{400'00}), 0);
    EXPECT_EQ(common::Escrow{}.borne(120, Money{400'00}), 120);
    EXPECT_EQ(half.back(Money{100'00}, Money{97'00}), Money{50'00});
    EXPECT_EQ(common::Escrow{1.0}.back(Money{100'00}, Money{97'00}), Money{97'00});
    EXPECT_EQ(common::Escrow{}.back(Money{100'00}, Money{97'00}), Money{});
}

TEST(HomeSharingEscrow, BringsGuestsWhereStaysGoWrong) {
    const std::string fearful = "demand.loss = 300\n";
    EXPECT_GT(in_all(laid(shaky, fearful, escrow("0.9")), "bookings"),
              1.02 * in_all(laid(shaky, fearful), "bookings"));
}

TEST(HomeSharingEscrow, ACheckpointHoldsTheMoneyToo) {
    const auto catalogue = models::catalogue();
    const auto scenario = prepared(laid(shaky, escrow("0.5")));
    for (const auto course : {sim::Course::resumed, sim::Course::branched}) {
        const sim::Way way{2, sim::BlockOrder::shuffled, course};
        EXPECT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, way), "");
    }
}

TEST(HomeSharingEscrow, CannotGiveBackWhatItDoesNotHold) {
    const std::string told =
        sim::message_of<sim::ScenarioError>([] { prepared(laid(escrow("0.98"))); });
    EXPECT_NE(told.find("safeguards.escrow.refund"), std::string::npos) << told;
    EXPECT_NO_THROW(prepared(laid(escrow("0.97"))));
}

} // namespace
} // namespace models::home_sharing
