// SPDX-License-Identifier: Apache-2.0
// The money of crowdfunding on every day of a year: what is pledged, held, taken, produced for and
// paid back is counted anew from campaigns, pledges and persons, to the cent.

#include "sim/time/calendar.hpp"
#include "tests/support/crowd.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numeric>

namespace models::crowdfunding {
namespace {

struct Case {
    const char* name;
    const char* rules;
};

const Case cases[] = {
    {"AllOrNothing", ""},
    {"Firms", "firms = { founding = 1, closing = 0.5 }\n"},
    {"KeepItAll", "platform.settlement = { rule = \"keep_it_all\" }\n"},
    {"Milestones",
     "platform = { fee = 0.083, settlement = { rule = \"milestones\", first = 0.3 } }\n"
     "[[regulation.refund_right]]\nfrom = 2016-06-01\nshare = 0.7\n"},
    {"AllMeasures", "escrow.refund = 0.2\n"
                    "[[regulation.investor_cap]]\nfrom = 2016-03-01\nper_campaign = 60\n"
                    "per_maker = 80\nper_year = 150\n"
                    "[[regulation.issuer_cap]]\nfrom = 2016-03-01\nper_year = 2000\n"
                    "[[regulation.milestone_escrow]]\nfrom = 2016-03-01\nat_once = 0.45\n"
                    "[[regulation.refund_right]]\nfrom = 2016-03-01\nshare = 0.9\n"
                    "[[regulation.cooling_off]]\nfrom = 2016-03-01\ndays = 5\n"
                    "[[regulation.identity_check]]\nfrom = 2016-03-01\n"
                    "[[regulation.platform_liability]]\nfrom = 2016-03-01\nshare = 0.35\n"},
};

constexpr std::size_t of_makers = 0, of_surplus = 1, of_pledges = 2; // lines of Market::people

// What people gained, as the engine is told of it, added up here.
class Gains {
public:
    void add(const Market& market) {
        today = {};
        surplus_today = 0;
        market.for_each_gain([&](std::size_t line, std::uint32_t who, auto amount) {
            if constexpr (std::is_same_v<decltype(amount), Money>) {
                ever[line][who] += amount;
                today[line] += amount;
            } else {
                surplus_today += amount;
            }
            EXPECT_EQ(line == of_surplus, !(std::is_same_v<decltype(amount), Money>));
        });
    }
    std::array<std::map<std::uint32_t, Money>, 3> ever;
    std::array<Money, 3> today;
    double surplus_today = 0;
};

class CrowdfundingMoney : public testing::TestWithParam<Case> {
protected:
    // Lives through all days; `look()` is called every evening.
    template <class Look> void each_day(Look&& look) {
        while (world_.day() < world_.end() && !HasFatalFailure()) {
            world_.next_day();
            gains_.add(world_.market());
            look();
        }
    }
    [[nodiscard]] const auto& ledger() const { return world_.market().ledger(); }
    [[nodiscard]] Campaign campaign(std::size_t row) const {
        return world_.agents().campaigns.row(row);
    }
    [[nodiscard]] std::size_t campaigns() const { return world_.agents().campaigns.size(); }
    [[nodiscard]] Money balance(std::size_t account) const {
        return ledger().accounts().column<&sim::Account::balance>()[account];
    }

    World world_ = world(platform(GetParam().rules));
    Gains gains_;
};

TEST_P(CrowdfundingMoney, BalancesAndEscrowHoldsWhatIsNotSettled) {
    std::size_t held_days = 0;
    each_day([&] {
        ASSERT_NO_THROW(ledger().prove());
        Money owed;
        for (std::size_t row = 0; row < campaigns(); ++row) {
            const Campaign one = campaign(row);
            if (one.stage == Stage::live) owed += one.pledged;
            if (one.stage != Stage::producing) {
                ASSERT_EQ(one.held, Money{}) << row;
            }
            owed += one.held;
            held_days += one.held.minor > 0;
        }
        ASSERT_EQ(ledger().held(Sector::escrow), owed) << sim::iso(world_.day());
    });
    EXPECT_EQ(held_days > 0, std::string_view(GetParam().name) == "Milestones" ||
                                 std::string_view(GetParam().name) == "AllMeasures");
}

TEST_P(CrowdfundingMoney, FeesAreSharesOfWhatWasTaken) {
    Money all;
    each_day([&] {
        Money fees, processing, raised;
        for (std::size_t row = 0; row < campaigns(); ++row) {
            const Campaign one = campaign(row);
            const bool ended = one.launch + one.duration == world_.day() - 1;
            if (!ended || one.stage != Stage::producing) continue;
            raised += one.pledged;
            fees += share_of(one.pledged, world_.given().platform.fee);
            processing += share_of(one.pledged, world_.given().platform.processing);
        }
        ASSERT_EQ(ledger().flow(Sector::escrow, Sector::platform, Payment::fee), fees);
        ASSERT_EQ(ledger().flow(Sector::escrow, Sector::processors, Payment::processing),
                  processing);
        ASSERT_EQ(world_.told().raised, raised);
        all += raised;
    });
    EXPECT_GT(all.major(), 10'000);
}

TEST_P(CrowdfundingMoney, AddsUpOverPersonsToTheIndicatorsAndToTheirAccounts) {
    Money platform;
    each_day([&] {
        const Indicators told = world_.told();
        ASSERT_EQ(told.maker_income, gains_.today[of_makers]);
        ASSERT_NEAR(told.backer_surplus, gains_.surplus_today, 1e-6);
        platform += told.platform_revenue;
        ASSERT_EQ(ledger().held(Sector::platform), platform);
    });
    const std::size_t backers = world_.agents().backers.size();
    for (const auto& [who, paid] : gains_.ever[of_pledges])
        ASSERT_EQ(balance(who), -paid) << "backer " << who;
    for (const auto& [who, income] : gains_.ever[of_makers])
        ASSERT_EQ(balance(backers + who), income) << "maker " << who;
    EXPECT_GT(gains_.ever[of_makers].size(), 10U);
}

TEST_P(CrowdfundingMoney, SmallSuccessesAreMakersWithTheIncomeOfTwelveMonths) {
    std::map<std::uint32_t, std::map<int, Money>> by_month;
    std::int64_t most = 0;
    each_day([&] {
        const auto date = sim::date_of(world_.day() - 1);
        const int month = 12 * date.year + date.month;
        world_.market().for_each_gain([&](std::size_t line, std::uint32_t who, auto amount) {
            if constexpr (std::is_same_v<decltype(amount), Money>)
                if (line == of_makers) by_month[who][month] += amount;
        });
        std::int64_t successes = 0;
        for (const auto& [who, months] : by_month) {
            Money income;
            for (const auto& [when, amount] : months)
                if (when > month - 12) income += amount;
            successes += income.major() >= world_.given().makers.small_success;
        }
        ASSERT_EQ(world_.told().small_successes, successes) << sim::iso(world_.day());
        most = std::max(most, successes);
    });
    EXPECT_GT(most, 0);
}

// Without what makers advance to themselves, which is nobody's loss.
TEST_P(CrowdfundingMoney, WhatIsLostIsWhatWasTakenLessWhatCameBack) {
    using F = sim::Flow;
    world_ = world(platform(std::string("makers.advance = 0\n") + GetParam().rules));
    Money lost, refunds, taken;
    each_day([&] {
        for (std::size_t row = 0; row < campaigns(); ++row) {
            const Campaign one = campaign(row);
            if (one.stage == Stage::broken && one.due == world_.day() - 1) taken += one.pledged;
        }
        lost += world_.told().lost;
        refunds += world_.told().refunds;
    });
    Money back = ledger().paid<&F::ever>(Payment::refund);
    back += ledger().paid<&F::ever>(Payment::liability);
    EXPECT_EQ(lost, taken - back);
    EXPECT_EQ(refunds, back + ledger().paid<&F::ever>(Payment::claim));
    EXPECT_GT(lost.minor, 0);
    EXPECT_GT(ledger().paid<&F::ever>(Payment::claim).minor, 0);
}

INSTANTIATE_TEST_SUITE_P(Rules, CrowdfundingMoney, testing::ValuesIn(cases),
                         [](const auto& one) { return std::string(one.param.name); });

} // namespace
} // namespace models::crowdfunding
