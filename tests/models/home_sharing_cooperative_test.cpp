// SPDX-License-Identifier: Apache-2.0
// A platform that its hosts own against one that they do not: the same market, and what is left
// over comes back to the cent.

#include "models/catalogue.hpp"
#include "sim/record/digest.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/ways.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace models::home_sharing {
namespace {

using sim::Money;

const std::string costly = "platform.cost = 0.09\n";

const sim::Day start = sim::day_of({2019, 1, 1}); // when the members take over

std::string cooperative(const std::string& terms) {
    return "platform.sharing = { rule = \"cooperative\", " + terms + " }\n";
}

std::uint64_t final_digest(const sim::Node& document) {
    const auto run = world(document);
    run->advance(run->end());
    return sim::digest(run->tables());
}

Money reserve_of(const World& run) {
    return table_of<Treasury>(run.market()).column<&Treasury::reserve>()[0];
}

struct Day {
    Money hosts;
    Money platform;
    Money costs;
    Money returned;
    std::int64_t bookings = 0;
};

Day day_of(const World& run) {
    Day all;
    for (const Indicators& zone : by_zone(run.market())) {
        all.hosts += zone.host_income;
        all.platform += zone.platform_revenue;
        all.costs += zone.platform_costs;
        all.returned += zone.member_surplus;
        all.bookings += zone.bookings;
    }
    return all;
}

class Members : public testing::TestWithParam<const char*> {
protected:
    static std::string terms(const std::string& retained) {
        return cooperative(std::string("returned = \"") + GetParam() +
                           "\", retained = " + retained);
    }
};

// Prices, entry and exit stand still here, so that the market is the same under both owners.
TEST_P(Members, GetWhatThePlatformNoLongerKeepsAndNothingElseChanges) {
    const auto owned = world(laid(still, costly));
    const auto shared = world(laid(still, costly, terms("0.2")));
    Money returned;
    while (owned->day() < owned->end()) {
        const bool first = sim::date_of(owned->day()).day == 1;
        owned->advance(owned->day() + 1);
        shared->advance(shared->day() + 1);
        const Day one = day_of(*owned);
        const Day two = day_of(*shared);
        ASSERT_EQ(one.bookings, two.bookings);
        ASSERT_EQ(one.costs, two.costs);
        ASSERT_EQ(one.hosts + two.returned, two.hosts);
        ASSERT_EQ(one.platform - two.returned, two.platform);
        ASSERT_TRUE(first || two.returned == Money{});
        ASSERT_EQ(two.returned, shared->market().ledger().paid(Payment::surplus));
        ASSERT_NO_THROW(shared->market().ledger().prove());
        returned += two.returned;
    }
    EXPECT_GT(returned.minor, 0);
}

// Every month's surplus is known from the books of the evening before.
TEST_P(Members, GetTheSurplusOfTheMonthButForTheReserve) {
    const auto run = world(laid(still, costly, terms("0.2")));
    int months = 0;
    while (run->day() < run->end()) {
        const bool first = run->day() > start && sim::date_of(run->day()).day == 1;
        const auto& ledger = run->market().ledger();
        const Money held = ledger.held(Sector::platform);
        const Money earned = held - reserve_of(*run);
        run->advance(run->day() + 1);
        if (!first || earned.minor <= 0) continue;
        const Money back = run->market().ledger().paid(Payment::surplus);
        ASSERT_EQ(back, earned - share_of(earned, 0.2));
        ASSERT_EQ(reserve_of(*run), held - back);
        ++months;
    }
    EXPECT_GT(months, 4);
}

// Nothing moves but the books of the platform, which keeps all it earns under either owner.
TEST_P(Members, GetNothingOfAPlatformThatRetainsAll) {
    const std::string lively = "days = 150\nburn_in = 60\n";
    EXPECT_EQ(final_digest(laid(lively, costly, terms("1"))), final_digest(laid(lively, costly)));
}

TEST_P(Members, AreFoundAgainAfterACheckpointAndInABranch) {
    const auto catalogue = models::catalogue();
    const auto scenario = prepared(laid("days = 100\nburn_in = 30\n", costly, terms("0.1")));
    for (const auto course : {sim::Course::resumed, sim::Course::branched}) {
        const sim::Way way{2, sim::BlockOrder::shuffled, course};
        EXPECT_EQ(sim::first_difference(catalogue, *scenario, {1, 0}, sim::plain, way), "");
    }
}

INSTANTIATE_TEST_SUITE_P(Cooperative, Members, testing::Values("use", "capital", "head"));

// What a platform returns on a day to each host, and how many homes each offers that morning.
struct Payout {
    std::vector<Money> to;
    std::vector<int> homes;
};

Payout payout(const World& run, std::span<const std::uint8_t> active) {
    const auto& market = run.market();
    const std::size_t hosts = table_of<Host>(market).size();
    Payout found{std::vector<Money>(hosts), std::vector<int>(hosts)};
    for (std::size_t row = 0; row < active.size(); ++row)
        found.homes[market.listings().row(row).host.row] += active[row];
    market.for_each_gain([&](std::size_t line, std::uint32_t row, const auto& amount) {
        if constexpr (std::is_same_v<std::decay_t<decltype(amount)>, Money>)
            if (line == 0) found.to[row] += amount;
    });
    return found;
}

// A winter in which nobody enters or leaves, and a cooperative that retains nothing.
sim::Node winter(const std::string& by) {
    return laid("days = 59\nburn_in = 0\nsupply.exit_hazard = 0\n",
                cooperative("returned = \"" + by + "\", retained = 0"));
}

// What the first of February brings to each host apart from the stays that begin.
Payout returned(const std::string& by) {
    const auto run = world(winter(by));
    run->advance(sim::day_of({2019, 2, 1}));
    const auto active = of_listings<&Listing::active>(*run);
    const std::vector<std::uint8_t> offered(active.begin(), active.end());
    const auto& stays = run->market().stays();
    const sim::Sharing none = sim::Commission{};
    run->advance(sim::day_of({2019, 2, 2}));
    Payout found = payout(*run, offered);
    for (std::size_t at = 0; at < stays.size(); ++at) { // less what stays of the day brought
        const Stay stay = stays.row(at);
        if (stay.first != sim::day_of({2019, 2, 1})) continue;
        const Listing home = run->market().listings().row(stay.listing.row);
        const Money cost = sim::round_half_even(100 * static_cast<double>(home.cost) * stay.nights);
        found.to[home.host.row] -= share(none, stay.price).provider_gets - cost;
    }
    return found;
}

TEST(HomeSharingCooperative, ByHeadIsTheSameForEveryHostWhoOffersAHome) {
    const Payout found = returned("head");
    Money most;
    for (const Money one : found.to) most = std::max(most, one);
    EXPECT_GT(most.minor, 0);
    for (std::size_t who = 0; who < found.to.size(); ++who) {
        if (found.homes[who] == 0)
            ASSERT_EQ(found.to[who], Money{});
        else
            ASSERT_LE(most - found.to[who], Money{1});
    }
}

TEST(HomeSharingCooperative, ByCapitalIsAShareAHome) {
    const Payout found = returned("capital");
    Money all;
    int homes = 0;
    int several = 0;
    for (std::size_t who = 0; who < found.to.size(); ++who) {
        all += found.to[who];
        homes += found.homes[who];
        several += found.homes[who] > 1;
    }
    EXPECT_GT(several, 0);
    for (std::size_t who = 0; who < found.to.size(); ++who)
        ASSERT_NEAR(static_cast<double>(found.to[who].minor),
                    static_cast<double>(all.minor) * found.homes[who] / homes, 1.0);
}

// A cooperative that costs nothing and retains nothing gives every host his own fees back.
TEST(HomeSharingCooperative, ByUseGivesEachHostBackWhatHeBrought) {
    const auto run = world(winter("use"));
    std::map<std::uint32_t, Money> brought;
    while (run->day() < sim::day_of({2019, 2, 1})) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const auto& stays = run->market().stays();
        for (std::size_t at = 0; at < stays.size(); ++at)
            if (const Stay stay = stays.row(at); stay.first == today)
                brought[run->market().listings().row(stay.listing.row).host.row] +=
                    sim::Commission{}(stay.price).platform_keeps;
    }
    const Payout found = returned("use");
    EXPECT_GT(brought.size(), 30U);
    for (std::size_t who = 0; who < found.to.size(); ++who)
        ASSERT_EQ(found.to[who], brought[static_cast<std::uint32_t>(who)]);
}

TEST(HomeSharingCooperative, ALossIsMadeUpBeforeAnythingIsReturned) {
    const sim::Cooperative rule{0.03, 0.14, sim::Returned::use, 0.25};
    EXPECT_EQ(rule.returns(Money{1'000}, Money{5'000}), Money{750});
    EXPECT_EQ(rule.returns(Money{-1'000}, Money{5'000}), Money{});
    EXPECT_EQ(rule.returns(Money{1'000}, Money{400}), Money{300});
    EXPECT_EQ(rule.returns(Money{1'000}, Money{-1}), Money{});
    // Running it costs more than all fees: nobody ever gets anything, and the books tell the debt.
    const auto run = world(
        laid("days = 90\nburn_in = 0\nplatform.cost = 0.3\n", cooperative("returned = \"head\"")));
    run->advance(run->end());
    EXPECT_EQ(run->market().ledger().paid<&sim::Flow::ever>(Payment::surplus), Money{});
    EXPECT_LT(reserve_of(*run), Money{});
}

// Before the first recorded day the platform is not theirs, so both owners have the same history.
TEST(HomeSharingCooperative, MembersTakeOverOnTheFirstRecordedDay) {
    const std::string history = "days = 100\nburn_in = 100\n";
    const auto owned = world(laid(history));
    const auto shared = world(laid(history, cooperative("retained = 0")));
    owned->advance(start);
    shared->advance(start);
    EXPECT_EQ(sim::digest(shared->tables()), sim::digest(owned->tables()));
    shared->advance(shared->end());
    EXPECT_GT(shared->market().ledger().paid<&sim::Flow::ever>(Payment::surplus).minor, 0);
}

// Members who get something back stay, and others come.
TEST(HomeSharingCooperative, TakingsIncludeWhatIsReturned) {
    const std::string year = "days = 365\nburn_in = 0\n";
    const auto all_takings = [&](const std::string& rule) {
        const auto run = world(laid(year, "supply.exit_hazard = 0\n", rule));
        run->advance(run->end());
        const auto zones = table_of<Zone>(run->market());
        const auto takings = zones.column<&Zone::takings>();
        return std::accumulate(takings.begin(), takings.end(), 0.0);
    };
    EXPECT_GT(all_takings(cooperative("retained = 0")), 1.1 * all_takings(""));
}

TEST(HomeSharingCooperative, MoreHomesAreOfferedByMembers) {
    const std::string year = "days = 365\nburn_in = 180\n";
    EXPECT_GT(in_all(laid(year, cooperative("retained = 0")), "listing_days"),
              in_all(laid(year), "listing_days"));
}

} // namespace
} // namespace models::home_sharing
