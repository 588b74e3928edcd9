// SPDX-License-Identifier: Apache-2.0
// What each measure of crowdfunding does, against numbers worked by hand.

#include "models/crowdfunding/outcomes/production.hpp"
#include "sim/record/digest.hpp"
#include "sim/time/calendar.hpp"
#include "tests/support/crowd.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace models::crowdfunding {
namespace {

using F = sim::Flow;

constexpr std::string_view dawn = "2016-01-01"; // of the platform's burn-in

const std::string shorter = "population = { makers = 200, backers = 5000, years = 0.4 }\n"
                            "makers.advance = 0\nclaims.abusive = 0\n"
                            "delivery.voluntary_refund = 0\n";

// One reward of 45 of every campaign; who pledges pays that.
const std::string one_price = "rewards = { price = 45, price_spread = 0, goal_slope = 0, ladder = "
                              "[ { price = 1 } ] }\n";

World ended(const std::string& words) {
    World one = world(platform(shorter + words));
    one.advance(one.end());
    return one;
}

Money ever(const World& one, Sector from, Sector to, Payment why) {
    return one.market().ledger().flow<&F::ever>(from, to, why);
}

TEST(CrowdfundingInvestorCap, OfAPriceLeavesAllAndOfACentLessNothing) {
    const World free = ended(one_price);
    const World at = ended(one_price + measure("investor_cap", "per_campaign = 45", dawn));
    const World below = ended(one_price + measure("investor_cap", "per_campaign = 44.99", dawn));
    EXPECT_EQ(sim::digest(at.tables()), sim::digest(free.tables()));
    EXPECT_GT(free.total("pledges"), 100);
    EXPECT_EQ(at.total("capped_pledges"), 0);
    EXPECT_EQ(below.agents().pledges.size(), 0U);
    EXPECT_GT(below.total("capped_pledges"), 100);
}

// Two rewards of 45 fit into 100, and goals are no higher.
TEST(CrowdfundingIssuerCap, LetsACampaignTakeAsManyPledgesAsFit) {
    const World one = ended(one_price + measure("issuer_cap", "per_year = 100", dawn));
    std::uint32_t most = 0;
    for (std::size_t row = 0; row < one.agents().campaigns.size(); ++row) {
        const Campaign here = one.agents().campaigns.row(row);
        if (here.stage == Stage::planned || here.stage == Stage::dropped) continue;
        ASSERT_LE(here.goal.major(), 100);
        ASSERT_LE(here.backers, 2U);
        most = std::max(most, here.backers);
    }
    EXPECT_EQ(most, 2U);
}

// Whoever is never delivered to has the held share of what was left after fees, to the cent.
TEST(CrowdfundingMilestoneEscrow, GivesBackWhatIsHeldOrPaysItOut) {
    World one = world(platform(shorter + measure("milestone_escrow", "at_once = 0.4", dawn)));
    Money held_of_broken, held_of_delivered;
    std::uint32_t backers = 0;
    std::map<std::uint32_t, Money> held;
    while (one.day() < one.end()) {
        one.next_day();
        for (std::uint32_t row = 0; row < one.agents().campaigns.size(); ++row) {
            const Campaign here = one.agents().campaigns.row(row);
            if (here.stage == Stage::producing) {
                const Money left =
                    here.pledged - share_of(here.pledged, 0.05) - share_of(here.pledged, 0.03);
                ASSERT_EQ(here.held, share_of(left, 0.6));
                held[row] = here.held;
            } else if (held.contains(row)) {
                (here.stage == Stage::broken ? held_of_broken : held_of_delivered) += held[row];
                if (here.stage == Stage::broken) backers += here.backers;
                held.erase(row);
            }
        }
    }
    const Money back = ever(one, Sector::escrow, Sector::backers, Payment::refund);
    EXPECT_GT(back.minor, 0);
    EXPECT_LE(back, held_of_broken);
    EXPECT_LE(held_of_broken.minor - back.minor, backers); // what rounding leaves goes to makers
    EXPECT_GT(held_of_delivered, held_of_broken);
    EXPECT_EQ(ever(one, Sector::makers, Sector::backers, Payment::refund), Money{});
}

// An honest maker owes the share of what is left of the money, and a fraud is gone.
TEST(CrowdfundingRefundRight, ReachesWhatTheProjectHasLeft) {
    World one = world(platform(shorter + measure("refund_right", "share = 0.8", dawn)));
    Money owed;
    std::size_t honest = 0, partial = 0;
    std::set<std::uint32_t> seen;
    while (one.day() < one.end()) {
        one.next_day();
        for (std::uint32_t row = 0; row < one.agents().campaigns.size(); ++row) {
            const Campaign here = one.agents().campaigns.row(row);
            if (here.stage != Stage::broken || !seen.insert(row).second) continue;
            const Production fate = production_of(one.yesterday(), one.agents(), row);
            if (fate.fraud) continue;
            const double raised = here.pledged.major();
            const double left = std::max(0.0, 0.92 * raised - fate.cost) / raised;
            for (std::size_t at = 0; at < one.agents().pledges.size(); ++at) {
                const Pledge pledge = one.agents().pledges.row(at);
                if (pledge.campaign == row) owed += share_of(pledge.amount, std::min(left, 0.8));
            }
            ++honest;
            partial += left < 0.8;
        }
    }
    EXPECT_EQ(ever(one, Sector::makers, Sector::backers, Payment::refund), owed);
    EXPECT_GT(honest, 3U);
    EXPECT_GT(partial, 0U);
    EXPECT_LT(partial, honest);
}

// While nothing is learnt nobody has second thoughts; later some have, on the day on which the
// right ends, and have their money.
TEST(CrowdfundingCoolingOff, EndsOnItsLastDayAndReturnsMoney) {
    const std::string blind = "platform.shows_raised = false\nbackers.trust_step = 0\n";
    World calm = world(platform(shorter + blind + measure("cooling_off", "days = 5", dawn)));
    while (calm.told().ended == 0) {
        calm.next_day();
        ASSERT_EQ(calm.told().withdrawn, 0);
    }
    EXPECT_GT(calm.agents().pledges.size(), 10U);
    World one = world(platform(shorter + measure("cooling_off", "days = 5", dawn)));
    std::set<std::size_t> gone;
    Money returned, of_failed;
    std::set<std::uint32_t> over;
    while (one.day() < sim::day_of({2016, 12, 31})) { // before old pledges are forgotten
        one.next_day();
        for (std::size_t row = 0; row < one.agents().pledges.size(); ++row) {
            const Pledge pledge = one.agents().pledges.row(row);
            if (!pledge.withdrawn || !gone.insert(row).second) continue;
            ASSERT_EQ(one.day() - 1 - pledge.day, 5);
            returned += pledge.amount;
        }
        for (std::uint32_t row = 0; row < one.agents().campaigns.size(); ++row) {
            const Campaign here = one.agents().campaigns.row(row);
            if (here.stage == Stage::failed && over.insert(row).second) of_failed += here.pledged;
        }
    }
    EXPECT_GT(gone.size(), 10U);
    EXPECT_EQ(ever(one, Sector::escrow, Sector::backers, Payment::returned), returned + of_failed);
}

TEST(CrowdfundingIdentityCheck, OfAllTurnsEachFraudAwayAndChargesEachLaunch) {
    const World free = ended("");
    const World all = ended(measure("identity_check", "detected = 1\ncost = 12.34", dawn));
    EXPECT_GT(free.total("frauds"), 0);
    EXPECT_EQ(all.total("frauds"), 0);
    EXPECT_GT(all.total("turned_away"), 0);
    std::int64_t launched = 0;
    for (std::size_t row = 0; row < all.agents().makers.size(); ++row)
        launched += all.agents().makers.row(row).launched;
    EXPECT_EQ(ever(all, Sector::makers, Sector::offices, Payment::check).minor, 1'234 * launched);
    // Whom a check finds a stricter one finds too.
    const World half = ended(measure("identity_check", "detected = 0.5\ncost = 0", dawn));
    EXPECT_GT(half.total("frauds"), 0);
    EXPECT_LT(half.total("frauds"), free.total("frauds"));
}

TEST(CrowdfundingPlatformLiability, OfAllLeavesBackersNoLoss) {
    const World all = ended(measure("platform_liability", "share = 1", dawn));
    EXPECT_GT(all.total("broken_promises"), 0);
    EXPECT_EQ(all.total("lost"), 0);
    Money taken;
    for (std::size_t row = 0; row < all.agents().campaigns.size(); ++row) {
        const Campaign here = all.agents().campaigns.row(row);
        if (here.stage == Stage::broken) taken += here.pledged;
    }
    EXPECT_EQ(ever(all, Sector::platform, Sector::backers, Payment::liability), taken);
    // Nobody insures makers against themselves.
    World own = world(platform("makers.advance = 5\nclaims.abusive = 0\n"
                               "delivery.voluntary_refund = 0\n" +
                               measure("platform_liability", "share = 1", dawn)));
    Money advanced, broken;
    std::set<std::uint32_t> seen;
    while (own.day() < own.end()) {
        own.next_day();
        for (std::size_t at = 0; at < own.agents().pledges.size(); ++at) {
            const Pledge pledge = own.agents().pledges.row(at);
            const Campaign here = own.agents().campaigns.row(pledge.campaign);
            if (here.stage != Stage::broken || here.due != own.day() - 1) continue;
            (pledge.own() ? advanced : broken) += pledge.amount;
        }
    }
    EXPECT_GT(advanced.minor, 0);
    EXPECT_EQ(ever(own, Sector::platform, Sector::backers, Payment::liability), broken);
}

// Rights of backers: more is pledged, and less is lost of what is.
TEST(CrowdfundingRights, RaisePledgesAndLowerTheShareThatIsLost) {
    const World free = ended("");
    for (const std::string& law : {measure("milestone_escrow", "at_once = 0.2", dawn),
                                   measure("refund_right", "share = 1", dawn),
                                   measure("platform_liability", "share = 0.8", dawn)}) {
        const World with = ended(law);
        EXPECT_GT(with.total("pledged"), free.total("pledged")) << law;
        EXPECT_LT(with.total("lost") / with.total("raised"),
                  free.total("lost") / free.total("raised"))
            << law;
    }
    const World capped = ended(measure("investor_cap", "per_year = 60", dawn));
    EXPECT_LT(capped.total("raised"), free.total("raised"));
}

} // namespace
} // namespace models::crowdfunding
