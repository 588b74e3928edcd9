// SPDX-License-Identifier: Apache-2.0
// Ideas in co-creation: how looks fall on ranks, what votes and contributions add up to, what stays
// closed, and who is chosen.

#include "models/cocreation/products/selecting.hpp"
#include "tests/support/inventors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace models::cocreation {
namespace {

// With places 1 to n, place k has the share k^-s / sum of them all.
TEST(CocreationIdeas, LooksFallOnRanksAsAPower) {
    Parameters given = busy_community();
    given.attention.slope = 0.7;
    Lived one(given);
    one.live(40);
    Ranking ranking;
    ranking.order(one.today(), one.market.agents());
    const auto ideas = ranking.ideas();
    ASSERT_GT(ideas.size(), 100U);
    double all = 0;
    for (std::size_t place = 1; place <= ideas.size(); ++place)
        all += std::pow(static_cast<double>(place), -0.7);
    double upto = 0;
    for (std::size_t place = 1; place <= ideas.size(); ++place) {
        const double share = std::pow(static_cast<double>(place), -0.7) / all;
        // Just inside both ends of its part of the unit interval.
        EXPECT_EQ(ranking.idea_at(false, upto + 0.001 * share), ideas[place - 1]);
        EXPECT_EQ(ranking.idea_at(false, upto + 0.999 * share), ideas[place - 1]);
        upto += share;
    }
    const auto size = static_cast<double>(ideas.size());
    for (std::size_t at = 0; at < ideas.size(); ++at)
        EXPECT_EQ(ranking.idea_at(true, (static_cast<double>(at) + 0.5) / size), ideas[at]);
}

TEST(CocreationIdeas, RankingGoesByVotesNewnessAndChance) {
    Parameters given = busy_community();
    given.attention.newness = given.attention.chance = 0;
    Lived one(given);
    one.live(40);
    Ranking ranking;
    ranking.order(one.today(), one.market.agents());
    const auto votes = one.market.agents().column<&Idea::votes>();
    for (std::size_t at = 1; at < ranking.ideas().size(); ++at)
        EXPECT_GE(votes[ranking.ideas()[at - 1]], votes[ranking.ideas()[at]]);
}

TEST(CocreationIdeas, VotesAndContributionsAreCounted) {
    Lived one(busy_community());
    Indicators sum;
    for (int day = 0; day < 120; ++day) {
        one.live(1);
        sum.votes += one.now().votes;
        sum.comments += one.now().comments;
        sum.contributions += one.now().contributions;
        sum.ideas += one.now().ideas;
    }
    const Agents& agents = one.market.agents();
    const auto total = [&](const auto& column) {
        std::int64_t all = 0;
        for (const auto value : column) all += value;
        return all;
    };
    EXPECT_EQ(total(agents.column<&Idea::votes>()), sum.votes);
    EXPECT_EQ(total(agents.column<&Idea::comments>()), sum.comments);
    EXPECT_EQ(total(agents.column<&Idea::contributions>()), sum.contributions);
    EXPECT_EQ(agents.contributions.size(), static_cast<std::size_t>(sum.contributions));
    EXPECT_EQ(agents.ideas.size(), static_cast<std::size_t>(sum.ideas));
    EXPECT_GT(sum.contributions, 0);
}

TEST(CocreationIdeas, NobodyVotesTwiceNorForAnOwnIdea) {
    Lived one(busy_community());
    one.live(100);
    const Agents& agents = one.market.agents();
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (std::size_t row = 0; row < agents.votes.size(); ++row) {
        const Vote vote = agents.votes.row(row);
        EXPECT_TRUE(seen.insert({vote.member, vote.idea}).second);
        EXPECT_NE(agents.column<&Idea::inventor>()[vote.idea], vote.member);
    }
    // Votes for ideas on show are all kept.
    std::map<std::uint32_t, std::uint32_t> kept;
    for (const std::uint32_t idea : agents.column<&Vote::idea>()) ++kept[idea];
    for (const std::uint32_t idea : agents.on_show)
        EXPECT_EQ(kept[idea], agents.column<&Idea::votes>()[idea]);
}

TEST(CocreationIdeas, WhatIsClosedIsNotImproved) {
    Parameters given = busy_community();
    given.openness.mean = 0.5;
    Lived one(given);
    one.live(120);
    const Agents& agents = one.market.agents();
    std::size_t closed = 0;
    for (std::size_t row = 0; row < agents.ideas.size(); ++row) {
        const Idea idea = agents.ideas.row(row);
        if (!idea.closed) continue;
        ++closed;
        EXPECT_EQ(idea.contributions, 0U);
        EXPECT_EQ(idea.quality, idea.original);
    }
    EXPECT_GT(closed, 100U);
}

TEST(CocreationIdeas, QualityRisesByEachContribution) {
    const Parameters given = busy_community();
    Lived one(given);
    one.live(60);
    const Agents& agents = one.market.agents();
    for (std::size_t row = 0; row < agents.ideas.size(); ++row) {
        std::vector<double> skills;
        agents.for_each_contribution(static_cast<std::uint32_t>(row), [&](std::uint32_t at) {
            skills.push_back(static_cast<double>(
                agents.column<&Member::skill>()[agents.column<&Contribution::member>()[at]]));
        });
        std::ranges::reverse(skills); // the first first
        const Idea idea = agents.ideas.row(row);
        double quality = static_cast<double>(idea.original);
        for (std::size_t n = 0; n < skills.size(); ++n)
            quality += given.ideas.improvement * std::exp(0.5 * skills[n]) /
                       (1 + given.ideas.crowding * static_cast<double>(n));
        ASSERT_NEAR(static_cast<double>(idea.quality), quality, 1e-4);
    }
}

TEST(CocreationIdeas, TheBestAreChosen) {
    Lived one(busy_community());
    one.live(50);
    const Agents& agents = one.market.agents();
    const Today today = one.today();
    for (const std::size_t wanted : {0U, 1U, 7U, 100'000U}) {
        const auto best = best_ideas(today, agents, wanted);
        std::size_t candidates = 0;
        for (const std::uint32_t idea : agents.on_show) {
            if (today.day - agents.column<&Idea::submitted>()[idea] < 7) {
                EXPECT_EQ(std::ranges::count(best, idea), 0);
                continue;
            }
            ++candidates;
            // An idea is among them exactly if fewer than `wanted` have a better score.
            const auto better = std::ranges::count_if(agents.on_show, [&](std::uint32_t other) {
                return today.day - agents.column<&Idea::submitted>()[other] >= 7 &&
                       score_of(today, agents, other) > score_of(today, agents, idea);
            });
            EXPECT_EQ(std::ranges::count(best, idea) == 1,
                      static_cast<std::size_t>(better) < wanted);
        }
        EXPECT_EQ(best.size(), std::min(wanted, candidates));
    }
}

TEST(CocreationIdeas, AsManyAreChosenAsThePlatformWants) {
    Lived one(busy_community());
    one.live(60);
    for (int day = 0; day < 60; ++day) {
        const bool monday = sim::weekday(one.day) == 0;
        one.live(1);
        EXPECT_EQ(one.now().selected, monday ? 5 : 0);
    }
}

} // namespace
} // namespace models::cocreation
