// SPDX-License-Identifier: Apache-2.0
// A platform that sets its own fee: the fee that its books say is best, from the New Year on.

#include "models/catalogue.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace models::home_sharing {
namespace {

using sim::Money;

const std::string greedy = "platform.fee_rule = \"profit_maximising\"\nplatform.highest_fee = 1\n";

const std::string touchy = "demand.price_coefficient = 0.03\n";

PlatformBooks books_of(const World& run) { return table_of<PlatformBooks>(run.market()).row(0); }

// Profit per search at a fee, if the log-odds of a home fall by the price coefficient times what
// guests pay more.
double profit(const PlatformBooks& year, const FeeTerms& terms, double fee) {
    const double price = year.asked.major() / static_cast<double>(year.nights);
    const double odds = static_cast<double>(year.bookings) /
                        static_cast<double>(year.searches - year.bookings) *
                        std::exp(-terms.price_coefficient * price * (fee - terms.from_customer));
    return (fee + terms.from_provider - terms.cost) * odds / (1 + odds);
}

TEST(HomeSharingFee, IsTheBestOfAllFees) {
    const PlatformBooks year{10'000, 2'500, 9'000, Money{900'000'00}, -1};
    for (const double cost : {0.0, 0.1})
        for (const double now : {0.0, 0.14, 0.5}) {
            const FeeTerms terms{now, 0.03, cost, 5, 0.0105};
            const double best = best_fee(year, terms);
            for (double fee = 0; fee < 5; fee += 0.001)
                ASSERT_LE(profit(year, terms, fee), profit(year, terms, best) + 1e-12);
        }
}

TEST(HomeSharingFee, IsKeptInBoundsAndWhereNothingIsLearnt) {
    const PlatformBooks year{10'000, 2'500, 9'000, Money{900'000'00}, -1};
    EXPECT_EQ(best_fee(year, {0.14, 0.03, 0, 0.2, 0.0105}), 0.2);
    EXPECT_EQ(best_fee(PlatformBooks{}, {0.14, 0.03, 0, 1, 0.0105}), 0.14);
    EXPECT_EQ(best_fee({10, 10, 30, Money{1000}, -1}, {0.14, 0.03, 0, 1, 0.0105}), 0.14);
    EXPECT_EQ(best_fee(year, {0.14, 5, 0, 1, 0.0105}), 0); // hosts pay enough
}

TEST(HomeSharingFee, BooksAreThoseOfTheYear) {
    const auto run = world(laid("days = 120\nburn_in = 0\n", greedy));
    run->advance(run->end());
    const PlatformBooks year = books_of(*run);
    EXPECT_EQ(static_cast<double>(year.searches), all_days(*run, "searches"));
    EXPECT_EQ(static_cast<double>(year.bookings), all_days(*run, "bookings"));
    EXPECT_GT(year.asked.minor, 0);
    EXPECT_NEAR(year.fee, 0.14, 1e-12); // nothing was known on the first day
}

// The fee of the second year is the closed form of the first, and guests pay it.
TEST(HomeSharingFee, IsSetAtTheNewYearFromTheYearBefore) {
    // Guests who mind prices so much that the best fee lies within its bounds.
    const auto run = world(laid("days = 380\nburn_in = 0\n", greedy, touchy));
    run->advance(sim::day_of({2020, 1, 1}));
    const PlatformBooks year = books_of(*run);
    run->advance(run->day() + 1);
    const double coefficient = 0.03 * (0.7 * 1 + 0.3 * 0.6); // of the village's segments
    const double wanted = best_fee(year, {0.14, 0.03, 0, 1, coefficient});
    EXPECT_NEAR(books_of(*run).fee, wanted, 1e-9);
    EXPECT_GT(wanted, 0.16);
    EXPECT_LT(wanted, 0.95);
    run->advance(run->end());
    Money fees;
    Money prices;
    for (const Indicators& zone : by_zone(run->market())) {
        fees += zone.guest_fees;
        prices += zone.home_revenue;
    }
    EXPECT_NEAR(fees.major() / prices.major(), wanted, 1e-3);
}

TEST(HomeSharingFee, EarnsMoreThanTheFeeThatWasFixed) {
    const auto second_year = [](const std::string& rule) {
        const auto run = world(laid("days = 730\nburn_in = 60\n"
                                    "supply.exit_hazard = 0\n",
                                    rule));
        run->advance(run->end());
        const auto days = sim::by_day(run->series(), "platform_revenue");
        double sum = 0;
        for (std::size_t day = days.size() - 300; day < days.size(); ++day) sum += days[day];
        return sum;
    };
    EXPECT_GT(second_year(greedy), 1.1 * second_year(""));
}

TEST(HomeSharingFee, ObeysACapOnCommission) {
    const auto run = world(laid("days = 20\nburn_in = 60\n", greedy,
                                "[[regulation.commission_cap]]\nfrom = 2019-01-01\nmost = 0.1\n"));
    run->advance(run->end());
    Money fees;
    Money prices;
    for (const Indicators& zone : by_zone(run->market())) {
        fees += zone.guest_fees;
        prices += zone.home_revenue;
    }
    EXPECT_GT(prices.minor, 0);
    EXPECT_LT(fees.major(), 0.1 * prices.major());
}

TEST(HomeSharingFee, IsFoundAgainAfterACheckpointAndInABranch) {
    const auto catalogue = models::catalogue();
    const auto scenario = prepared(laid("days = 400\nburn_in = 30\n", greedy));
    for (const auto course : {sim::Course::resumed, sim::Course::branched}) {
        const sim::Way way{2, sim::BlockOrder::shuffled, course};
        EXPECT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, way), "");
    }
}

} // namespace
} // namespace models::home_sharing
