// SPDX-License-Identifier: Apache-2.0
// Firms that makers go on with: survival and jobs against their closed forms, and nothing where
// nobody goes on.

#include "models/crowdfunding/firms/firms.hpp"
#include "tests/support/crowd.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace models::crowdfunding {
namespace {

// Many makers who have delivered a campaign that raised so much, and nothing else that happens.
class CrowdfundingFirms : public testing::Test {
protected:
    static World many(const std::string& rules) {
        return world(platform("population = { makers = 20_000, serial = 0, backers = 100 }\n"
                              "delivery.unit_cost = 0.4\nfirms = { " +
                              rules + " }\n"));
    }
    // The firms after so many months, each founded on the first day.
    static Firms after(const World& one, double raised, int months) {
        Agents agents = one.agents();
        Books books(agents);
        books.begin_day(0);
        Firms firms(agents);
        for (std::uint32_t row = 0; row < agents.campaigns.size(); ++row) {
            agents.column<&Campaign::pledged>()[row] = sim::round_half_even(100 * raised);
            firms.take_up(one.yesterday(), agents, row);
        }
        for (int month = 0; month < months; ++month) {
            Today today = one.yesterday();
            today.day = today.day + 31 * month;
            firms.trade(today, agents, books);
        }
        return firms;
    }
    template <auto Member> static double mean(const Firms& firms) {
        double sum = 0;
        for (const auto value : firms.table().column<Member>()) sum += static_cast<double>(value);
        return sum / static_cast<double>(firms.table().size());
    }
    static double open_share(const Firms& firms) {
        double open = 0;
        for (const Standing one : firms.table().column<&Firm::standing>())
            open += one == Standing::open;
        return open / static_cast<double>(firms.table().size());
    }
};

constexpr double error = 4 * 0.5 / 141; // four of 20,000 makers' standard errors

// With sales that stay, each year is survived with the same chance, a logit in sales over wage.
TEST_F(CrowdfundingFirms, SurvivalIsTheClosedForm) {
    const World one = many("founding = 1, sales = 2, growth_spread = 0, wage = 30_000, closing = "
                           "0.2, closing_with_sales = 0.5");
    for (const double raised : {1'500.0, 15'000.0, 150'000.0}) {
        const double odds = 0.25 * std::pow(2 * raised / 30'000, -0.5);
        const double stays = 1 / (1 + odds);
        EXPECT_NEAR(open_share(after(one, raised, 12)), stays, error) << raised;
        EXPECT_NEAR(open_share(after(one, raised, 36)), std::pow(stays, 3), error) << raised;
    }
}

TEST_F(CrowdfundingFirms, NobodyClosesWithoutAChanceTo) {
    const World one = many("founding = 0.3, closing = 0");
    EXPECT_NEAR(open_share(after(one, 1'000, 0)), 0.3, error);
    EXPECT_EQ(open_share(after(one, 1'000, 0)), open_share(after(one, 1'000, 24)));
    EXPECT_EQ(closing_chance(one.given().firms, 0), 0);
}

// Work is paid out of sales less goods; growth spreads sales and leaves their mean.
TEST_F(CrowdfundingFirms, JobsAreTheWageBillOverTheWage) {
    const World still = many("founding = 1, sales = 1.5, growth_spread = 0, labour = 0.5, wage = "
                             "30_000, closing = 0");
    const double jobs = 0.5 * 0.6 * 1.5 * 20'000 / 30'000;
    EXPECT_NEAR(mean<&Firm::jobs>(after(still, 20'000, 12)), jobs, 1e-9);
    const World moving = many("founding = 1, sales = 1.5, growth_spread = 0.4, labour = 0.5, wage "
                              "= 30_000, closing = 0");
    const Firms grown = after(moving, 20'000, 12);
    const double spread = std::sqrt(std::exp(0.4 * 0.4) - 1); // of a year's factor, lognormal
    EXPECT_NEAR(mean<&Firm::sales>(grown), 30'000, 4 * 30'000 * spread / 141);
    double variance = 0;
    for (const double sales : grown.table().column<&Firm::sales>())
        variance += std::pow(std::log(sales / 30'000) + 0.08, 2) / 20'000;
    EXPECT_NEAR(variance, 0.16, 0.01);
}

// A firm belongs to a maker, who founds one with the first delivery and widens it with the next.
TEST_F(CrowdfundingFirms, AnotherDeliveryWidensTheFirm) {
    const World one = many("founding = 1, sales = 2, growth_spread = 0");
    Agents agents = one.agents();
    Firms firms(agents);
    agents.column<&Campaign::pledged>()[7] = {100'000};
    firms.take_up(one.yesterday(), agents, 7);
    firms.take_up(one.yesterday(), agents, 7);
    const std::uint32_t maker = agents.column<&Campaign::maker>()[7];
    EXPECT_EQ(firms.table().row(maker).sales, 4'000);
    EXPECT_EQ(agents.here(7).firms_founded, one.agents().tally.front().firms_founded + 1);
}

// Over a year of a platform: firms that there are, founded and closed; and money, which customers
// bring and suppliers, workers and makers have.
TEST(CrowdfundingFirmsOfAPlatform, AddUp) {
    World one = world(platform("firms = { founding = 0.8, closing = 0.9 }\n"));
    std::int64_t founded = 0, closed = 0;
    Money sold, wages;
    while (one.day() < one.end()) {
        one.next_day();
        const Indicators told = one.told();
        founded += told.firms_founded;
        closed += told.firms_closed;
        sold += told.firm_sales;
        wages += told.wages;
        ASSERT_EQ(told.firms, founded - closed);
        ASSERT_NO_THROW(one.market().ledger().prove());
        ASSERT_EQ(one.market().ledger().held(Sector::customers), -sold);
        ASSERT_EQ(one.market().ledger().held(Sector::workers), wages);
    }
    EXPECT_GT(closed, 5);
    EXPECT_GT(founded, closed);
    double jobs = 0;
    for (std::uint32_t row = 0; row < one.parts().firms.table().size(); ++row)
        jobs += one.parts().firms.table().row(row).jobs;
    EXPECT_NEAR(one.told().jobs, jobs, 1e-9);
    EXPECT_GT(wages.minor, 0);
}

TEST(CrowdfundingFirmsOfAPlatform, ThereAreNoneWhereNobodyGoesOn) {
    World with = world(platform("firms = { founding = 1 }\n"));
    World without = world(platform());
    with.advance(with.end());
    without.advance(without.end());
    EXPECT_EQ(without.told().firms, 0);
    EXPECT_EQ(without.total("firm_sales"), 0);
    EXPECT_GT(with.total("firm_sales"), 0);
    // What becomes of makers afterwards moves no campaign.
    EXPECT_EQ(with.total("pledges"), without.total("pledges"));
    EXPECT_EQ(with.total("deliveries"), without.total("deliveries"));
}

} // namespace
} // namespace models::crowdfunding
