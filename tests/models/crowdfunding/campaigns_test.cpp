// SPDX-License-Identifier: Apache-2.0
// Campaigns of crowdfunding counted anew from pledges on every day of a year: what is pledged, who
// backs, which rewards are taken, and that nobody has two campaigns open.

#include "models/crowdfunding/discovery/attention.hpp"
#include "sim/time/calendar.hpp"
#include "tests/support/crowd.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <vector>

namespace models::crowdfunding {
namespace {

const std::string scarce = "[[rewards.ladder]]\nprice = 0.1\nunits = 2\n[[rewards.ladder]]\n"
                           "price = 0.5\nunits = 3\n[[rewards.ladder]]\nprice = 1\n";

class CrowdfundingCampaigns : public testing::TestWithParam<std::string> {
protected:
    template <class Look> void each_day(Look&& look) {
        while (world_.day() < world_.end() && !HasFatalFailure()) {
            world_.next_day();
            look(world_.day() - 1);
        }
    }
    [[nodiscard]] Campaign campaign(std::size_t row) const {
        return world_.agents().campaigns.row(row);
    }
    [[nodiscard]] Pledge pledge(std::size_t row) const { return world_.agents().pledges.row(row); }

    World world_ = world(platform(GetParam() + scarce));
};

// What is pledged to one campaign, by its pledges.
struct Count {
    Money pledged;
    std::uint32_t backers = 0;
    std::array<std::uint32_t, 3> taken{};
};

TEST_P(CrowdfundingCampaigns, AreTheSumOfTheirPledges) {
    std::uint32_t sold_out = 0;
    each_day([&](sim::Day) {
        std::vector<Count> counts(world_.agents().campaigns.size());
        for (std::size_t row = 0; row < world_.agents().pledges.size(); ++row) {
            const Pledge one = pledge(row);
            if (one.withdrawn) continue;
            Count& here = counts[one.campaign];
            here.pledged += one.amount;
            ++here.backers;
            if (one.own()) continue;
            ++here.taken.at(one.reward);
            ASSERT_EQ(one.amount,
                      world_.agents().column<&Reward::price>()[one.campaign * 3 + one.reward]);
        }
        for (std::size_t row = 0; row < counts.size(); ++row) {
            const Campaign one = campaign(row);
            if (one.stage != Stage::live && one.stage != Stage::producing) continue;
            ASSERT_EQ(one.pledged, counts[row].pledged);
            ASSERT_EQ(one.backers, counts[row].backers);
            const auto taken = world_.agents().column<&Reward::taken>();
            for (std::size_t rung = 0; rung < 3; ++rung)
                ASSERT_EQ(taken[row * 3 + rung], counts[row].taken[rung]);
            ASSERT_LE(counts[row].taken[0], 2U);
            ASSERT_LE(counts[row].taken[1], 3U);
            sold_out += counts[row].taken[0] == 2;
        }
    });
    EXPECT_GT(sold_out, 0U);
}

TEST_P(CrowdfundingCampaigns, OfOneMakerAreNeverOpenTogether) {
    std::set<std::uint32_t> again;
    each_day([&](sim::Day) {
        std::set<std::uint32_t> open;
        for (std::size_t row = 0; row < world_.agents().campaigns.size(); ++row) {
            const Campaign one = campaign(row);
            if (one.stage != Stage::live) continue;
            ASSERT_TRUE(open.insert(one.maker).second) << "maker " << one.maker;
            if (one.number > 0) again.insert(one.maker);
        }
    });
    EXPECT_GT(again.size(), 10U);
}

// A person backs a campaign once, never the own one but to advance what it misses, and one of
// others a day at most.
TEST_P(CrowdfundingCampaigns, AreBackedOnceByAPersonAndOneADay) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    each_day([&](sim::Day today) {
        std::set<std::uint32_t> busy;
        const std::size_t size = world_.agents().pledges.size();
        for (std::size_t row = pledges_before(world_.agents(), today); row < size; ++row) {
            const Pledge one = pledge(row);
            ASSERT_EQ(one.day, today);
            ASSERT_TRUE(pairs.emplace(one.backer, one.campaign).second);
            ASSERT_EQ(world_.agents().person_of(one.campaign) == one.backer, one.own());
            ASSERT_TRUE(one.own() || busy.insert(one.backer).second);
        }
    });
    EXPECT_GT(pairs.size(), 1'000U);
}

// Whatever was withdrawn, the goal is reached exactly when so much is pledged.
TEST_P(CrowdfundingCampaigns, HaveReachedTheirGoalOrNot) {
    std::int64_t reached = 0;
    each_day([&](sim::Day) {
        for (std::size_t row = 0; row < world_.agents().campaigns.size(); ++row) {
            const Campaign one = campaign(row);
            if (one.stage == Stage::planned || one.stage == Stage::dropped) continue;
            ASSERT_EQ(one.reached != 0, one.pledged >= one.goal) << row;
            reached += one.reached;
        }
    });
    EXPECT_GT(reached, 0);
}

// Budgets: nobody has pledged more in a month than is left of the budget, and what is noted of a
// person's month and year is the sum of the pledges that stand.
TEST_P(CrowdfundingCampaigns, AreWithinTheBudgetsOfBackers) {
    std::map<std::uint32_t, std::map<int, Money>> by_month;
    std::size_t noted = 0;
    each_day([&](sim::Day today) {
        const auto date = sim::date_of(today);
        std::map<std::uint32_t, std::pair<Money, Money>> stand;
        std::map<std::uint32_t, Money> advanced;
        for (std::size_t row = 0; row < world_.agents().pledges.size(); ++row) {
            const Pledge one = pledge(row);
            const auto when = sim::date_of(one.day);
            if (one.withdrawn || when.year != date.year) continue;
            stand[one.backer].second += one.amount;
            if (when.month != date.month) continue;
            stand[one.backer].first += one.amount;
            if (one.own()) advanced[one.backer] += one.amount;
        }
        for (std::uint32_t row = 0; row < world_.agents().backers.size(); ++row) {
            const Backer one = world_.agents().backers.row(row);
            const auto found = stand.find(row);
            const auto [month, year] =
                found == stand.end() ? std::pair<Money, Money>{} : found->second;
            ASSERT_EQ(one.spent, month) << row << " on " << sim::iso(today);
            ASSERT_EQ(one.spent_year, year) << row << " on " << sim::iso(today);
            ASSERT_LE(month - advanced[row],
                      limit_of(world_.given().backers.budget * static_cast<double>(one.pledge)));
            noted += month.minor > 0;
        }
    });
    EXPECT_GT(noted, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, CrowdfundingCampaigns,
    testing::Values(std::string(),
                    "inference.slack = 2\n[[regulation.cooling_off]]\nfrom = 2016-02-01\n"
                    "days = 10\n"));

} // namespace
} // namespace models::crowdfunding
