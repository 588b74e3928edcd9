// SPDX-License-Identifier: Apache-2.0
// Caps on investors and makers hold on every day, counted from pledges and campaigns, alone and
// beside the rest of the law.

#include "sim/time/calendar.hpp"
#include "tests/support/crowd.hpp"

#include <gtest/gtest.h>

#include <map>
#include <tuple>
#include <vector>

namespace models::crowdfunding {
namespace {

// What may be beside a cap; each could loosen it if measures were not taken together.
const std::string others[] = {
    "",
    measure("issuer_cap", "per_year = 3000", "2016-01-01"),
    measure("milestone_escrow", "at_once = 0.3", "2016-01-01"),
    measure("refund_right", "", "2016-01-01"),
    measure("cooling_off", "days = 6", "2016-01-01"),
    measure("identity_check", "detected = 0.8", "2016-01-01"),
    measure("platform_liability", "", "2016-01-01"),
    measure("investor_cap", "per_campaign = 1000\nper_year = 120", "2016-01-01"),
    measure("investor_cap", "per_maker = 25\ninvestors = \"everyone\"", "2016-01-01"),
};

class CrowdfundingCaps : public testing::TestWithParam<std::string> {};

const std::string rich = "backers = { qualified = 0.3, qualified_means = 3, budget = 8 }\n"
                         "inference.slack = 1\n";

// What one person pledged to others in a year, of pledges that stand.
struct Invested {
    Money most; // in one campaign
    Money all;
    std::map<std::uint32_t, Money> by_maker; // by row of the maker
};

std::map<std::uint32_t, Invested> invested_in(const World& world, int year) {
    std::map<std::uint32_t, Invested> by_backer;
    for (std::size_t row = 0; row < world.agents().pledges.size(); ++row) {
        const Pledge one = world.agents().pledges.row(row);
        if (one.withdrawn || one.own() || sim::date_of(one.day).year != year) continue;
        Invested& here = by_backer[one.backer];
        here.most = std::max(here.most, one.amount);
        here.all += one.amount;
        here.by_maker[world.agents().column<&Campaign::maker>()[one.campaign]] += one.amount;
    }
    return by_backer;
}

TEST_P(CrowdfundingCaps, BindOrdinaryInvestorsAndLeaveTheOthers) {
    World one = world(platform(
        rich +
        measure("investor_cap", "per_campaign = 40\nper_maker = 50\nper_year = 90", "2016-01-01") +
        GetParam()));
    const bool everyone = GetParam().find("everyone") != std::string::npos;
    std::size_t near = 0, free = 0;
    while (one.day() < one.end()) {
        one.next_day();
        if (one.day().value % 3) continue; // sums within a year only grow, or shrink by withdrawal
        for (const auto& [who, has] : invested_in(one, sim::date_of(one.day() - 1).year)) {
            const bool qualified = one.agents().column<&Backer::qualified>()[who] != 0;
            for (const auto& [maker, money] : has.by_maker) {
                const double most = everyone ? 25 : qualified ? 1e9 : 50;
                ASSERT_LE(money.major(), most) << who;
                free += qualified && money.major() > 50;
            }
            if (qualified) continue;
            ASSERT_LE(has.most.major(), 40) << who;
            ASSERT_LE(has.all.major(), 90) << who;
            near += has.all.major() > 60;
        }
    }
    EXPECT_GT(near, 0U);
    EXPECT_EQ(free > 0, !everyone);
    EXPECT_GT(one.total("capped_pledges"), 0);
}

INSTANTIATE_TEST_SUITE_P(Beside, CrowdfundingCaps, testing::ValuesIn(others));

// The last days of the year and the first of the next, with pledges of the old one withdrawn.
TEST(CrowdfundingCap, OfTheNewYearOwesNothingToPledgesOfTheOld) {
    World one =
        world(platform("start = 2016-11-01\ndays = 120\nburn_in = 30\npopulation.years = 0.4\n"
                       "inference.slack = 3\ninference.goal_pull = 3\n" +
                       measure("cooling_off", "days = 20", "2016-10-01") +
                       measure("investor_cap", "per_year = 60", "2016-10-01")));
    const sim::Day new_year = sim::day_of({2017, 1, 1});
    std::size_t late = 0, most = 0;
    while (one.day() < one.end()) {
        one.next_day();
        for (std::size_t row = 0; row < one.agents().pledges.size(); ++row) {
            const Pledge pledge = one.agents().pledges.row(row);
            late += pledge.withdrawn && pledge.day < new_year && new_year < one.day();
        }
        for (const auto& [who, has] : invested_in(one, sim::date_of(one.day() - 1).year)) {
            ASSERT_LE(has.all.major(), 60) << who << " on " << sim::iso(one.day());
            most += has.all.major() > 50;
        }
    }
    EXPECT_GT(late, 0U);
    EXPECT_GT(most, 0U);
}

// ------------------------------------------------------------------------------------- makers

const std::string come_back = R"(
days = 1000
burn_in = 30
population = { makers = 40, backers = 1500, years = 2.9, serial = 0.9, next_after = 60 }
makers = { after_success = 1, after_failure = 1, dishonest = 0.1 }
appeal.level = 2
contacts.mean = 60
categories = [ { name = "small", cost = 250 } ]
)";

// The ends of campaigns whose money was taken, and what it was, by maker.
std::map<std::uint32_t, std::vector<std::pair<int, Money>>> raised(const World& world) {
    std::map<std::uint32_t, std::vector<std::pair<int, Money>>> by_maker;
    for (std::size_t row = 0; row < world.agents().campaigns.size(); ++row) {
        const Campaign one = world.agents().campaigns.row(row);
        if (one.stage != Stage::producing && one.stage != Stage::delivered &&
            one.stage != Stage::broken)
            continue;
        by_maker[one.maker].emplace_back((one.launch + one.duration).value, one.pledged);
    }
    return by_maker;
}

class CrowdfundingIssuers : public testing::TestWithParam<std::string> {};

TEST_P(CrowdfundingIssuers, NeverRaiseMoreThanTheCapInTwelveMonths) {
    World one = world(
        platform(come_back + GetParam() + measure("issuer_cap", "per_year = 12000", "2016-01-01")));
    one.advance(one.end());
    std::size_t windows = 0, again = 0;
    for (const auto& [maker, ends] : raised(one))
        for (const auto& [from, first] : ends) {
            Money sum;
            for (const auto& [end, money] : ends)
                if (end >= from && end < from + 365) sum += money;
            ASSERT_LE(sum.major(), 12'000) << "maker " << maker << " from day " << from;
            ++windows;
            again += sum > first;
        }
    EXPECT_GT(windows, 30U);
    EXPECT_GT(again, 5U); // makers with several campaigns in a year
    EXPECT_GT(one.total("capped_pledges"), 0);
}

// The rows of the campaigns of one maker stand side by side, which counting them relies on.
TEST(CrowdfundingIssuer, CampaignsStandSideBySide) {
    World one = world(platform(come_back));
    one.advance(one.end());
    const auto taken = raised(one);
    for (std::uint32_t row = 0; row < one.agents().campaigns.size(); ++row) {
        const Campaign here = one.agents().campaigns.row(row);
        if (here.number > 0) {
            const Campaign before = one.agents().campaigns.row(row - 1);
            ASSERT_EQ(std::tuple(before.maker, before.number + 1),
                      std::tuple(here.maker, static_cast<int>(here.number)));
        }
    }
    for (std::uint32_t maker = 0; maker < one.agents().makers.size(); ++maker)
        for (int day = 60; day < 1'000; day += 94) {
            Money sum;
            const sim::Day today = one.end() - day;
            if (const auto found = taken.find(maker); found != taken.end())
                for (const auto& [end, money] : found->second)
                    if (end > today.value - 365) sum += money;
            ASSERT_EQ(one.agents().raised_in_year(maker, today), sum);
        }
}

INSTANTIATE_TEST_SUITE_P(Beside, CrowdfundingIssuers,
                         testing::Values(others[0], others[2], others[3], others[4], others[5],
                                         others[6], others[7],
                                         "platform.settlement = { rule = \"keep_it_all\" }\n"));

} // namespace
} // namespace models::crowdfunding
