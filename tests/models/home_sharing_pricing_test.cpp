// SPDX-License-Identifier: Apache-2.0
// How hosts set prices: each rule against its closed form, and what it does to the market.

#include "models/catalogue.hpp"
#include "sim/choice/markup.hpp"
#include "sim/record/digest.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace models::home_sharing {
namespace {

using sim::purpose;

std::uint64_t after(const std::string& toml) {
    const auto run = world(laid("days = 60\nburn_in = 60\n", toml));
    run->advance(run->end());
    return sim::digest(run->tables());
}

std::string both(const std::string& rule) {
    return "supply.pricing = " + rule + "\nsupply.professional_pricing = " + rule + "\n";
}

TEST(LogitMarkup, SolvesItsEquation) {
    for (double y = -60; y <= 400; y += 0.37) {
        const double w = sim::lambert_of_exp(y);
        ASSERT_GT(w, 0);
        ASSERT_NEAR(w + std::log(w), y, 1e-13 * std::max(1.0, std::abs(y))) << y;
    }
}

TEST(LogitMarkup, IsTheBestOfAllMarkups) {
    for (const double odds : {0.01, 0.5, 3.0, 200.0}) {
        const auto gain = [&](double m) {
            const double sale = odds * std::exp(-m);
            return m * sale / (1 + sale);
        };
        const double best = sim::logit_markup(std::log(odds));
        for (double m = 0.01; m < 20; m += 0.01) ASSERT_LE(gain(m), gain(best) * (1 + 1e-12));
    }
}

TEST(HomeSharingComparables, LeaveTheOwnPriceOut) {
    const Comparables near({30, 10, 20, 40});
    EXPECT_EQ(near.quantile(0, 10.0), 20);
    EXPECT_EQ(near.quantile(0.5, 10.0), 30);
    EXPECT_EQ(near.quantile(1, 40.0), 30);
    EXPECT_EQ(near.quantile(0.5, std::nullopt), 25);
    EXPECT_DOUBLE_EQ(near.quantile(0.25, 40.0).value(), 15);
    EXPECT_EQ(Comparables({10}).quantile(0.5, 10.0), std::nullopt);
    EXPECT_EQ(Comparables({}).quantile(0.5, std::nullopt), std::nullopt);
}

// What the neighbours' rule asks of a listing, worked out one by one.
double asked(const sim::Table<Listing>& before, std::size_t row, double quantile, double share) {
    const Listing own = before.row(row);
    std::vector<double> others;
    for (std::size_t other = 0; other < before.size(); ++other) {
        const Listing one = before.row(other);
        if (other != row && one.active && one.zone == own.zone && one.kind == own.kind)
            others.push_back(one.price - static_cast<double>(one.worth));
    }
    if (others.empty()) return own.price;
    std::ranges::sort(others);
    const double place = quantile * static_cast<double>(others.size() - 1);
    const double low = others[static_cast<std::size_t>(std::floor(place))];
    const double high = others[static_cast<std::size_t>(std::ceil(place))];
    const double price =
        static_cast<double>(own.worth) + low + (place - std::floor(place)) * (high - low);
    return std::max({price, static_cast<double>(own.cost) / share, lowest_price});
}

TEST(HomeSharingNeighbours, AskTheQuantileOfComparableHomesOnTopOfTheirWorth) {
    const auto run = world(laid("days = 30\nburn_in = 30\nsupply.reprice_chance = 1\n"
                                "supply.professional_reprice_chance = 1\n",
                                both("{ rule = \"neighbours\", quantile = 0.3 }")));
    int mondays = 0;
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        const sim::Table<Listing> before = run->market().listings();
        run->advance(today + 1);
        if (sim::weekday(today) != 0) continue;
        ++mondays;
        for (std::size_t row = 0; row < before.size(); ++row)
            ASSERT_NEAR(of_listings<&Listing::price>(*run)[row], asked(before, row, 0.3, 0.97),
                        1e-4)
                << row;
    }
    EXPECT_GT(mondays, 7);
}

double mean_price(const World& run) {
    double sum = 0;
    for (const double one : of_listings<&Listing::price>(run)) sum += one;
    return sum / static_cast<double>(run.market().listings().size());
}

TEST(HomeSharingNeighbours, RaceDownwardsBelowTheMedianAndUpwardsAboveIt) {
    const auto price = [](const char* quantile) {
        const auto run = world(
            laid("days = 60\nburn_in = 30\nsupply.reprice_chance = 0.5\n",
                 both("{ rule = \"neighbours\", quantile = " + std::string(quantile) + " }")));
        run->advance(run->end());
        return mean_price(*run);
    };
    EXPECT_LT(price("0.2"), 0.97 * price("0.5"));
    EXPECT_GT(price("0.8"), 1.03 * price("0.5"));
}

TEST(HomeSharingLearning, FindsTheBestPriceOfAKnownDemand) {
    const Learning rule{0.02, 1, 0};
    const auto profit = [](double price) { return (price - 20) * (200 - price); }; // best at 110
    for (const double start : {40.0, 110.0, 190.0}) {
        Learning::Trial before;
        Learning::Trial now{start, profit(start)};
        for (int step = 0; step < 200; ++step) {
            const sim::Stream luck(sim::Key(1), purpose("test.trial"), sim::Day{step}, {1});
            const double next = rule.next(before, now, luck);
            before = now;
            now = {next, profit(next)};
        }
        EXPECT_NEAR(std::log(now.price / 110), 0, 2 * 0.02 + 1e-9);
    }
}

TEST(HomeSharingLearning, MovesByOneStepAfterEachTrial) {
    const auto run =
        world(laid("days = 120\nburn_in = 30\n",
                   both("{ rule = \"learning\", step = 0.1, weeks = 3, experiment = 0.2 }")));
    std::vector<double> before(of_listings<&Listing::price>(*run).begin(),
                               of_listings<&Listing::price>(*run).end());
    std::vector<sim::Day> moved(before.size());
    int moves = 0;
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const auto price = of_listings<&Listing::price>(*run);
        for (std::size_t row = 0; row < before.size(); ++row) {
            if (price[row] == before[row]) continue;
            const double floor = static_cast<double>(of_listings<&Listing::cost>(*run)[row]) / 0.97;
            ASSERT_TRUE(std::abs(std::abs(std::log(price[row] / before[row])) - 0.1) < 1e-9 ||
                        std::abs(price[row] - floor) < 1e-4);
            ASSERT_TRUE(moved[row] == sim::Day{} || today - moved[row] >= 21);
            moved[row] = today;
            before[row] = price[row];
            ++moves;
        }
    }
    EXPECT_GT(moves, 300);
}

// The first trial begins on the first Monday, and for most it lasts, so that all bookings since
// then count.
TEST(HomeSharingLearning, CountsWhatBookingsBring) {
    const auto run = world(laid("days = 60\nburn_in = 0\nsupply.exit_hazard = 0\n",
                                both("{ rule = \"learning\", weeks = 104 }")));
    std::vector<sim::Money> owed(run->market().listings().size());
    std::set<sim::Identity> known;
    bool begun = false;
    while (run->day() < run->end()) {
        begun = begun || sim::weekday(run->day()) == 0;
        run->advance(run->day() + 1);
        const auto& stays = run->market().stays();
        for (std::size_t at = 0; at < stays.size(); ++at) {
            if (!known.insert(stays.identities()[at]).second || !begun) continue;
            const Stay stay = stays.row(at);
            const auto cost = of_listings<&Listing::cost>(*run)[stay.listing.row];
            owed[stay.listing.row] +=
                sim::share(sim::Commission{}, stay.price).provider_gets -
                sim::round_half_even(100 * static_cast<double>(cost) * stay.nights);
        }
    }
    const auto businesses = table_of<Business>(run->market());
    int compared = 0;
    for (std::size_t row = 0; row < owed.size(); ++row) {
        const Business one = businesses.row(row);
        if (one.price_before > 0) continue; // a second trial has begun
        ASSERT_EQ(one.booked, owed[row]);
        compared += owed[row].minor > 0;
    }
    EXPECT_GT(compared, 20);
}

TEST(HomeSharingTool, AsksThePriceThatBringsMost) {
    const Algorithmic rule{2.5, 1};
    const double reference = 120;
    const double cost = 30;
    const double odds = -0.4;
    const auto gain = [&](double price) {
        const double sale = std::exp(odds - 2.5 * (price / reference - 1));
        return (price - cost) * sale / (1 + sale);
    };
    const double best = rule.price(reference, cost, odds);
    for (double price = cost; price < 600; price += 0.5) ASSERT_LE(gain(price), gain(best) + 1e-9);
    EXPECT_GT(rule.price(reference, cost, odds + 1), best);
    EXPECT_GT(rule.price(reference, cost + 10, odds), best);
    EXPECT_LT(rule.price(reference, cost + 10, odds), best + 10); // passes on a part of its cost
}

TEST(HomeSharingTool, SeesWhatTheSeasonDoesNotKnow) {
    std::vector<double> season;
    for (int night = 0; night < 100; ++night) season.push_back(night % 7 > 4 ? 1.5 : 0.8);
    std::vector<double> taken(season);
    for (double& one : taken) one *= 20;
    for (const double one : pickup(taken, season, 100)) EXPECT_NEAR(one, 1, 1e-12);
    taken[50] *= 2; // a fair
    const auto heat = pickup(taken, season, 100);
    EXPECT_GT(heat[50], 1.5);
    EXPECT_LT(heat[49], 1);
    EXPECT_NEAR(heat[80], 1, 1e-12);
    for (const double one : pickup(std::vector<double>(100), season, 0)) EXPECT_EQ(one, 1);
}

TEST(HomeSharingTool, MovesPricesWithTheNightAndNotWithTheYear) {
    const Algorithmic rule{};
    const NightsAhead ahead{{0.5, 1, 2}, {1, 1, 1.5}, 0.2};
    const auto against = rule.against_average(ahead, -0.7);
    EXPECT_LT(against[0], 1);
    EXPECT_DOUBLE_EQ(against[1], 1);
    EXPECT_GT(against[2], 1);
    EXPECT_DOUBLE_EQ(against[0] * rule.price(1, 0.2, -0.7),
                     rule.price(1, 0.2, -0.7 + sim::math::log(0.5)));
}

// With no fullness to look at, the price of an average night is the closed form at any time, and
// what a stay costs is that times what its nights cost against an average one.
TEST(HomeSharingTool, SetsTheBasePriceByItsClosedForm) {
    const auto run =
        world(laid("days = 30\nburn_in = 30\n", both("{ rule = \"algorithmic\", fullness = 0 }")));
    run->advance(run->end());
    const double odds = std::log(0.33 / 0.67);
    for (std::size_t row = 0; row < run->market().listings().size(); ++row) {
        const Listing one = run->market().listings().row(row);
        ASSERT_NEAR(one.price,
                    Algorithmic{}.price(static_cast<double>(one.reference_price),
                                        static_cast<double>(one.cost) / 0.97, odds),
                    1e-4);
    }
}

TEST(HomeSharingTool, QuotesMoreForSoughtNights) {
    const auto quoted = [](const std::string& more) {
        const auto run = world(laid("days = 360\nburn_in = 60\nsupply.exit_hazard = 0\n", more));
        std::array<double, 2> sum{};
        std::array<double, 2> nights{};
        std::set<sim::Identity> known;
        while (run->day() < run->end()) {
            run->advance(run->day() + 1);
            for (std::size_t at = 0; at < run->market().stays().size(); ++at) {
                const Stay stay = run->market().stays().row(at);
                if (!known.insert(run->market().stays().identities()[at]).second) continue;
                const bool high = sim::date_of(stay.first).month == 8;
                const bool low = sim::date_of(stay.first).month == 2;
                if (!high && !low) continue;
                sum[high] +=
                    stay.price.major() / run->market().listings().row(stay.listing.row).price;
                nights[high] += stay.nights;
            }
        }
        return (sum[1] / nights[1]) / (sum[0] / nights[0]);
    };
    EXPECT_GT(quoted(both("'algorithmic'")),
              1.03 * quoted("supply.peak_pricing = 0\n"
                            "supply.professional_peak_pricing = 0\n"));
}

TEST(HomeSharingPricing, NobodyWhoHasNotTakenARuleUpGoesByIt) {
    for (const char* rule : {"neighbours", "learning", "algorithmic"})
        EXPECT_EQ(after(both("\"" + std::string(rule) + "\"") + "supply.pricing_adoption = 0\n"),
                  after(""));
}

TEST(HomeSharingPricing, EveryParameterMovesTheMarket) {
    const auto casual = [](const std::string& rule) { return "supply.pricing = " + rule + "\n"; };
    const std::vector<std::string> ways{
        "",
        casual("'neighbours'"),
        casual("{ rule = 'neighbours', quantile = 0.6 }"),
        casual("'neighbours'") + "supply.pricing_adoption = 0.5\n",
        casual("'learning'"),
        casual("{ rule = 'learning', step = 0.06 }"),
        casual("{ rule = 'learning', weeks = 4 }"),
        casual("{ rule = 'learning', weeks = 4, experiment = 0.9 }"),
        casual("'algorithmic'"),
        casual("{ rule = 'algorithmic', elasticity = 3 }"),
        casual("{ rule = 'algorithmic', fullness = 1 }"),
        "supply.professional_pricing = 'neighbours'\n",
        "supply.professional_pricing = 'algorithmic'\n",
        both("'algorithmic'")};
    std::set<std::uint64_t> found;
    for (const std::string& one : ways) found.insert(after(one));
    EXPECT_EQ(found.size(), ways.size());
}

TEST(HomeSharingPricing, IsFoundAgainAfterACheckpointAndInABranch) {
    const auto catalogue = models::catalogue();
    for (const char* rule : {"neighbours", "learning", "algorithmic"}) {
        const auto scenario = prepared(
            laid("days = 100\nburn_in = 30\n", both("{ rule = \"" + std::string(rule) + "\" }")));
        for (const auto course : {sim::Course::resumed, sim::Course::branched}) {
            const sim::Way way{2, sim::BlockOrder::shuffled, course};
            EXPECT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, way), "");
        }
    }
}

// What the platform earns of a year's stays under a ranking that is kept to.
double earned(const std::string& ranking) {
    return in_all(laid("days = 180\nburn_in = 60\nsupply.exit_hazard = 0\n"
                       "demand.ranking_temperature = 0.1\nplatform.ranking = \"" +
                       ranking + "\"\n"),
                  "platform_revenue");
}

TEST(HomeSharingRanking, ByRevenueLiesBetweenNothingAndOneAndRisesWithIt) {
    EXPECT_EQ(revenue_score(0, 5), 0);
    EXPECT_EQ(revenue_score(0, 0), 0);
    EXPECT_DOUBLE_EQ(revenue_score(5, 5), 0.5);
    EXPECT_LT(revenue_score(1e9, 5), 1);
    EXPECT_LT(revenue_score(4, 5), revenue_score(4.1, 5));
    EXPECT_DOUBLE_EQ(chance_to_book(0), 0.5);
    EXPECT_NEAR(chance_to_book(2) / (1 - chance_to_book(2)), std::exp(2.0), 1e-9);
}

TEST(HomeSharingRanking, ByRevenueEarnsThePlatformMoreThanByPrice) {
    EXPECT_GT(earned("platform_revenue"), 1.02 * earned("price"));
}

// Nobody pays the platform: all homes have the same place.
TEST(HomeSharingRanking, ByRevenueOfAFreePlatformTellsNoHomesApart) {
    const std::string free = "platform.sharing = { from_provider = 0, from_customer = 0 }\n"
                             "demand.ranking_temperature = 1e2\nplatform.ranking = ";
    const auto by = [&](const char* ranking) {
        return in_all(laid("days = 60\nburn_in = 30\n", free + ranking), "bookings");
    };
    EXPECT_NEAR(by("'platform_revenue'") / by("'random'"), 1, 0.03);
}

} // namespace
} // namespace models::home_sharing
