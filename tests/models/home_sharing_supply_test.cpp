// SPDX-License-Identifier: Apache-2.0
// Which weeks hosts let, and who comes in because of what he hears.

#include "models/catalogue.hpp"
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

const std::string by_opportunity = "supply.opening = { rule = \"opportunity\", spread = 0.8 }\n";
const std::string stable = "supply.exit_hazard = 0\n";

double normal_share(double x) { return 0.5 * std::erfc(-x / std::sqrt(2)); }

double in_a_year(const std::string& toml, std::string_view indicator) {
    return in_all(laid("days = 360\nburn_in = 60\n", toml), indicator);
}

TEST(HomeSharingOpening, LetsTheShareOfWeeksThatTheNormalSays) {
    const ByOpportunity rule{0.7};
    constexpr int weeks = 20'000;
    for (const double kept : {0.1, 0.3})
        for (const double margin : {30.0, 60.0, 90.0, 180.0}) {
            int open = 0;
            for (int week = 0; week < weeks; ++week) {
                sim::Stream luck(sim::Key(3), purpose("test.opening"), sim::Day{week}, {1});
                open += rule.opens(margin, 60, kept, luck.normal());
            }
            const double wanted =
                normal_share(std::log(margin / 60) / 0.7 - sim::math::inverse_normal(kept));
            const double noise = std::sqrt(wanted * (1 - wanted) / weeks);
            EXPECT_NEAR(static_cast<double>(open) / weeks, wanted, 4 * noise + 1e-9)
                << margin << ' ' << kept;
        }
}

TEST(HomeSharingOpening, KnowsHostsWhoAlwaysLetAndWhoNeverDo) {
    const ByOpportunity rule{};
    for (const double luck : {-8.0, 0.0, 8.0}) {
        EXPECT_TRUE(rule.opens(1, 60, 0, luck));
        EXPECT_FALSE(rule.opens(1e12, 60, 1, luck));
        EXPECT_TRUE(rule.opens(1, 0, 0.3, luck)); // nothing to be had otherwise
    }
}

// At reference prices of average nights as many weeks are let under both rules.
TEST(HomeSharingOpening, KeepsAsManyWeeksInAnAverageSeason) {
    const std::string flat = stable + "supply.reprice_chance = 0\n"
                                      "supply.professional_reprice_chance = 0\n"
                                      "supply.peak_pricing = 0\n"
                                      "supply.professional_peak_pricing = 0\n";
    const double by_weeks = in_a_year(flat, "nights_offered");
    const double by_worth = in_a_year(flat + by_opportunity, "nights_offered");
    EXPECT_NEAR(by_worth / by_weeks, 1, 0.02);
}

// Nights offered a day in the month most sought over those in the month least sought.
double peak_supply(const std::string& toml) {
    const auto run = world(laid("days = 365\nburn_in = 60\n", stable, toml));
    const auto& months = run->market().city().season.month;
    const auto high = std::ranges::max_element(months) - months.begin() + 1;
    const auto low = std::ranges::min_element(months) - months.begin() + 1;
    std::array<double, 13> offered{};
    std::array<double, 13> days{};
    while (run->day() < run->end()) {
        const sim::Date date = sim::date_of(run->day());
        run->advance(run->day() + 1);
        if (date.year < 2019) continue;
        for (const Indicators& zone : by_zone(run->market()))
            offered[static_cast<std::size_t>(date.month)] +=
                static_cast<double>(zone.nights_offered);
        ++days[static_cast<std::size_t>(date.month)];
    }
    const auto mean = [&](std::ptrdiff_t month) {
        return offered[static_cast<std::size_t>(month)] / days[static_cast<std::size_t>(month)];
    };
    return mean(high) / mean(low);
}

TEST(HomeSharingOpening, BringsMoreSupplyWhenNightsAreDear) {
    const std::string seasonal = "supply.peak_pricing = 1\nsupply.professional_peak_pricing = 1\n";
    const double coin = peak_supply(seasonal);
    const double worth = peak_supply(seasonal + by_opportunity);
    const double elastic =
        peak_supply(seasonal + "supply.opening = { rule = \"opportunity\", spread = 0.3 }\n");
    EXPECT_GT(worth, 1.05 * coin);
    EXPECT_GT(elastic, 1.02 * worth);
}

// The network of hosts, made again: in the order of the zones of their first listings.
struct Town {
    explicit Town(const World& run) {
        const Market& market = run.market();
        std::vector<std::uint16_t> zone(table_of<Host>(market).size(), 65'535);
        for (std::size_t row = 0; row < market.listings().size(); ++row) {
            const Listing one = market.listings().row(row);
            zone[one.host.row] = std::min(zone[one.host.row], one.zone);
        }
        for (std::uint32_t who = 0; who < zone.size(); ++who) order.push_back(who);
        std::ranges::stable_sort(order, {}, [&](std::uint32_t who) { return zone[who]; });
        place.resize(order.size());
        for (std::uint32_t at = 0; at < order.size(); ++at) place[order[at]] = at;
        network = sim::SmallWorld{3, 0.1}(order.size(), sim::keys(1, 0, 0).world);
    }
    // What contacts who let say on average; negative if none does.
    [[nodiscard]] double hears(std::uint32_t who, const sim::Table<Career>& careers) const {
        double sum = 0;
        int tellers = 0;
        for (const std::uint32_t near : network.neighbours(place[who])) {
            const float told = careers.column<&Career::told>()[order[near]];
            if (told < 0) continue;
            sum += static_cast<double>(told);
            ++tellers;
        }
        return tellers > 0 ? sum / tellers : -1;
    }
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> place;
    sim::Graph network;
};

// Entry by what contacts told, low and high: the chance of a closed listing in a month.
TEST(HomeSharingNews, BringsInThoseWhoseContactsDoWell) {
    const auto run = world(laid("days = 700\nburn_in = 60\nsupply.news.weight = 1\n"
                                "supply.exit_hazard = 0.1\nsupply.entry_exit_response = 2\n"));
    const Town town(*run);
    std::array<double, 2> closed{};
    std::array<double, 2> opened{};
    while (run->day() < run->end()) {
        const bool first = sim::date_of(run->day()).day == 1;
        const auto active = of_listings<&Listing::active>(*run);
        const std::vector<std::uint8_t> before(active.begin(), active.end());
        run->advance(run->day() + 1);
        if (!first) continue;
        const auto careers = table_of<Career>(run->market()); // what was told this morning
        for (std::size_t row = 0; row < before.size(); ++row) {
            if (before[row]) continue;
            const Listing one = run->market().listings().row(row);
            const double heard = town.hears(one.host.row, careers);
            if (heard < 0 || (heard > 0.8 && heard < 1.2)) continue;
            ++closed[heard > 1];
            opened[heard > 1] += one.active;
        }
    }
    ASSERT_GT(closed[0], 100);
    ASSERT_GT(closed[1], 100);
    EXPECT_GT(opened[1] / closed[1], 2 * (opened[0] / closed[0]));
}

// What each host has to tell, worked out from the takings of the month before.
TEST(HomeSharingNews, IsTheTakingsOfHomesOnOfferAgainstTheUsual) {
    const auto run = world(laid("days = 70\nburn_in = 180\nsupply.news.weight = 0.5\n"
                                "supply.season_elasticity = 0\n",
                                stable));
    run->advance(sim::day_of({2019, 2, 1}));
    const sim::Table<Listing> before = run->market().listings();
    const auto zones = table_of<Zone>(run->market());
    const auto told_before = table_of<Career>(run->market());
    std::vector<double> sum(told_before.size(), 0);
    std::vector<int> homes(told_before.size(), 0);
    for (std::size_t row = 0; row < before.size(); ++row) {
        const Listing one = before.row(row);
        if (!one.active) continue;
        sum[one.host.row] +=
            one.takings.major() / (31 * zones.column<&Zone::usual_takings>()[one.zone]);
        ++homes[one.host.row];
    }
    run->advance(run->day() + 1);
    const auto told = table_of<Career>(run->market());
    int compared = 0;
    for (std::size_t who = 0; who < told.size(); ++who) {
        const auto now = static_cast<double>(told.column<&Career::told>()[who]);
        const auto then = static_cast<double>(told_before.column<&Career::told>()[who]);
        if (homes[who] == 0) {
            EXPECT_LT(now, 0);
            continue;
        }
        const double month = sum[who] / homes[who];
        // Stays that begin on the first count for the month to come, but takings of refunds may
        // not.
        EXPECT_NEAR(now, then < 0 ? month : (2 * then + month) / 3, 1e-3) << who;
        ++compared;
    }
    EXPECT_GT(compared, 50);
}

TEST(HomeSharingSupply, EveryParameterMovesTheMarket) {
    const std::vector<std::string> ways{"",
                                        "supply.opening = 'opportunity'\n",
                                        "supply.opening = { rule = 'opportunity', spread = 0.5 }\n",
                                        "supply.news.weight = 0.5\n",
                                        "supply.news.weight = 1\n",
                                        "supply.news = { weight = 1, network = 'ring' }\n",
                                        "supply.leaving.after_incident = 10\n",
                                        "supply.leaving.after_loss = 0\n"
                                        "supply.leaving.monthly_cost = 2e3\n",
                                        "supply.leaving.monthly_cost = 2e3\n",
                                        "supply.management.growth = 1\n",
                                        "supply.management.economies = 0.2\n",
                                        "supply.management.professional_cost = 0.5\n",
                                        "supply.management.professional_incidents = 0.5\n",
                                        "platform.professional_instant = 0.1\n"};
    std::set<std::uint64_t> found;
    for (const std::string& one : ways) {
        const auto run = world(laid("days = 150\nburn_in = 60\n", one));
        run->advance(run->end());
        found.insert(sim::digest(run->tables()));
    }
    EXPECT_EQ(found.size(), ways.size());
}

TEST(HomeSharingSupply, RefusesANetworkThatSoManyHostsCannotForm) {
    EXPECT_THROW(world(laid("supply.news = { weight = 1, network = { rule = \"ring\", reach = "
                            "1_000 } }\n")),
                 sim::ScenarioError);
}

TEST(HomeSharingSupply, IsFoundAgainAfterACheckpointAndInABranch) {
    const auto catalogue = models::catalogue();
    const auto scenario = prepared(
        laid("days = 150\nburn_in = 60\n", by_opportunity,
             "supply.news.weight = 0.7\nsupply.leaving = { after_incident = 3, after_loss = 2, "
             "monthly_cost = 100 }\nsupply.management = { growth = 1, economies = 0.2 }\n"));
    for (const auto course : {sim::Course::resumed, sim::Course::branched}) {
        const sim::Way way{2, sim::BlockOrder::shuffled, course};
        EXPECT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, way), "");
    }
}

} // namespace
} // namespace models::home_sharing
