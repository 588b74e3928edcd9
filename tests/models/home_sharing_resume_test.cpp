// SPDX-License-Identifier: Apache-2.0
// A market that is taken up again, or branched, goes on as if nothing had been: prices that guests
// see within the day, the fee of a New Year on which the law changes, and laws older than a branch.

#include "sim/run/world.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/memory.hpp"
#include "tests/support/state.hpp"

#include <gtest/gtest.h>

namespace models::home_sharing {
namespace {

const sim::Keys luck = sim::keys_of({1, 0});

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

// A law in force since before the day of the branch.
class Older : public testing::TestWithParam<std::string> {
protected:
    std::shared_ptr<const sim::Prepared> free_ = prepared(laid("days = 60\nburn_in = 30\n"));
    std::shared_ptr<const sim::Prepared> bound_ =
        prepared(laid("days = 60\nburn_in = 30\n", GetParam()));
};

TEST_P(Older, IsTakenUpByABranchOnTheFirstDay) {
    const auto branch = bound_->branch(*free_->start(luck));
    const auto anew = bound_->start(luck);
    branch->advance(branch->end());
    anew->advance(anew->end());
    const auto found = sim::first_difference(branch->tables(), anew->tables());
    EXPECT_FALSE(found) << sim::told(*found);
}

TEST_P(Older, IsTakenUpByABranchAsByARunThatIsTakenUp) {
    const auto history = free_->start(luck);
    history->advance(history->day() + 30);
    const auto branch = bound_->branch(*history);
    const auto other = bound_->start(luck);
    other->restore(history->day(), sim::TablesInMemory(history->tables()), history->series());
    branch->advance(branch->end());
    other->advance(other->end());
    history->advance(history->end());
    const auto found = sim::first_difference(branch->tables(), other->tables());
    EXPECT_FALSE(found) << sim::told(*found);
    EXPECT_TRUE(sim::first_difference(branch->tables(), history->tables()));
}

INSTANTIATE_TEST_SUITE_P(HomeSharingResume, Older,
                         testing::Values("[[regulation.commission_cap]]\nfrom = 2018-01-01\n"
                                         "most = 0.1\n",
                                         "[[regulation.night_cap]]\nfrom = 2018-01-01\n"
                                         "nights = 10\n",
                                         "[[regulation.price_cap]]\nfrom = 2018-01-01\n"));

} // namespace
} // namespace models::home_sharing
