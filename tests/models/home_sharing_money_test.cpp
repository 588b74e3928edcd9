// SPDX-License-Identifier: Apache-2.0
// Money: the books balance every day, and fees, taxes and dividends computed again from the list of
// stays agree with what the ledger saw flow, to the cent.

#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

namespace models::home_sharing {
namespace {

using sim::Money;

const char* const dividend =
    "[platform.sharing]\nrule = \"community_dividend\"\ndividend = 0.25\nfrom_provider = 0.03\n"
    "from_customer = 0.14\n";

// What has been paid since the world began.
struct Paid {
    Money hosts;
    Money platform;
    Money residents;
    Money tax;
    Money suppliers;
    friend bool operator==(const Paid&, const Paid&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Paid& one) {
        return out << one.hosts.minor << ' ' << one.platform.minor << ' ' << one.residents.minor
                   << ' ' << one.tax.minor << ' ' << one.suppliers.minor;
    }
};

// What stays of the log that have begun by `today` must have paid.
Paid owed(const std::map<sim::Identity, Stay>& log, const Market& market,
          const sim::Sharing& sharing, sim::Day today) {
    Paid all;
    for (const auto& [who, stay] : log) {
        if (stay.first > today) continue;
        const sim::Split split = sim::share(sharing, stay.price);
        all.hosts += split.provider_gets;
        all.platform += split.platform_keeps;
        all.residents += split.community_gets;
        all.tax += stay.tax;
        const auto cost = static_cast<double>(market.listings().row(stay.listing.row).cost);
        all.suppliers += sim::round_half_even(100 * cost * stay.nights);
    }
    return all;
}

Paid flowed(const Market& market, Money hotel_tax) {
    const auto& ledger = market.ledger();
    constexpr auto ever = &sim::Flow::ever;
    using enum Sector;
    return {ledger.flow<ever>(guests, hosts, Payment::stay),
            ledger.flow<ever>(guests, platform, Payment::fee),
            ledger.flow<ever>(guests, residents, Payment::dividend),
            ledger.flow<ever>(guests, government, Payment::tax) - hotel_tax,
            ledger.flow<ever>(hosts, suppliers, Payment::cost)};
}

// The tax on stays in homes, as the indicators tell it apart from that on hotels.
Money tax_of_homes(const std::map<sim::Identity, Stay>& log, sim::Day today) {
    Money all;
    for (const auto& [who, stay] : log)
        if (stay.first == today) all += stay.tax;
    return all;
}

class Books : public testing::TestWithParam<const char*> {};

TEST_P(Books, AreThoseOfTheListOfStays) {
    const auto document = village(std::string("days = 60\n") + GetParam());
    const sim::Sharing sharing = read_in(document).first.platform.sharing;
    const auto run = world(document);
    std::map<sim::Identity, Stay> log;
    run->step();
    const auto& ahead = run->market().stays(); // booked before the first day
    for (std::size_t at = 0; at < ahead.size(); ++at)
        log.emplace(ahead.identities()[at], ahead.row(at));
    Money hotel_tax;
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const Market& market = run->market();
        const auto& stays = market.stays();
        for (std::size_t at = 0; at < stays.size(); ++at)
            log.emplace(stays.identities()[at], stays.row(at));
        Money tax;
        for (const Indicators& zone : by_zone(market)) tax += zone.tax;
        hotel_tax += tax - tax_of_homes(log, today);
        ASSERT_NO_THROW(market.ledger().prove());
        ASSERT_EQ(flowed(market, hotel_tax), owed(log, market, sharing, today)) << sim::iso(today);
    }
    EXPECT_GT(owed(log, run->market(), sharing, run->day()).platform.minor, 0);
}

INSTANTIATE_TEST_SUITE_P(BothRules, Books, testing::Values("", dividend), [](const auto& one) {
    return one.index == 0 ? "Commission" : "Dividend";
});

TEST(HomeSharingMoney, IndicatorsAreTheFlowsOfTheDay) {
    const auto run =
        world(village(std::string("days = 200\ncompliance.hidden_demand = 0.9\n") + dividend +
                      "[[regulation.registration]]\nfrom = 2019-02-01\n"
                      "sanction = { inspections = 1, fine = 50 }\n"));
    const auto& ledger = run->market().ledger();
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        Indicators all;
        for (const Indicators& zone : by_zone(run->market())) {
            all.platform_revenue += zone.platform_revenue;
            all.community_dividend += zone.community_dividend;
            all.tax += zone.tax;
            all.fines += zone.fines;
            all.hotel_revenue += zone.hotel_revenue;
            all.host_income += zone.host_income;
        }
        ASSERT_EQ(all.platform_revenue, ledger.net(Sector::platform));
        ASSERT_EQ(all.community_dividend, ledger.net(Sector::residents));
        ASSERT_EQ(all.tax + all.fines, ledger.net(Sector::government));
        ASSERT_EQ(all.hotel_revenue, ledger.net(Sector::hotels));
        ASSERT_EQ(all.host_income - all.fines, ledger.net(Sector::hosts));
    }
    EXPECT_GT(ledger.paid<&sim::Flow::ever>(Payment::fine).minor, 0);
}

// What the indicators of the roles add up to over the zones, by role.
std::map<std::string, Money> gains(const Market& market) {
    std::map<std::string, Money> all;
    for (const Indicators& zone : by_zone(market))
        sim::for_each_field(zone, [&](const auto& field, const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Money>)
                if (!field.gainer.empty()) all[std::string(field.gainer)] += value;
        });
    return all;
}

TEST(HomeSharingMoney, WhatARoleGainsIsWhatItsSectorReceivesOnNet) {
    const auto run =
        world(village(std::string("days = 200\ncompliance.hidden_demand = 0.9\n") + dividend +
                      "[[regulation.registration]]\nfrom = 2019-02-01\n"
                      "sanction = { inspections = 1, fine = 50 }\n"));
    const auto& ledger = run->market().ledger();
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        Money all; // of the five that count in cents, received from guests less paid for supplies
        const auto told = gains(run->market());
        ASSERT_EQ(told.size(), 5U);
        for (const auto& [role, gain] : told) {
            const auto known = names(Sector{});
            const auto at = std::ranges::find(known, role) - known.begin();
            ASSERT_LT(at, std::ssize(known)) << role;
            ASSERT_EQ(gain, ledger.net(static_cast<Sector>(at))) << role;
            all += gain;
        }
        ASSERT_EQ(all + ledger.net(Sector::guests) + ledger.net(Sector::suppliers), Money{});
    }
    EXPECT_GT(ledger.paid<&sim::Flow::ever>(Payment::fine).minor, 0);
}

TEST(HomeSharingMoney, ADividendTakesFromThePlatformAndFromNobodyElse) {
    const auto plain = world(village("days = 60\n[platform.sharing]\nrule = \"commission\"\n"));
    const auto shared = world(village(std::string("days = 60\n") + dividend));
    plain->advance(plain->end());
    shared->advance(shared->end());
    const Paid without = flowed(plain->market(), {});
    const Paid with = flowed(shared->market(), {});
    EXPECT_EQ(with.hosts, without.hosts);
    EXPECT_EQ(with.tax, without.tax);
    EXPECT_EQ(with.platform + with.residents, without.platform);
    EXPECT_NEAR(with.residents.major(), 0.25 * without.platform.major(), 10);
}

TEST(HomeSharingMoney, OnlyHostsWhoCollectItPayTax) {
    const auto run = world(village("days = 30\ntax.declared = 0"));
    run->advance(run->end());
    const auto& stays = run->market().stays();
    ASSERT_GT(stays.size(), 0U);
    for (const Money tax : stays.column<&Stay::tax>()) EXPECT_EQ(tax.minor, 0);
}

TEST(HomeSharingMoney, TaxIsAShareAndAnAmountANight) {
    const auto run =
        world(village("days = 30\ntax = { declared = 1, rate = 0.1, per_night = 2.5 }"));
    run->advance(run->end());
    const auto& stays = run->market().stays();
    ASSERT_GT(stays.size(), 0U);
    for (std::size_t at = 0; at < stays.size(); ++at) {
        const Stay stay = stays.row(at);
        const double exact = 0.1 * static_cast<double>(stay.price.minor) + 250.0 * stay.nights;
        EXPECT_NEAR(static_cast<double>(stay.tax.minor), exact, 0.5001);
    }
}

} // namespace
} // namespace models::home_sharing
