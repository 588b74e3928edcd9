// SPDX-License-Identifier: Apache-2.0
// Big weeks: how sought nights are, who comes, where they go, and what hosts and hotels make of it.

#include "sim/base/problems.hpp"
#include "tests/support/abuse.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace models::home_sharing {
namespace {

double four_deviations(double chance, double n) { return 4 * std::sqrt(chance * (1 - chance) / n); }

sim::Day day(int year, int month, int day) { return sim::day_of({year, month, day}); }

std::string event(const std::string& terms) {
    return "[[events]]\nname = \"fair\"\nfrom = 2019-08-05\ndays = 6\n" + terms;
}

TEST(HomeSharingEvents, FallOnTheSameDatesEachYearOrOnce) {
    Event tree;
    tree.from = day(2019, 12, 30);
    tree.days = 5;
    EXPECT_FALSE(falls_in(tree, day(2019, 12, 29)));
    EXPECT_TRUE(falls_in(tree, day(2019, 12, 30)));
    EXPECT_TRUE(falls_in(tree, day(2020, 1, 3)));
    EXPECT_FALSE(falls_in(tree, day(2020, 1, 4)));
    EXPECT_TRUE(falls_in(tree, day(2019, 1, 2))) << "of the year before";
    EXPECT_TRUE(falls_in(tree, day(2031, 1, 1)));
    tree.yearly = false;
    EXPECT_TRUE(falls_in(tree, day(2020, 1, 3)));
    EXPECT_FALSE(falls_in(tree, day(2019, 1, 2)));
    EXPECT_FALSE(falls_in(tree, day(2021, 1, 1)));
}

Sought sought(const sim::Node& document, sim::Day first = day(2018, 12, 3)) {
    const auto [given, city] = read_in(document);
    Sought one(city, given, first);
    one.extend(day(2019, 3, 14)); // in two steps, as days go by
    one.extend(day(2021, 1, 2));
    return one;
}

TEST(HomeSharingEvents, LeaveTheMonthAsSoughtAsItsTableSays) {
    const Season season = read_in(village()).second.season;
    const std::string two = event("demand = 1.8\n") + "[[events]]\nname = \"late\"\n"
                                                      "from = 2019-08-09\ndays = 4\ndemand = 1.5\n";
    const Sought held = sought(village(two));
    const Sought on_top = sought(village("demand.months_hold_events = false\n" + two));
    for (int month = 1; month <= 12; ++month) {
        double table = 0;
        double told = 0;
        for (sim::Day night = day(2019, month, 1); sim::date_of(night).month == month; ++night) {
            table += demand_index(season, night);
            told += held.index(night);
            ASSERT_NEAR(held.index(night) / held.ordinary(night), on_top.lift(night), 1e-12);
            ASSERT_NEAR(on_top.index(night), demand_index(season, night) * on_top.lift(night),
                        1e-12);
        }
        EXPECT_NEAR(told, table, 1e-9 * table) << month;
    }
    EXPECT_NEAR(on_top.lift(day(2019, 8, 5)), 1.8, 1e-12);
    EXPECT_NEAR(on_top.lift(day(2019, 8, 10)), 2.3, 1e-12) << "both";
    EXPECT_NEAR(on_top.lift(day(2020, 8, 12)), 1.5, 1e-12);
    EXPECT_NEAR(on_top.lift(day(2019, 8, 13)), 1, 1e-12);
    EXPECT_LT(held.ordinary(day(2019, 8, 20)), on_top.ordinary(day(2019, 8, 20)));
}

TEST(HomeSharingEvents, SegmentsAddUpAndNoneWantsMoreThanThePeak) {
    const sim::Node document = village(
        event("demand = 1.6\nsegment = \"business\"\nshare = 0.75\n") +
        "[[events]]\nname = \"race\"\nfrom = 2020-08-07\ndays = 2\ndemand = 2\nyearly = false\n"
        "segment = \"tourist\"\n");
    const Sought one = sought(document);
    double highest = 0;
    for (sim::Day night = day(2018, 12, 3); night < day(2021, 1, 1); ++night) {
        ASSERT_NEAR(0.7 * one.index(night, 0) + 0.3 * one.index(night, 1), one.index(night), 1e-12);
        for (const std::size_t segment : {0U, 1U}) {
            ASSERT_LE(one.index(night, segment), one.peak() * (1 + 1e-12));
            highest = std::max(highest, one.index(night, segment));
        }
    }
    EXPECT_GT(highest, 0.5 * one.peak());
    const double ordinary = one.ordinary(day(2019, 8, 6));
    EXPECT_NEAR(one.index(day(2019, 8, 6), 0) / ordinary, 1 + 0.6 * 0.25, 1e-12);
    EXPECT_NEAR(one.index(day(2019, 8, 6), 1) / ordinary, 1 + 0.6 * (0.25 + 0.75 / 0.3), 1e-12);
}

TEST(HomeSharingEvents, RaiseQuotesByHostsElasticity) {
    const Sought one = sought(village(event("demand = 1.8\n")));
    Supply supply;
    supply.peak_pricing = 0.5;
    Tariff tariff(read_in(village()).second.season, supply, day(2019, 7, 1));
    tariff.extend(day(2019, 9, 1), [&](sim::Day night) { return one.index(night); });
    for (const sim::Day night : {day(2019, 7, 20), day(2019, 8, 7), day(2019, 8, 20)})
        EXPECT_NEAR(tariff.nights(false, night, 1), std::sqrt(one.index(night)), 1e-12);
}

// Everybody comes for tonight, and zones draw by attraction alone.
const std::string tonight = "days = 20\nburn_in = 3\nstart = 2019-08-01\n"
                            "population.travellers = 100_000\ndemand = { mean_lead = 0, "
                            "zone_price_weight = 0, zone_availability_weight = 0, "
                            "distance_weight = 0, months_hold_events = false }\n";

// Searches of the first six nights of an event, and of the ten nights after it.
struct Searches {
    std::vector<double> fair;
    std::vector<double> after;

    [[nodiscard]] static double all(const std::vector<double>& zones) {
        return std::accumulate(zones.begin(), zones.end(), 0.0);
    }
};

Searches searches(const sim::Node& document) {
    const auto run = world(document);
    Searches found;
    found.fair.resize(run->market().zones().size());
    found.after.resize(found.fair.size());
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const bool now = day(2019, 8, 5) <= today && today < day(2019, 8, 11);
        if (!now && today < day(2019, 8, 11)) continue;
        const auto zones = by_zone(run->market());
        for (std::size_t zone = 0; zone < zones.size(); ++zone)
            (now ? found.fair : found.after)[zone] += static_cast<double>(zones[zone].searches);
    }
    return found;
}

TEST(HomeSharingEvents, BringTheGuestsTheyPromise) {
    const Searches without = searches(village(tonight));
    const Searches with = searches(village(tonight + event("demand = 1.5\n")));
    const double fair = Searches::all(without.fair);
    const double after = Searches::all(without.after);
    EXPECT_GT(fair, 2'000);
    EXPECT_NEAR(Searches::all(with.fair), 1.5 * fair, 4 * std::sqrt(2.5 * 1.5 * fair));
    EXPECT_NEAR(Searches::all(with.after), after, 4 * std::sqrt(2 * after));
}

TEST(HomeSharingEvents, DrawGuestsToTheirPlace) {
    const sim::Node document =
        village(tonight + event("demand = 1.2\npull = 4\nzones = [\"borough:Harbour\"]\n"));
    const Searches found = searches(document);
    const City city = read_in(document).second;
    double harbour = 0;
    double came = 0;
    double stayed = 0;
    for (std::size_t place = 0; place < city.places.size(); ++place) {
        if (city.boroughs[city.places[place].borough] != "Harbour") continue;
        harbour += city.places[place].weight;
        came += found.fair[place];
        stayed += found.after[place];
    }
    const double all = Searches::all(found.fair);
    const double share = 4 * harbour / (4 * harbour + 1 - harbour);
    EXPECT_NEAR(came / all, share, four_deviations(share, all));
    EXPECT_NEAR(stayed / Searches::all(found.after), harbour,
                four_deviations(harbour, Searches::all(found.after)));
}

TEST(HomeSharingEvents, OfASegmentBringThatSegment) {
    const auto booked = [](const std::string& toml) {
        std::array<double, 2> stays{};
        const sim::Node document = village(tonight + "supply.own_use = 0\n" + toml);
        const auto guests = table_of<Traveller>(world(document)->market());
        watched(
            document, [](const Market&, const Stay&) {},
            [&](const Market&, const std::vector<Stay>& tonights) {
                for (const Stay& stay : tonights)
                    if (day(2019, 8, 5) <= stay.first && stay.first < day(2019, 8, 11))
                        stays[guests.row(stay.traveller.row).segment] += 1;
            });
        return stays;
    };
    const auto without = booked("");
    const auto with = booked(event("demand = 1.5\nsegment = \"business\"\n"));
    EXPECT_GT(with[1] / with[0], 1.5 * without[1] / without[0]);
}

TEST(HomeSharingEvents, FillHotelsAndRaiseRates) {
    const std::string base = "days = 60\nburn_in = 40\nstart = 2019-06-20\n"
                             "demand.months_hold_events = false\nhotels.background_spread = 0\n";
    for (const std::string pricing : {"fullness", "pickup"}) {
        const std::string terms = sim::text(base, "hotels.pricing = '", pricing, "'\n");
        const auto plain = world(village(terms));
        const auto fair = world(village(terms + event("demand = 1.4\n")));
        plain->advance(day(2019, 8, 4));
        fair->advance(day(2019, 8, 4));
        double free = 0;
        double rates = 0;
        double later = 0;
        for (std::size_t hotel = 0; hotel < 5; ++hotel) {
            const auto rate = [&](const World& run, sim::Day night) {
                return static_cast<double>(run.market().hotel_night(hotel, night).rate);
            };
            free += static_cast<double>(plain->market().hotel_night(hotel, day(2019, 8, 8)).free -
                                        fair->market().hotel_night(hotel, day(2019, 8, 8)).free);
            rates += rate(*fair, day(2019, 8, 8)) / rate(*plain, day(2019, 8, 8)) / 5;
            later += rate(*fair, day(2019, 8, 28)) / rate(*plain, day(2019, 8, 28)) / 5;
        }
        EXPECT_GT(free, 0) << pricing;
        EXPECT_GT(rates, pricing == "pickup" ? 1.03 : 1.005) << pricing;
        EXPECT_NEAR(later, 1, 0.05) << pricing;
    }
}

TEST(HomeSharingEvents, FaultsAreTold) {
    for (const std::string fault : {"segment = \"pilgrims\"\n", "zones = [\"Nowhere\"]\npull = 2\n",
                                    "pull = 2\n", "demand = 0.5\n"})
        EXPECT_THROW(read_in(village(event(fault))), sim::ScenarioError) << fault;
    EXPECT_THROW(read_in(village("[[events]]\nname = \"fair\"\n")), sim::ScenarioError);
    EXPECT_THROW(read_in(village("[[events]]\nfrom = 2019-08-05\n")), sim::ScenarioError);
}

} // namespace
} // namespace models::home_sharing
