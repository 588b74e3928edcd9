// SPDX-License-Identifier: Apache-2.0
// Why hosts stop, and what running many homes is worth to them.

#include "tests/support/abuse.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace models::home_sharing {
namespace {

const std::string stable = "supply.exit_hazard = 0\n";

double in_a_year(const std::string& toml, std::string_view indicator) {
    return in_all(laid("days = 360\nburn_in = 60\n", toml), indicator);
}

TEST(HomeSharingLeaving, MultipliesTheHazard) {
    const Leaving rule{3, 2, 0};
    EXPECT_EQ(rule.hazard(false, false), 1);
    EXPECT_EQ(rule.hazard(true, false), 3);
    EXPECT_EQ(rule.hazard(false, true), 2);
    EXPECT_EQ(rule.hazard(true, true), 6);
}

const std::string restless = "supply.exit_hazard = 0.03\nsupply.entry_exit_response = 0\n";

TEST(HomeSharingLeaving, FollowsBadStaysAndLosses) {
    const std::string bad = restless + "supply.reliability_a = 4\n";
    const double calm = in_a_year(bad, "exits");
    EXPECT_GT(in_a_year(bad + "supply.leaving.after_incident = 5\n", "exits"), 1.2 * calm);
    // So dear a home loses in every month in which nobody comes.
    const std::string dear = restless + "supply.leaving.monthly_cost = 400\n";
    const double patient = in_a_year(dear, "exits");
    EXPECT_GT(in_a_year(dear + "supply.leaving.after_loss = 5\n", "exits"), 1.5 * patient);
}

// With a hazard that is nothing but after a bad stay, only hosts with bad stays go.
TEST(HomeSharingLeaving, OfHostsWithoutABadMonthIsUnmoved) {
    const auto run = world(laid("days = 200\nburn_in = 60\nsupply.reliability_a = 4\n",
                                "supply.leaving.after_incident = 100\nsupply.exit_hazard = 0.004\n"
                                "supply.entry_exit_response = 0\n"));
    int left = 0;
    int with_cause = 0;
    while (run->day() < run->end()) {
        const bool first = sim::date_of(run->day()).day == 1;
        const auto active = of_listings<&Listing::active>(*run);
        const std::vector<std::uint8_t> before(active.begin(), active.end());
        const auto careers = table_of<Career>(run->market());
        run->advance(run->day() + 1);
        if (!first) continue;
        for (std::size_t row = 0; row < before.size(); ++row) {
            const Listing one = run->market().listings().row(row);
            if (!before[row] || one.active) continue;
            ++left;
            with_cause += careers.column<&Career::incidents>()[one.host.row] > 0;
        }
    }
    EXPECT_GT(left, 20);
    EXPECT_GT(with_cause, 0.8 * left);
}

TEST(HomeSharingLeaving, KeepingAHomeCostsEveryMonth) {
    const auto run =
        world(laid("days = 90\nburn_in = 0\nsupply.leaving.monthly_cost = 50.5\n", stable));
    while (run->day() < run->end()) {
        const bool first = sim::date_of(run->day()).day == 1;
        std::int64_t open = 0;
        for (const std::uint8_t one : of_listings<&Listing::active>(*run)) open += one;
        run->advance(run->day() + 1);
        sim::Money hosting;
        const Market& market = run->market();
        for (std::size_t at = 0; at < market.stays().size(); ++at) {
            const Stay stay = market.stays().row(at);
            if (stay.first + 1 == run->day())
                hosting += sim::round_half_even(
                    100 * static_cast<double>(market.listings().row(stay.listing.row).cost) *
                    stay.nights);
        }
        ASSERT_EQ(market.ledger().paid(Payment::cost),
                  hosting + sim::Money{first ? 5050 * open : 0});
        ASSERT_NO_THROW(market.ledger().prove());
    }
}

TEST(HomeSharingManagement, CostFallsWithHomesByItsElasticity) {
    const Management rule{0, 0.2, 0.9, 1};
    EXPECT_EQ(rule.cost(1, false), 1);
    EXPECT_EQ(rule.cost(0, false), 1);
    EXPECT_NEAR(rule.cost(8, false), std::pow(8, -0.2), 1e-12);
    EXPECT_NEAR(rule.cost(8, true), 0.9 * std::pow(8, -0.2), 1e-12);
    EXPECT_FALSE(Management{}.changes_cost());
}

TEST(HomeSharingManagement, IsPaidForByStays) {
    const std::string cheaper =
        "supply.management = { economies = 0.3, professional_cost = 0.8 }\n";
    const auto run = world(laid("days = 60\nburn_in = 30\n", cheaper, stable));
    std::vector<int> homes(table_of<Host>(run->market()).size(), 0);
    for (std::size_t row = 0; row < run->market().listings().size(); ++row)
        homes[run->market().listings().row(row).host.row] +=
            of_listings<&Listing::active>(*run)[row];
    const auto hosts = table_of<Host>(run->market());
    const Management rule{0, 0.3, 0.8, 1};
    bool many = false;
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        const Market& market = run->market();
        sim::Money owed;
        for (std::size_t at = 0; at < market.stays().size(); ++at) {
            const Stay stay = market.stays().row(at);
            if (stay.first + 1 != run->day()) continue;
            const Listing home = market.listings().row(stay.listing.row);
            const double factor = rule.cost(
                homes[home.host.row], hosts.column<&Host::professional>()[home.host.row] != 0);
            many = many || factor < 0.7;
            owed +=
                sim::round_half_even(100 * (static_cast<double>(home.cost) * factor) * stay.nights);
        }
        ASSERT_EQ(market.ledger().paid(Payment::cost), owed);
    }
    EXPECT_TRUE(many);
}

// Homes on offer of hosts who offer one, against all.
double small_share(const std::string& toml) {
    const auto run = world(laid("days = 700\nburn_in = 60\n", restless, toml));
    run->advance(run->end());
    std::map<std::uint32_t, int> homes;
    for (std::size_t row = 0; row < run->market().listings().size(); ++row) {
        const Listing one = run->market().listings().row(row);
        if (one.active) ++homes[one.host.row];
    }
    double small = 0;
    double all = 0;
    for (const auto& [host, count] : homes) {
        small += count == 1;
        all += count;
    }
    return small / all;
}

TEST(HomeSharingManagement, HostsOfManyGrow) {
    EXPECT_LT(small_share("supply.management.growth = 2\n"), small_share("") - 0.03);
}

TEST(HomeSharingManagement, ProfessionalsMayBookAtOnceAndErrLess) {
    const auto run = world(laid("platform.professional_instant = 1\n"
                                "supply.management.professional_incidents = 0\n"));
    const auto plain = world(village());
    const auto hosts = table_of<Host>(run->market());
    bool casual_asks = false;
    for (std::size_t row = 0; row < run->market().listings().size(); ++row) {
        const Listing one = run->market().listings().row(row);
        const Listing before = plain->market().listings().row(row);
        if (hosts.column<&Host::professional>()[one.host.row]) {
            EXPECT_EQ(one.instant, 1);
            EXPECT_EQ(one.reliability, 1);
        } else {
            EXPECT_EQ(one.instant, before.instant);
            EXPECT_EQ(one.reliability, before.reliability);
            casual_asks = casual_asks || !one.instant;
        }
    }
    EXPECT_TRUE(casual_asks);
}

} // namespace
} // namespace models::home_sharing
