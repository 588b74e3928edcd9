// SPDX-License-Identifier: Apache-2.0
// What hotels bring and whom they employ, recomputed; and how they grow and shrink over the years.

#include "tests/support/abuse.hpp"
#include "tests/support/hotels.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace models::home_sharing {
namespace {

// Jobs of the city on each day, by the rooms taken and offered on it.
TEST(HomeSharingHotelJobs, FollowRoomsTakenAndRoomsOffered) {
    const auto run = world(village("days = 30\nhotels.wage = 36_500\n[[hotels.tiers]]\n"
                                   "housekeeping = 0.2\nfront_desk = 0.03\nfood = 0.5\n"
                                   "management = 0.07\nroom_cost = 0\n"));
    run->advance(run->end());
    const auto line = [&](std::string_view name) { return sim::by_day(run->series(), name); };
    const auto sold = line("rooms_sold");
    const auto rooms = line("rooms_offered");
    for (std::size_t day = 0; day < sold.size(); ++day) {
        EXPECT_NEAR(line("housekeeping_jobs")[day], 0.2 * sold[day], 1e-9);
        EXPECT_NEAR(line("food_jobs")[day], 0.5 * sold[day], 1e-9);
        EXPECT_NEAR(line("front_desk_jobs")[day], 0.03 * rooms[day], 1e-9);
        EXPECT_NEAR(line("management_jobs")[day], 0.07 * rooms[day], 1e-9);
        const double jobs = 0.7 * sold[day] + 0.1 * rooms[day];
        EXPECT_NEAR(line("hotel_jobs")[day], jobs, 1e-9);
        EXPECT_NEAR(line("hotel_wages")[day], 100 * jobs, 1e-6);
        EXPECT_NEAR(line("hotel_profit")[day], line("room_revenue")[day], 1e-6);
    }
    EXPECT_GT(sold[0], 0);
}

TEST(HomeSharingHotelJobs, GoByTier) {
    const std::string ours = "days = 5\n[[hotels.tiers]]\ntier = \"luxury\"\nfront_desk = 1\n";
    const auto jobs = [](const std::string& toml) {
        return in_all(village(toml), "front_desk_jobs") / 5;
    };
    EXPECT_NEAR(jobs(ours), 8 * 1 + 52 * 0.06, 1e-9) << "others are as by default";
    EXPECT_NEAR(jobs(ours + "[[hotels.tiers]]\nfront_desk = 0.5\n"), 8 * 1 + 52 * 0.5, 1e-9);
    EXPECT_THROW(read_in(village("[[hotels.tiers]]\ntier = \"luxry\"\n")), sim::ScenarioError);
    EXPECT_THROW(read_in(village("[[hotels.tiers]]\n[[hotels.tiers]]\n")), sim::ScenarioError);
}

TEST(HomeSharingHotelJobs, ProfitIsRevenueLessTheCostOfRoomsTaken) {
    const auto profit = [](const std::string& cost) {
        return in_all(village("days = 20\n[[hotels.tiers]]\nroom_cost = " + cost + "\n"),
                      "hotel_profit");
    };
    const double revenue = in_all(village("days = 20\n"), "room_revenue");
    EXPECT_NEAR(profit("0"), revenue, 1e-6 * revenue);
    EXPECT_NEAR(revenue - profit("0.5"), 0.5 * (revenue - profit("1")), 1e-6 * revenue);
    EXPECT_LT(profit("0.5"), 0.7 * revenue);
}

HotelEstate estate(double profit) {
    HotelEstate one;
    one.rooms = 100;
    one.profit = profit * 36'500;
    one.room_nights = 36'500;
    one.usual = 50;
    return one;
}

TEST(HomeSharingHotelBuilding, FollowsProfitAndTakesYears) {
    const HotelBuilding rule{.elasticity = 1, .speed = 0.25, .years = 3, .closing = 0.1};
    HotelEstate same = estate(50);
    turn_year(same, rule, 100, 0);
    EXPECT_EQ(same.rooms, 100);
    EXPECT_EQ(same.coming, HotelEstate{}.coming);

    HotelEstate better = estate(70); // wants 140, decides on a quarter of 40
    turn_year(better, rule, 100, 0);
    EXPECT_EQ(better.rooms, 100);
    EXPECT_EQ(better.coming[2], 10);
    turn_year(better, rule, 100, 0); // a quarter of the 30 still missing
    EXPECT_EQ(better.coming[2], 8);
    turn_year(better, rule, 100, 0);
    EXPECT_EQ(better.rooms, 100);
    turn_year(better, rule, 100, 0);
    EXPECT_EQ(better.rooms, 110) << "after three New Years";

    HotelBuilding at_once = rule;
    at_once.years = 0;
    HotelEstate soon = estate(70);
    turn_year(soon, at_once, 100, 0);
    EXPECT_EQ(soon.rooms, 110);
}

TEST(HomeSharingHotelBuilding, ClosesSlowlyAndTurnsNobodyOut) {
    const HotelBuilding rule{.elasticity = 1, .speed = 1, .years = 3, .closing = 0.1};
    HotelEstate worse = estate(25);
    turn_year(worse, rule, 100, 0);
    EXPECT_EQ(worse.rooms, 90);
    HotelEstate full = estate(25);
    turn_year(full, rule, 100, 96);
    EXPECT_EQ(full.rooms, 96);
    HotelEstate overfull = estate(25);
    turn_year(overfull, rule, 100, 100);
    EXPECT_EQ(overfull.rooms, 100);
}

// Homes are banned for three years; hotels are built, and some close when homes are back.
std::vector<double> rooms_through_a_ban(const std::string& toml) {
    const auto run = world(village(
        "days = 2_600\nburn_in = 30\npopulation.travellers = 2_500\nsupply.exit_hazard = 0.2\n"
        "hotels.building = { elasticity = 2, speed = 0.6, years = 1, closing = 0.2 }\n" +
        toml + "[[regulation.night_cap]]\nfrom = 2020-01-01\nuntil = 2023-01-01\nnights = 0\n"));
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        expect_within_rooms(run->market());
    }
    return sim::by_day(run->series(), "rooms_offered");
}

class Building : public testing::TestWithParam<std::string> {};

TEST_P(Building, RoomsFollowWhatHomesLeaveThem) {
    const auto rooms = rooms_through_a_ban(GetParam());
    const auto on = [&](sim::Date date) {
        return rooms[static_cast<std::size_t>(sim::day_of(date) - sim::day_of({2019, 1, 1}))];
    };
    EXPECT_NEAR(on({2021, 12, 30}), 60, 1e-9) << "decided on New Year 2021, open a year later";
    EXPECT_GT(on({2023, 1, 2}), 62);
    double most = 0;
    for (const double one : rooms) most = std::max(most, one);
    EXPECT_LT(rooms.back(), most);
}

INSTANTIATE_TEST_SUITE_P(Pricing, Building,
                         testing::Values(std::string{}, "hotels.pricing = { rule = \"pickup\" }\n"),
                         [](const auto& one) { return one.param.empty() ? "Fullness" : "Pickup"; });

TEST(HomeSharingHotelBuilding, NoElasticityNoChange) {
    const auto run = world(village("days = 800\nhotels.building = { speed = 1, years = 0 }\n"));
    run->advance(run->end());
    EXPECT_EQ(table_of<HotelEstate>(run->market()).size(), 0U);
    for (const double rooms : sim::by_day(run->series(), "rooms_offered"))
        ASSERT_NEAR(rooms, 60, 1e-9);
}

} // namespace
} // namespace models::home_sharing
