// SPDX-License-Identifier: Apache-2.0
// Stays called off: as often as their chance says, with nights, caps and money given back, and
// nobody let a night twice.

#include "models/catalogue.hpp"
#include "sim/record/digest.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace models::home_sharing {
namespace {

using sim::Money;

const std::string by_guests = "supply.cancellation.by_guests = 0.3\n";
const std::string by_hosts = "supply.cancellation.by_hosts = 0.3\n";
const std::string year = "days = 360\nburn_in = 0\nsupply.exit_hazard = 0\n";

TEST(HomeSharingForfeits, FollowTheRule) {
    const Money price{90'000}; // three nights
    EXPECT_EQ(forfeited(Refunds::flexible, price, 3, 1), Money{0});
    EXPECT_EQ(forfeited(Refunds::flexible, price, 3, 0), Money{30'000});
    EXPECT_EQ(forfeited(Refunds::moderate, price, 3, 5), Money{0});
    EXPECT_EQ(forfeited(Refunds::moderate, price, 3, 4), Money{60'000});
    EXPECT_EQ(forfeited(Refunds::strict, price, 3, 14), Money{0});
    EXPECT_EQ(forfeited(Refunds::strict, price, 3, 13), Money{45'000});
    EXPECT_EQ(forfeited(Refunds::strict, price, 3, 6), price);
    EXPECT_EQ(forfeited(Refunds::moderate, price, 1, 0), price);
    EXPECT_NEAR(std::pow(1 - daily_hazard(0.3), 30), 0.7, 1e-12);
    EXPECT_EQ(daily_hazard(0), 0);
}

// A stay, the day on which it was booked, and the day on which it was called off.
struct Known {
    Stay stay;
    sim::Day booked;
    std::optional<sim::Day> gone;
};

// Runs a document day by day and calls `evening(market, today, gone)` with the stays called off
// that day; gives all stays.
template <class Evening> std::vector<Known> followed(const sim::Node& document, Evening&& evening) {
    const auto run = world(document);
    std::map<sim::Identity, Known> log;
    std::set<sim::Identity> standing;
    // What was booked before the first day, whenever that was, stands on its morning.
    run->step();
    const auto& first = run->market().stays();
    for (std::size_t at = 0; at < first.size(); ++at) {
        log.emplace(first.identities()[at], Known{first.row(at), run->day() - 1, {}});
        standing.insert(first.identities()[at]);
    }
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const auto& stays = run->market().stays();
        std::set<sim::Identity> now(stays.identities().begin(), stays.identities().end());
        std::vector<Stay> gone;
        for (const sim::Identity who : standing) {
            Known& one = log.at(who);
            if (now.contains(who) || one.stay.first < today) continue;
            one.gone = today;
            gone.push_back(one.stay);
        }
        for (std::size_t at = 0; at < stays.size(); ++at)
            log.emplace(stays.identities()[at], Known{stays.row(at), today, {}});
        standing = std::move(now);
        evening(run->market(), today, gone);
    }
    std::vector<Known> all;
    for (const auto& [who, one] : log)
        if (one.stay.first < run->end()) all.push_back(one);
    return all;
}

TEST(HomeSharingCancellation, HappensAsOftenAsItsChanceSaysAndMoreAtLongLead) {
    const auto stays = followed(laid(year, by_guests), [](const Market&, sim::Day, const auto&) {});
    std::array<double, 2> wanted{};
    std::array<double, 2> variance{};
    std::array<double, 2> found{};
    std::array<double, 2> count{};
    for (const Known& one : stays) {
        const int lead = one.stay.first - one.booked;
        const double chance = 1 - std::pow(0.7, lead / 30.0);
        const std::size_t at = lead > 30;
        wanted[at] += chance;
        variance[at] += chance * (1 - chance);
        found[at] += one.gone.has_value();
        ++count[at];
    }
    for (const std::size_t at : {0U, 1U}) {
        EXPECT_GT(count[at], 200);
        EXPECT_NEAR(found[at], wanted[at], 4 * std::sqrt(variance[at]));
    }
    EXPECT_GT(found[1] / count[1], 2 * found[0] / count[0]);
}

TEST(HomeSharingCancellation, NobodyIsLetANightTwiceAndNightsCalledOffByGuestsAreFree) {
    followed(laid("days = 150\nburn_in = 0\n", by_guests), [](const Market& market, sim::Day today,
                                                              const auto&) {
        std::vector<sim::TakenDays> calendars(market.listings().size());
        for (std::size_t at = 0; at < market.stays().size(); ++at) {
            const Stay stay = market.stays().row(at);
            auto& nights = calendars[stay.listing.row];
            ASSERT_TRUE(nights.free(stay.first, stay.nights));
            nights.take(stay.first, stay.nights);
        }
        const auto held = market.listings().column<&Listing::calendar>();
        for (std::size_t row = 0; row < calendars.size(); ++row)
            ASSERT_EQ(held[row].taken(today + 1, 320), calendars[row].taken(today + 1, 320));
    });
}

TEST(HomeSharingCancellation, NightsCalledOffByHostsStayClosed) {
    std::size_t called_off = 0;
    followed(laid("days = 150\nburn_in = 0\n", by_hosts),
             [&](const Market& market, sim::Day today, const std::vector<Stay>& gone) {
                 const auto held = market.listings().column<&Listing::calendar>();
                 for (const Stay& stay : gone)
                     for (int night = 0; night < stay.nights; ++night)
                         ASSERT_FALSE(held[stay.listing.row].free(stay.first + night, 1));
                 called_off += gone.size();
                 static_cast<void>(today);
             });
    EXPECT_GT(called_off, 50U);
}

// Nights counted against a cap are those of stays that have begun or still stand.
TEST(HomeSharingCancellation, GivesNightsBackToTheCap) {
    std::map<std::uint32_t, int> begun;
    followed(laid("days = 330\nburn_in = 0\n", by_guests, by_hosts),
             [&](const Market& market, sim::Day today, const auto&) {
                 std::vector<int> owed(market.listings().size(), 0);
                 for (std::size_t at = 0; at < market.stays().size(); ++at) {
                     const Stay stay = market.stays().row(at);
                     const int later = std::clamp(
                         stay.first + stay.nights - sim::day_of({2020, 1, 1}), 0, int{stay.nights});
                     if (stay.first == today) begun[stay.listing.row] += stay.nights - later;
                     if (stay.first > today) owed[stay.listing.row] += stay.nights - later;
                 }
                 const auto counted = market.listings().column<&Listing::nights_this_year>();
                 for (std::uint32_t row = 0; row < owed.size(); ++row)
                     ASSERT_EQ(counted[row], owed[row] + begun[row]) << row;
             });
}

class Forfeits : public testing::TestWithParam<const char*> {};

// What is called off a day, priced by the rule one by one, is what flows.
TEST_P(Forfeits, FlowToTheCent) {
    const std::string rule = "supply.cancellation.refunds = \"" + std::string(GetParam()) + "\"\n";
    const Refunds refunds = read_in(laid(rule)).first.supply.cancellation.refunds;
    Money all;
    followed(laid("days = 200\nburn_in = 0\n", by_guests, rule),
             [&](const Market& market, sim::Day today, const std::vector<Stay>& gone) {
                 Money kept;
                 Money hosts;
                 for (const Stay& stay : gone) {
                     const Money one =
                         forfeited(refunds, stay.price, stay.nights, stay.first - today);
                     kept += one;
                     hosts += sim::share(sim::Commission{}, one).provider_gets;
                 }
                 Money told;
                 Money income;
                 Money fees;
                 for (const Indicators& zone : by_zone(market)) {
                     told += zone.forfeits;
                     income += zone.host_net_income;
                     fees += zone.platform_revenue;
                 }
                 ASSERT_EQ(told, kept);
                 ASSERT_EQ(market.ledger().paid(Payment::forfeit), hosts);
                 ASSERT_EQ(income, market.ledger().net(Sector::hosts));
                 ASSERT_EQ(fees, market.ledger().net(Sector::platform));
                 ASSERT_NO_THROW(market.ledger().prove());
                 all += kept;
             });
    EXPECT_GT(all.minor, 0);
}

INSTANTIATE_TEST_SUITE_P(Rules, Forfeits, testing::Values("flexible", "moderate", "strict"));

TEST(HomeSharingCancellation, CostsAHostWhoCallsOffHisNameAndAPenalty) {
    const std::string costly = "supply.cancellation.penalty = 30\n";
    const auto run = world(laid(year, by_hosts, costly));
    const auto plain = world(laid(year));
    run->advance(run->end());
    plain->advance(plain->end());
    const double called_off = all_days(*run, "called_off_by_hosts");
    EXPECT_GT(called_off, 100);
    EXPECT_EQ(run->market().ledger().paid<&sim::Flow::ever>(Payment::forfeit),
              (Money{3000 * static_cast<std::int64_t>(called_off)}));
    const auto reliability = [](const World& one) {
        double sum = 0;
        for (std::uint32_t row = 0; row < one.market().listings().size(); ++row)
            sum +=
                sim::opinion(sim::Reviews{}, one.market().beliefs().about(row), one.day()).to(0.9);
        return sum / static_cast<double>(one.market().listings().size());
    };
    EXPECT_LT(reliability(*run), reliability(*plain) - 0.01);
}

// Whose host calls off looks again the same day, so searches are more by as many.
TEST(HomeSharingCancellation, SendsGuestsToSearchAgain) {
    const auto run = world(laid("days = 40\nburn_in = 0\n", by_hosts));
    const auto plain = world(laid("days = 40\nburn_in = 0\n"));
    run->advance(run->end());
    plain->advance(plain->end());
    EXPECT_GT(all_days(*run, "called_off_by_hosts"), 5);
    EXPECT_EQ(all_days(*run, "searches"),
              all_days(*plain, "searches") + all_days(*run, "called_off_by_hosts"));
}

// Worth of a stay that does not come about is no worth: without forfeits, what is left is that of
// the stays that stand.
TEST(HomeSharingCancellation, TakesBackWhatABookingWasWorth) {
    const auto run = world(laid("days = 150\nburn_in = 0\n", by_guests,
                                "supply.cancellation.refunds = \"flexible\"\n"
                                "supply.cancellation.by_hosts = 0.1\n"));
    run->advance(run->end());
    const auto plain = world(laid("days = 150\nburn_in = 0\n"));
    plain->advance(plain->end());
    const double left = all_days(*run, "guest_surplus");
    EXPECT_LT(left, 0.95 * all_days(*plain, "guest_surplus"));
    EXPECT_GT(left, 0.5 * all_days(*plain, "guest_surplus"));
}

TEST(HomeSharingCancellation, EveryParameterMovesTheMarket) {
    const std::vector<std::string> ways{"", by_guests, by_hosts,
                                        by_guests + "supply.cancellation.refunds = 'strict'\n",
                                        by_hosts + "supply.cancellation.penalty = 10\n"};
    std::set<std::uint64_t> found;
    for (const std::string& one : ways) {
        const auto run = world(laid("days = 60\nburn_in = 0\n", one));
        run->advance(run->end());
        found.insert(sim::digest(run->tables()));
    }
    EXPECT_EQ(found.size(), ways.size());
}

TEST(HomeSharingCancellation, IsFoundAgainAfterACheckpointAndInABranch) {
    const auto catalogue = models::catalogue();
    const auto scenario =
        prepared(laid("days = 100\nburn_in = 30\n", by_guests, by_hosts,
                      "supply.pricing = \"learning\"\nsupply.cancellation.penalty = 10\n"));
    for (const auto course : {sim::Course::resumed, sim::Course::branched}) {
        const sim::Way way{2, sim::BlockOrder::shuffled, course};
        EXPECT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, way), "");
    }
}

} // namespace
} // namespace models::home_sharing
