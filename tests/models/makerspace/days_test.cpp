// SPDX-License-Identifier: Apache-2.0
// Makerspaces on every day of two years: what is told is counted anew from the tables.

#include "models/makerspace/market.hpp"
#include "sim/time/calendar.hpp"
#include "tests/support/worlds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace models::makerspace {
namespace {

Parameters workshop() {
    Parameters given;
    given.machines = {{.name = "laser", .units = 2, .hours_to_failure = 40},
                      {.name = "lathe", .units = 1, .session = 3},
                      {.name = "printer", .units = 3, .needs_class = false}};
    given.spaces = {.number = 3, .size_spread = 0.4, .volunteer_run = 0.4};
    given.people.persons = 500;
    given.floor.places = 8;
    given.membership.cap = 90;
    given.finance.capital = 100'000;
    given.finance.rent = 4'000;
    given.finance.wages = 6'000;
    given.finance.reserve = 60'000;
    return given;
}

using Run = sim::RunOf<Market>;

std::unique_ptr<Run> begun(Parameters given, int days) {
    auto scenario = std::make_shared<sim::Scenario<Market>>();
    scenario->settings.days = days;
    scenario->settings.burn_in = 0;
    scenario->given = std::move(given);
    return std::make_unique<Run>(std::move(scenario), sim::keys(3, 0, 0));
}

class MakerspaceDays : public testing::TestWithParam<Queueing> {};

TEST_P(MakerspaceDays, AddUp) {
    Parameters given = workshop();
    given.floor.queueing = GetParam();
    const auto run = begun(given, 500);
    double hours_before = 0;
    Money results;
    int closed = 0;
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        const Market& market = run->market();
        const Agents& agents = market.agents();
        ASSERT_NO_THROW(market.ledger().prove());
        std::vector<Indicators> told(agents.spaces.size());
        market.indicators(told);
        double hours = 0;
        for (const double unit : agents.column<&Unit::hours>()) hours += unit;
        double used = 0;
        for (std::uint32_t space = 0; space < told.size(); ++space) {
            const Indicators& here = told[space];
            std::uint32_t members = 0;
            for (std::uint32_t row = agents.first_person[space];
                 row < agents.first_person[space + 1]; ++row)
                members += agents.column<&Person::tie>()[row] == Tie::member;
            ASSERT_EQ(here.members, members);
            const auto size = static_cast<double>(agents.column<&Space::size>()[space]);
            ASSERT_LE(members, std::max(1.0, 90 * size));
            ASSERT_LE(here.hours_used, here.hours_offered + 1e-9);
            ASSERT_LE(here.projects_late, here.projects_done);
            if (!here.open_spaces) {
                ++closed;
                ASSERT_EQ(here.members + here.visits + here.services, 0);
            }
            used += here.hours_used;
            results += here.operating_result;
        }
        ASSERT_NEAR(hours - hours_before, used, 1e-6);
        hours_before = hours;
    }
    EXPECT_GT(hours_before, 100);
    // What spaces have earned is what they hold beyond capital, loan and tools.
    const auto& ledger = run->market().ledger();
    using Flow = sim::Flow;
    const auto net = [&](Payment why) { return ledger.net<&Flow::ever>(Sector::spaces, why); };
    const Money apart = net(Payment::capital) + net(Payment::loan) + net(Payment::equipment) +
                        net(Payment::repayment) + net(Payment::surplus);
    EXPECT_EQ(ledger.held(Sector::spaces), apart + results);
}

INSTANTIATE_TEST_SUITE_P(Both, MakerspaceDays,
                         testing::Values(Queueing::walk_in, Queueing::bookings),
                         [](const auto& one) { return std::string(sim::name_of(one.param)); });

double sum_of(const Run& run, std::string_view name) {
    const auto days = sim::by_day(run.series(), name);
    return std::accumulate(days.begin(), days.end(), 0.0);
}

TEST(Makerspace, HoursOfTheDayAddUpToTheDays) {
    for (const Queueing queueing : {Queueing::walk_in, Queueing::bookings}) {
        Parameters given = workshop();
        given.floor.queueing = queueing;
        const auto run = begun(given, 200);
        run->advance(run->end());
        const Agents& agents = run->market().agents();
        const auto total = [](const auto& column) {
            return std::accumulate(column.begin(), column.end(), 0.0);
        };
        EXPECT_NEAR(total(agents.column<&Hour::offered>()), sum_of(*run, "hours_offered"), 1e-6);
        EXPECT_NEAR(total(agents.column<&Hour::used>()), sum_of(*run, "hours_used"), 1e-6);
        EXPECT_NEAR(total(agents.column<&Hour::waited>()), sum_of(*run, "hours_waited"), 1e-6);
        for (std::size_t row = 0; row < agents.hours.size(); ++row)
            EXPECT_LE(agents.column<&Hour::used>()[row],
                      agents.column<&Hour::offered>()[row] + 1e-9);
    }
}

TEST(Makerspace, ClosesWhenItsCashIsGoneAndNotBefore) {
    Parameters given = workshop();
    given.finance.reserve = 30'000;
    given.people.persons = 20; // too few to live from
    given.spaces.volunteer_run = 0;
    const auto run = begun(given, 900);
    while (run->day() < run->end()) {
        run->advance(run->day() + 1);
        const Agents& agents = run->market().agents();
        for (std::uint32_t space = 0; space < agents.spaces.size(); ++space)
            ASSERT_EQ(agents.column<&Space::open>()[space] != 0, agents.cash(space) >= Money{})
                << sim::iso(run->day()) << ' ' << agents.cash(space).minor;
    }
    const auto open = sim::by_day(run->series(), "open_spaces");
    EXPECT_EQ(open.front(), 3);
    EXPECT_EQ(open.back(), 0);
}

TEST(Makerspace, ASubsidyKeepsItOpenAndIsPaidToTheCent) {
    Parameters given = workshop();
    given.people.persons = 20;
    given.finance.reserve = 30'000;
    const auto without = begun(given, 400);
    sim::Terms terms;
    terms.from = sim::Day{17897};
    given.regulation.measures = {sim::enact<Measure>(Subsidy{15'000, 0}, terms)};
    const auto with = begun(given, 400);
    without->advance(without->end());
    with->advance(with->end());
    EXPECT_LT(sim::by_day(without->series(), "open_spaces").back(), 3);
    EXPECT_EQ(sim::by_day(with->series(), "open_spaces").back(), 3);
    // The 1st of fourteen months, three makerspaces each.
    EXPECT_DOUBLE_EQ(sum_of(*with, "subsidies"), 14 * 3 * 15'000.0);
}

TEST(Makerspace, OwnersOrMembersGetTheProfit) {
    Parameters given = workshop();
    given.finance.wages = 0;
    given.finance.rent = 500;
    const auto investors = begun(given, 800);
    given.finance.ownership = common::MemberOwned{.retained = 0};
    const auto members = begun(given, 800);
    investors->advance(investors->end());
    members->advance(members->end());
    const auto& one = investors->market().ledger();
    const auto& other = members->market().ledger();
    using Flow = sim::Flow;
    EXPECT_GT(one.net<&Flow::ever>(Sector::owners, Payment::surplus), Money{});
    EXPECT_EQ(one.net<&Flow::ever>(Sector::makers, Payment::surplus), Money{});
    EXPECT_EQ(other.net<&Flow::ever>(Sector::owners, Payment::surplus), Money{});
    EXPECT_EQ(other.net<&Flow::ever>(Sector::makers, Payment::surplus).major(),
              sum_of(*members, "paid_out"));
}

// By head each member has the same, to the cent; by use who was there longer has more.
TEST(Makerspace, MembersShareByHeadOrByUse) {
    Parameters given = workshop();
    given.spaces = {.number = 1};
    given.finance.wages = 0;
    given.finance.rent = 500;
    const auto received = [&](common::SharedBy by) {
        given.finance.ownership = common::MemberOwned{by, 0};
        auto run = begun(given, 420);
        run->advance(sim::Day{18'262}); // 1 January 2020
        std::vector<Money> before;
        const auto balances = [&] {
            std::vector<Money> all;
            const Agents& agents = run->market().agents();
            for (std::uint32_t row = 0; row < agents.people.size(); ++row)
                all.push_back(agents.accounts.balance({Sector::makers, row}));
            return all;
        };
        run->step();
        before = balances();
        run->step(); // profits are paid out
        std::vector<Money> got = balances();
        for (std::size_t row = 0; row < got.size(); ++row) got[row] -= before[row];
        std::erase(got, Money{});
        return got;
    };
    const auto heads = received(common::SharedBy::head);
    ASSERT_GT(heads.size(), 10U);
    const auto [least, most] = std::ranges::minmax(heads);
    EXPECT_LE((most - least).minor, 1);
    const auto hours = received(common::SharedBy::use);
    EXPECT_GT(std::ranges::max(hours).minor, 2 * std::ranges::min(hours).minor);
    EXPECT_NE(hours.size(), heads.size());
}

} // namespace
} // namespace models::makerspace
