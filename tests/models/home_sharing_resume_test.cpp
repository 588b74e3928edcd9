// SPDX-License-Identifier: Apache-2.0
// A market that is taken up again, or branched, goes on as if nothing had been.

#include "tests/support/abuse.hpp"
#include "tests/support/state.hpp"

#include <gtest/gtest.h>

namespace models::home_sharing {
namespace {

std::string difference(const World& one, const World& other) {
    const auto found = sim::first_difference(one.tables(), other.tables());
    return found ? sim::told(*found) : "";
}

// Lives `days` days of a document straight on, and beside it the world taken up anew each morning.
void expect_no_seam(const sim::Node& document, int days) {
    const auto straight = world(document);
    auto other = world(document);
    for (int day = 0; day < days; ++day) {
        straight->advance(straight->day() + 1);
        other = other->taken_up();
        other->advance(straight->day());
        ASSERT_EQ(difference(*straight, *other), "") << sim::iso(straight->day());
    }
}

TEST(HomeSharingResume, GuestsWhoseHostCalledOffSeeThePricesOfTheMorning) {
    expect_no_seam(laid("days = 90\nburn_in = 0\n"
                        "supply.cancellation.by_hosts = 0.3\n"
                        "supply.pricing = \"algorithmic\"\n"
                        "supply.professional_pricing = \"algorithmic\"\n"),
                   90);
}

const std::string greedy =
    "start = 2019-01-02\ndays = 370\nburn_in = 0\ndemand.price_coefficient = 0.03\n"
    "[platform]\nfee_rule = \"profit_maximising\"\nhighest_fee = 1\n";

constexpr sim::Day new_year = sim::day_of({2020, 1, 1});

// The fee that is set on the New Year of 2020 under a cap on commissions.
void expect_fee(const std::string& cap, double paid, double from_provider) {
    const auto run = world(laid(greedy, "[[regulation.commission_cap]]\nmost = 0.1\n" + cap));
    run->advance(new_year);
    const auto other = run->taken_up();
    const PlatformBooks year = table_of<PlatformBooks>(run->market()).row(0);
    run->advance(new_year + 1);
    other->advance(new_year + 1);
    EXPECT_EQ(difference(*run, *other), "");
    const double coefficient = 0.03 * (0.7 * 1 + 0.3 * 0.6); // of the village's segments
    const double wanted = best_fee(year, {paid, from_provider, 0, 1, coefficient});
    EXPECT_GT(wanted, 0.16);
    EXPECT_LT(wanted, 0.95);
    // Shares are split to the cent of a large sum.
    EXPECT_NEAR(table_of<PlatformBooks>(run->market()).row(0).fee, wanted, 1e-6);
}

// Guests paid 0.14 on top and hosts 0.03 of the price; the cap leaves 0.1 of these 0.17.
TEST(HomeSharingResume, AFeeIsSetByWhatGuestsPaidLastYearAndHostsPayThis) {
    const double capped = 0.1 / 0.17;
    expect_fee("from = 2020-01-01\n", 0.14, 0.03 * capped);
    expect_fee("from = 2018-06-01\nuntil = 2020-01-01\n", 0.14 * capped, 0.03);
}

} // namespace
} // namespace models::home_sharing
