// SPDX-License-Identifier: Apache-2.0
// Cities as their tables tell them: New York drawn exactly, and what is said of tables that cannot
// be.

#include "models/home_sharing/city/world.hpp"
#include "tests/support/messages.hpp"
#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace models::home_sharing {
namespace {

// What a document is refused with.
std::string refusal(const sim::Node& document) {
    return sim::message_of<sim::ScenarioError>([&] { prepared(document); });
}

bool says(const std::string& message, const std::string& words) {
    return message.find(words) != std::string::npos;
}

// A village table with the first occurrence of some words replaced.
std::string edited(const std::string& table, const std::string& words, const std::string& by) {
    std::string all = content_of("scenarios/home_sharing/data/" + table);
    const auto at = all.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    return all.replace(at, words.size(), by);
}

TEST(NewYork, IsDrawnAsItIsCounted) {
    const auto [given, city] = read_in(told("new_york", "population.travellers = 1000"));
    EXPECT_EQ(city.boroughs.size(), 5U);
    EXPECT_EQ(city.places.size(), 221U);
    EXPECT_EQ(city.listings(), 48'895U);
    const sim::Key world = sim::keys(7, 0, 0).world;
    const auto offers = offers_of(city, world);
    ASSERT_EQ(offers.size(), 48'895U);
    std::array<std::int64_t, kinds> of_kind{};
    std::array<std::int64_t, kinds> drawn{};
    for (const Cell& cell : city.cells)
        of_kind[static_cast<std::size_t>(cell.kind)] += cell.listings;
    for (const Offer& offer : offers) ++drawn[static_cast<std::size_t>(offer.kind)];
    EXPECT_EQ(drawn, of_kind);
    EXPECT_EQ(std::ranges::count(offers, true, &Offer::active), 24'131);
    const auto hosts = hosts_of(offers, given, world);
    EXPECT_EQ(hosts.size(), 37'457U);
    EXPECT_EQ(std::ranges::max(hosts.column<&Host::listings>()), 327);
    const auto listings = listings_of(offers, hosts, given, world);
    EXPECT_EQ(std::ranges::count(listings.column<&Listing::primary>(), 1), 37'457);
}

TEST(NewYork, NamesOfAScopeAreLookedForOnce) {
    const auto city = read_in(told("new_york", "population.travellers = 1000")).second;
    sim::Problems problems;
    const auto& first = places_of({{}, {"borough:Bronx", "Harlem"}}, city, problems);
    const auto& second =
        places_of({Kind::private_room, {"borough:Bronx", "Harlem"}}, city, problems);
    EXPECT_EQ(&first, &second);
    EXPECT_TRUE(problems.empty());
    for (std::size_t at = 0; at < city.places.size(); ++at)
        EXPECT_EQ(first[at] != 0, city.boroughs[city.places[at].borough] == "Bronx" ||
                                      city.places[at].name == "Harlem");
    for (const std::size_t told : {1U, 2U}) {
        places_of({{}, {"Harlem", "Harlm"}}, city, problems);
        EXPECT_EQ(problems.size(), told);
    }
}

TEST(NewYork, EveryCellHasItsListingsItsActiveOnesAndItsMinimumNights) {
    const auto city = read_in(told("new_york", "population.travellers = 1000")).second;
    const auto offers = offers_of(city, sim::keys(3, 0, 0).world);
    std::map<std::pair<std::uint16_t, Kind>, Cell> counted;
    for (const Offer& offer : offers) {
        Cell& cell = counted[{offer.place, offer.kind}];
        cell.minimum_nights.resize(minimum_night_bins.size());
        ++cell.listings;
        cell.active += offer.active;
        const auto bin = std::ranges::find(minimum_night_bins, offer.minimum_nights);
        ++cell.minimum_nights[static_cast<std::size_t>(bin - minimum_night_bins.begin())];
    }
    for (const Cell& cell : city.cells) {
        if (cell.listings == 0) continue;
        const Cell& mine = counted[{cell.place, cell.kind}];
        ASSERT_EQ(mine.listings, cell.listings);
        ASSERT_EQ(mine.active, cell.active);
        ASSERT_EQ(mine.minimum_nights, cell.minimum_nights) << city.places[cell.place].name;
    }
}

TEST(Village, HasItsHostsAndTravellers) {
    const auto run = world(village());
    EXPECT_EQ(table_of<Host>(run->market()).size(), 200U);
    EXPECT_EQ(table_of<Traveller>(run->market()).size(), 1'500U);
    EXPECT_EQ(run->market().listings().size(), 260U);
    EXPECT_EQ(run->market().zones(),
              (std::vector<std::string>{"Forest Edge", "Lighthouse", "Market Square", "Mill Lane",
                                        "Old Quay", "Orchard"}));
}

TEST(Village, AnotherWorldHasOtherPeopleInTheSameTables) {
    const auto one = world(village(), 1);
    const auto two = world(village(), 2);
    EXPECT_FALSE(std::ranges::equal(of_listings<&Listing::reference_price>(*one),
                                    of_listings<&Listing::reference_price>(*two)));
    EXPECT_EQ(std::ranges::count(of_listings<&Listing::active>(*one), 1),
              std::ranges::count(of_listings<&Listing::active>(*two), 1));
}

TEST(CityTables, NamesTheNearestPlaceForOneThatIsNotThere) {
    const std::string cap = "[[regulation.night_cap]]\nfrom = 2019-02-01\napplies_to = { zones = [";
    const std::string place = refusal(village(cap + "\"Orchrad\"] }"));
    EXPECT_TRUE(says(place, "no neighbourhood 'Orchrad' in this city; did you mean 'Orchard'?"))
        << place;
    const std::string borough = refusal(village(cap + "\"borough:Harbor\"] }"));
    EXPECT_TRUE(says(borough, "no borough 'Harbor' in this city; did you mean 'Harbour'?"))
        << borough;
    const std::string far = refusal(village(cap + "\"Qxyzzy\"] }"));
    EXPECT_TRUE(says(far, "no neighbourhood 'Qxyzzy' in this city")) << far;
    EXPECT_FALSE(says(far, "did you mean")) << far;
}

TEST(CityTables, MissesATableThatIsNotNamed) {
    for (const std::string key : {"listings", "hosts", "hotels", "boroughs", "season"}) {
        sim::Node document = village();
        document.find("population")->erase(key);
        const std::string message = refusal(document);
        EXPECT_TRUE(says(message, "population." + key)) << message;
        EXPECT_TRUE(says(message, "missing")) << message;
    }
}

TEST(CityTables, MissesAFileThatIsNotThere) {
    const auto document = village("population.listings.table = \"/nowhere/listings.csv\"");
    const auto message = sim::message_of<std::runtime_error>([&] { prepared(document); });
    EXPECT_TRUE(says(message, "/nowhere/listings.csv")) << message;
}

struct Fault {
    std::string key;
    std::string table;
    std::string words;
    std::string by;
    std::string message;
};

class Faults : public testing::TestWithParam<Fault> {};

TEST_P(Faults, AreTold) {
    const Fault& fault = GetParam();
    const FileForATest table("fault_" + fault.table, edited(fault.table, fault.words, fault.by));
    sim::Node document = village();
    sim::set(document, "population." + fault.key + ".table", table.path());
    const std::string message = refusal(document);
    EXPECT_TRUE(says(message, fault.message)) << message;
}

INSTANTIATE_TEST_SUITE_P(
    Tables, Faults,
    testing::Values(
        Fault{"listings", "village_listings.csv", "Old Quay,Harbour,entire_home,34,21,",
              "Old Quay,Harbour,entire_home,34,35,", "35 active of 34"},
        Fault{"listings", "village_listings.csv", "Old Quay,Harbour,entire_home",
              "Old Quay,Harbor,entire_home",
              "no borough 'Harbor' in population.boroughs; did you mean 'Harbour'?"},
        Fault{"listings", "village_listings.csv", "Old Quay,Harbour,entire_home,34",
              "Old Quay,Harbour,castle,34", "castle"},
        Fault{"listings", "village_listings.csv", "4.8000,0.4000", "cheap,0.4000", "cheap"},
        Fault{"listings", "village_listings.csv", "Old Quay,Harbour,entire_home,34",
              "Old Quay,Harbour,entire_home,33",
              "differs from population.listings by -1 of kind entire_home"},
        Fault{"hosts", "village_hosts.csv", "2,18,36", "2,17,36", "17 hosts of 2 listings hold 36"},
        Fault{"hotels", "village_hotels.csv", "0.6200", "62", "62"},
        Fault{"season", "village_season.csv", "weekday,7,Sunday,0.9500,1.0000\n", "",
              "twelve months and seven weekdays"}));

TEST(CityTables, TellsOfATruncatedTable) {
    const std::string whole = content_of("scenarios/home_sharing/data/village_listings.csv");
    const FileForATest table("truncated.csv", whole.substr(0, whole.size() - 40));
    const auto message = refusal(village("population.listings.table = \"" + table.path() + "\""));
    EXPECT_TRUE(says(message, "truncated.csv:20")) << message;
}

TEST(CityTables, RefusesAnEmptyTable) {
    const FileForATest table("empty.csv", "");
    const auto message = refusal(village("population.listings.table = \"" + table.path() + "\""));
    EXPECT_TRUE(says(message, "empty")) << message;
}

} // namespace
} // namespace models::home_sharing
