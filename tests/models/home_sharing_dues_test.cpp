// SPDX-License-Identifier: Apache-2.0
// Measures about money in the village: taxes, capped fees, insurance and inspection, to the cent.

#include "models/home_sharing/law/measures.hpp"
#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace models::home_sharing {
namespace {

using sim::Money;

const std::string obedient = "compliance.hidden_demand = 0\ncompliance.other_use = 0\n";
const sim::Day spring = sim::day_of({2019, 3, 1});

Listing home_of(const Market& market, const Stay& stay) {
    return market.listings().row(stay.listing.row);
}

TEST(HomeSharingOccupancyTax, ComesOnTopOfTheBaseTax) {
    for (const std::string who : {"platform", "host"}) {
        const auto run =
            world(village("days = 60\ntax = { declared = 0.5, rate = 0.1, per_night = 2 }\n"
                          "[[regulation.occupancy_tax]]\nfrom = 2018-01-01\nrate = 0.07\n"
                          "per_night = 1.5\nbase = \"price_and_fee\"\nremitted = \"" +
                          who + "\"\n"));
        run->advance(run->end());
        const auto& market = run->market();
        const auto collects = table_of<Host>(market);
        int taxed = 0;
        for (std::size_t at = 0; at < market.stays().size(); ++at) {
            const Stay stay = market.stays().row(at);
            const bool declares = collects.row(home_of(market, stay).host.row).collects_tax != 0;
            const auto price = static_cast<double>(stay.price.minor);
            const double base = declares ? 0.1 * price + 200.0 * stay.nights : 0;
            const bool due = declares || who == "platform";
            const double more = due ? 0.07 * 1.14 * price + 150.0 * stay.nights : 0;
            ASSERT_NEAR(static_cast<double>(stay.tax.minor), base + more, 1.1);
            taxed += due && !declares;
        }
        EXPECT_GT(market.stays().size(), 50U);
        EXPECT_EQ(taxed > 0, who == "platform");
    }
}

// Of all stays since the year began, host by host, computed anew.
TEST(HomeSharingProgressiveTax, IsThatOfEveryHostsStays) {
    const auto run =
        world(village("days = 300\ncompliance.hidden_demand = 0\n"
                      "[[regulation.progressive_tax]]\nfrom = 2019-01-01\n"
                      "steps = [{ from = 30, rate = 0.1 }, { from = 90, rate = 0.3 }]\n"));
    run->advance(sim::day_of({2019, 1, 1}));
    std::set<sim::Identity> begun;
    std::map<std::uint32_t, std::pair<double, double>> hosts; // nights, takings
    std::map<std::uint32_t, double> owed;
    const ProgressiveTax tax{Measured::nights, {{30, 0.1}, {90, 0.3}}, {}, {}};
    Money paid;
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const auto& stays = run->market().stays();
        for (std::size_t at = 0; at < stays.size(); ++at) {
            const Stay stay = stays.row(at);
            if (stay.first != today || !begun.insert(stays.identities()[at]).second) continue;
            const std::uint32_t who = home_of(run->market(), stay).host.row;
            auto& [nights, takings] = hosts[who];
            const double gets = sim::share(sim::Commission{}, stay.price).provider_gets.major();
            owed[who] += tax.due(nights, stay.nights, gets);
            nights += stay.nights;
            takings += gets;
        }
        for (const Indicators& zone : by_zone(run->market())) paid += zone.host_taxes;
        ASSERT_NO_THROW(run->market().ledger().prove());
    }
    double all = 0;
    for (const auto& [who, amount] : owed) all += amount;
    EXPECT_GT(all, 50'000);
    EXPECT_NEAR(paid.major(), all, 0.005 * static_cast<double>(begun.size()));
    EXPECT_EQ(run->market().ledger().flow<&sim::Flow::ever>(Sector::hosts, Sector::government,
                                                            Payment::tax),
              paid);
}

TEST(HomeSharingCommissionCap, LeavesThePlatformItsShareOfPrices) {
    const auto run = world(village("days = 200\n[[regulation.commission_cap]]\nmost = 0.08\n"
                                   "from = 2019-03-01\n"));
    run->advance(spring);
    double prices = 0;
    double fees = 0;
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        for (const Indicators& zone : by_zone(run->market())) {
            prices += zone.home_revenue.major();
            fees += zone.platform_revenue.major();
        }
    }
    EXPECT_NEAR(fees / prices, 0.08, 1e-5);
}

TEST(HomeSharingInsurance, TakesItsPremiumAndBearsItsShareOfDamages) {
    const auto run = world(village("days = 200\n" + obedient +
                                   "abuse = { share = 0.5, damage = 0.5, damage_cost = 100 }\n"
                                   "[[regulation.insurance_mandate]]\npremium = 3\ncover = 0.75\n"
                                   "from = 2018-01-01\n"));
    Money premiums;
    Money paid;
    Money damages;
    std::int64_t nights = 0;
    std::int64_t cases = 0;
    run->advance(sim::day_of({2019, 1, 1}));
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        for (const Indicators& zone : by_zone(run->market())) {
            premiums += zone.insurance_premiums;
            paid += zone.insurance_paid;
            damages += zone.damages;
            nights += zone.nights;
            cases += zone.stays;
        }
    }
    EXPECT_EQ(premiums.minor, 300 * nights);
    EXPECT_GT(damages.minor, 0);
    EXPECT_NEAR(paid.major(), 0.75 * damages.major(), 0.005 * static_cast<double>(cases));
}

TEST(HomeSharingInspections, CostWhatTheirVisitsCost) {
    const auto run = world(village("days = 300\n[[regulation.inspection]]\nvisits = 0.5\n"
                                   "cost = 40\nfrom = 2019-01-01\n"));
    Money cost;
    double listing_days = 0;
    run->advance(sim::day_of({2019, 1, 1}));
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        Money revenue;
        for (const Indicators& zone : by_zone(run->market())) {
            cost += zone.enforcement_cost;
            listing_days += static_cast<double>(zone.listing_days);
            revenue += zone.public_revenue;
        }
        ASSERT_EQ(revenue, run->market().ledger().net(Sector::government));
    }
    const double visits = cost.major() / 40;
    const double expected = listing_days * 0.5 / 365;
    EXPECT_EQ(cost.minor % 4'000, 0);
    EXPECT_NEAR(visits, expected, 4 * std::sqrt(expected));
}

TEST(HomeSharingInspections, FindBreachesOfOtherMeasuresAndDeterThem) {
    const std::string ban = "[[regulation.entire_home_ban]]\nfrom = 2019-02-01\n"
                            "sanction = { inspections = 0, fine = 10 }\n";
    const auto alone = world(village("days = 300\n" + ban));
    const auto watched = world(village("days = 300\n" + ban +
                                       "[[regulation.inspection]]\nfrom = 2019-02-01\n"
                                       "visits = 1\ndetection = 1\n"));
    alone->advance(alone->end());
    watched->advance(watched->end());
    const auto fines = [](const World& run) {
        return run.market().ledger().paid<&sim::Flow::ever>(Payment::fine).minor;
    };
    const auto standing = [](const World& run, ComplianceState how) {
        return std::ranges::count(of_listings<&Listing::standing>(run), how);
    };
    // A small fine is risked; without anybody to collect it nothing tells who breaks the law.
    EXPECT_EQ(fines(*alone), 0);
    EXPECT_EQ(standing(*alone, ComplianceState::compliant),
              static_cast<std::int64_t>(alone->market().listings().size()));
    EXPECT_GT(fines(*watched), 10 * 1'000);
    // A fine of 100,000 that comes to light for sure is not risked by those who know of the visits.
    const std::string dear = "[[regulation.entire_home_ban]]\nfrom = 2019-02-01\n"
                             "sanction = { inspections = 0, fine = 100_000 }\n";
    const auto deterred = world(village("days = 300\n" + dear +
                                        "[[regulation.inspection]]\nfrom = 2019-04-01\n"
                                        "visits = 1\ndetection = 1\n"));
    deterred->advance(sim::day_of({2019, 4, 1}));
    EXPECT_EQ(standing(*deterred, ComplianceState::exited), 0);
    deterred->advance(deterred->day() + 1);
    EXPECT_EQ(standing(*deterred, ComplianceState::open_breach), 0);
    EXPECT_GT(standing(*deterred, ComplianceState::exited), 50);
}

// Everything at once: what the roles gain is what their accounts receive, on every day.
TEST(HomeSharingLawBook, BooksBalanceUnderAllMeasuresTogether) {
    std::string law = "days = 150\nabuse = { share = 0.2, damage = 0.3 }\n";
    for (const char* label :
         {"night_cap", "registration", "entire_home_ban", "one_host_one_home", "minimum_stay",
          "foreigners_only", "licence_quota", "freeze", "occupancy_tax", "progressive_tax",
          "commission_cap", "price_cap", "insurance_mandate", "inspection"})
        law += std::string("[[regulation.") + label + "]]\nfrom = 2019-02-01\nuntil = 2019-05-01\n";
    const auto run = world(village(law));
    const auto& ledger = run->market().ledger();
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        Indicators all;
        for (const Indicators& zone : by_zone(run->market())) {
            all.host_net_income += zone.host_net_income;
            all.public_revenue += zone.public_revenue;
            all.platform_revenue += zone.platform_revenue;
            all.insurance_premiums += zone.insurance_premiums - zone.insurance_paid;
        }
        ASSERT_NO_THROW(ledger.prove());
        ASSERT_EQ(all.host_net_income, ledger.net(Sector::hosts));
        ASSERT_EQ(all.public_revenue, ledger.net(Sector::government));
        ASSERT_EQ(all.platform_revenue, ledger.net(Sector::platform));
        ASSERT_EQ(all.insurance_premiums, ledger.net(Sector::insurers));
    }
    EXPECT_GT(ledger.paid<&sim::Flow::ever>(Payment::enforcement).minor, 0);
    EXPECT_EQ(std::ranges::count(of_listings<&Listing::licence>(*run), 1), 0); // all over
}

} // namespace
} // namespace models::home_sharing
