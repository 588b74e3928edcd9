// SPDX-License-Identifier: Apache-2.0
// What must hold on every day of two calendar years: nights are let once, counted in the year they
// lie in, and hotels never sell more rooms than they have.

#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace models::home_sharing {
namespace {

// The stays of a world by identity, kept after the market has forgotten them.
class Log {
public:
    void note(const sim::Table<Stay>& stays) {
        for (std::size_t at = 0; at < stays.size(); ++at)
            known_.emplace(stays.identities()[at], stays.row(at));
    }
    [[nodiscard]] const std::map<sim::Identity, Stay>& stays() const { return known_; }

private:
    std::map<sim::Identity, Stay> known_;
};

struct NightsByYear {
    std::vector<int> now;
    std::vector<int> later;
};

// Nights of each listing in the year of `today` and after it, counted one by one.
NightsByYear counted(const Log& log, std::size_t listings, sim::Day today) {
    const int year = sim::date_of(today).year;
    NightsByYear nights{std::vector<int>(listings, 0), std::vector<int>(listings, 0)};
    for (const auto& [who, stay] : log.stays()) {
        for (int i = 0; i < stay.nights; ++i) {
            const int here = sim::date_of(stay.first + i).year;
            if (here == year) ++nights.now[stay.listing.row];
            if (here > year) ++nights.later[stay.listing.row];
        }
    }
    return nights;
}

// The calendars rebuilt from the stays; a night that is let twice is told.
std::vector<sim::TakenDays> rebuilt(const sim::Table<Stay>& stays, std::size_t listings) {
    std::vector<sim::TakenDays> calendars(listings);
    for (std::size_t at = 0; at < stays.size(); ++at) {
        const Stay stay = stays.row(at);
        EXPECT_TRUE(calendars[stay.listing.row].free(stay.first, stay.nights))
            << "listing " << stay.listing.row << " is let twice";
        calendars[stay.listing.row].take(stay.first, stay.nights);
    }
    return calendars;
}

// From the day on, a calendar holds the nights of the stays and no others.
void expect_same_calendars(const Market& market, sim::Day today) {
    constexpr int ahead = longest_lead + 61; // no stay ends later
    const auto calendars = rebuilt(market.stays(), market.listings().size());
    const auto held = market.listings().column<&Listing::calendar>();
    for (std::size_t row = 0; row < calendars.size(); ++row)
        for (int i = 0; i < ahead; ++i)
            ASSERT_EQ(held[row].free(today + i, 1), calendars[row].free(today + i, 1))
                << "listing " << row << ", night " << sim::iso(today + i);
}

TEST(HomeSharingCalendar, HoldsTheNightsOfTheStaysAndNoneTwice) {
    const auto run = world(village("days = 100"));
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        expect_same_calendars(run->market(), run->day());
    }
    EXPECT_GT(run->market().stays().size(), 20U);
}

TEST(HomeSharingCalendar, NightsOfAYearAreThoseOfTheStaysThatLieInIt) {
    const auto run = world(village("days = 400"));
    Log log;
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        log.note(run->market().stays());
        if (today.value % 7 != 0 && sim::date_of(today).day != 1 && sim::date_of(today).day != 31)
            continue;
        const auto nights = counted(log, run->market().listings().size(), today);
        const auto now = of_listings<&Listing::nights_this_year>(*run);
        const auto later = of_listings<&Listing::nights_next_year>(*run);
        ASSERT_TRUE(std::ranges::equal(now, nights.now)) << sim::iso(today);
        ASSERT_TRUE(std::ranges::equal(later, nights.later)) << sim::iso(today);
    }
    EXPECT_GT(log.stays().size(), 1'000U);
    EXPECT_TRUE(
        std::ranges::any_of(log.stays(), [](const auto& one) { // the case that is easily missed
            const Stay& stay = one.second;
            return sim::date_of(stay.first).year != sim::date_of(stay.first + stay.nights - 1).year;
        }));
}

TEST(HomeSharingCalendar, StaysAreWhatTheListingTakes) {
    const auto run = world(village("days = 200"));
    Log log;
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        log.note(run->market().stays());
    }
    const auto& listings = run->market().listings();
    const auto travellers = table_of<Traveller>(run->market());
    for (const auto& [who, stay] : log.stays()) {
        const Listing home = listings.row(stay.listing.row);
        EXPECT_GE(stay.nights, home.minimum_nights);
        EXPECT_LE(travellers.row(stay.traveller.row).party, home.sleeps);
        EXPECT_GT(stay.price.minor, 0);
        EXPECT_GE(stay.tax.minor, 0);
    }
}

TEST(HomeSharingCalendar, NobodyStaysLongerThanHostsLet) {
    const auto run = world(village("days = 60\nburn_in = 0\nsupply.longest_stay = 4\n"));
    int longest = 0;
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        for (const std::int16_t nights : run->market().stays().column<&Stay::nights>())
            longest = std::max<int>(longest, nights);
    }
    EXPECT_EQ(longest, 4);
}

TEST(HomeSharingHotels, NeverSellMoreRoomsThanTheyHave) {
    // So many travellers that every room is wanted.
    const auto run = world(village("days = 30\npopulation.travellers = 20_000"));
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        const auto hotels = table_of<Hotel>(run->market());
        for (std::size_t row = 0; row < hotels.size(); ++row)
            for (const std::int32_t booked : hotels.column<&Hotel::booked>()[row]) {
                ASSERT_GE(booked, 0);
                ASSERT_LE(booked, hotels.column<&Hotel::rooms>()[row]);
            }
        for (const Indicators& zone : by_zone(run->market()))
            ASSERT_LE(zone.rooms_sold, zone.rooms_offered * (1 + 1e-6));
    }
}

TEST(HomeSharingHotels, PassedNightsAreFree) {
    const auto run = world(village("days = 10\nburn_in = 400")); // more than the horizon
    run->advance(run->end());
    const auto hotels = table_of<Hotel>(run->market());
    const sim::Day last = run->day() - 1; // the last day simulated
    for (const auto& booked : hotels.column<&Hotel::booked>())
        for (int ahead = longest_lead + 61; ahead < static_cast<int>(hotel_horizon); ++ahead)
            ASSERT_EQ(booked[static_cast<std::size_t>((last + ahead).value) % hotel_horizon], 0);
}

} // namespace
} // namespace models::home_sharing
