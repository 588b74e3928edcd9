// SPDX-License-Identifier: Apache-2.0
// The community of co-creation: who takes part, what moves norms and moods, and what members
// expect.

#include "models/cocreation/products/developing.hpp"
#include "tests/support/inventors.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace models::cocreation {
namespace {

TEST(CocreationCommunity, LurkersOnlyLook) {
    Lived one(busy_community());
    one.live(60);
    const Agents& agents = one.market.agents();
    const auto role = agents.column<&Member::role>();
    for (std::size_t row = 0; row < role.size(); ++row) {
        if (role[row] == Role::lurker) {
            EXPECT_EQ(agents.column<&Member::latest_act>()[row], sim::Day{});
        }
        if (role[row] != Role::inventor) {
            EXPECT_EQ(agents.column<&Member::ideas>()[row], 0U);
        }
    }
}

TEST(CocreationCommunity, VisitsAndIdeasComeAtTheirRates) {
    Parameters given = busy_community();
    given.community.members = 60'000;
    given.community.visits = 2;
    given.motives.elasticity = 0;
    given.motives.quit = 0;
    Lived one(given);
    std::int64_t ideas = 0;
    std::int64_t visits = 0;
    one.live(1); // before there is an idea nobody looks at one
    for (int day = 0; day < 60; ++day) {
        one.live(1);
        std::vector<Indicators> zones(one.market.zones().size());
        one.market.indicators(zones);
        visits += zones.back().visits;
        ideas += one.now().ideas;
    }
    double visiting = 0;
    double inventing = 0;
    for (const float activity : one.market.agents().column<&Member::activity>())
        visiting += std::min(1.0, static_cast<double>(activity) * 2 * 12 / 365.25);
    for (const float productivity : one.market.agents().column<&Member::productivity>())
        inventing += static_cast<double>(productivity) * 6 / 365.25;
    EXPECT_NEAR(static_cast<double>(visits), 60 * visiting, 4 * std::sqrt(60 * visiting));
    EXPECT_NEAR(static_cast<double>(ideas), 60 * inventing, 4 * std::sqrt(60 * inventing));
}

TEST(CocreationCommunity, IncentivesHaveTheirElasticity) {
    Motives motives;
    motives.intrinsic = 0;
    EXPECT_NEAR(incentive_of(motives, motives.reference), 1, 1e-12);
    EXPECT_NEAR(incentive_of(motives, 2 * motives.reference), std::pow(2, motives.elasticity),
                1e-12);
    motives.intrinsic = 0.3;
    EXPECT_NEAR(incentive_of(motives, 0), 0.3, 1e-9);
    motives.elasticity = 0;
    EXPECT_DOUBLE_EQ(incentive_of(motives, 0), 1);
}

// Without imitation the log-odds of openness move by `returns` times the advantage, all alike.
TEST(CocreationCommunity, OpennessFollowsWhatItPays) {
    Parameters given = busy_community();
    given.openness.imitation = 0;
    given.openness.returns = 0.5;
    Lived one(given);
    one.live(120);
    Parts parts = one.market.parts();
    const double advantage = parts.record.advantage_of_openness(given.motives.reference);
    EXPECT_NE(advantage, 0);
    const auto before = one.market.agents().column<&Member::openness>();
    spread_norms(one.today(), parts);
    const auto after = parts.agents.column<&Member::openness>();
    const auto odds = [](float share) {
        return std::log(static_cast<double>(share) / (1 - static_cast<double>(share)));
    };
    for (std::size_t row = 0; row < before.size(); ++row) {
        if (before[row] > 0.99F || before[row] < 0.01F) continue;
        ASSERT_NEAR(odds(after[row]) - odds(before[row]), 0.5 * advantage, 1e-4);
    }
}

TEST(CocreationCommunity, ImitationKeepsOpennessBetweenNeighbours) {
    Parameters given = busy_community();
    given.openness.returns = 0;
    given.openness.imitation = 0.5;
    Lived one(given);
    const auto spread = [](std::span<const float> openness) {
        double sum = 0;
        double squares = 0;
        for (const float o : openness) {
            sum += static_cast<double>(o);
            squares += static_cast<double>(o) * static_cast<double>(o);
        }
        const auto size = static_cast<double>(openness.size());
        return squares / size - sum / size * (sum / size);
    };
    const double before = spread(one.market.agents().column<&Member::openness>());
    one.live(120);
    EXPECT_LT(spread(one.market.agents().column<&Member::openness>()), 0.2 * before);
}

TEST(CocreationCommunity, BalanceByHand) {
    const Parameters given = busy_community();
    Lived one(given);
    Agents agents = one.market.agents();
    agents.column<&Member::openness>()[0] = 0.5F;
    agents.column<&Member::esteem>()[0] = 1.5F;
    agents.column<&Member::acts>()[0] = 4;
    const Motives& m = given.motives;
    EXPECT_NEAR(balance_of(m, agents, 0, Money{5'000}, 0.25),
                std::log(2) + 1.5 - 4 * m.effort - m.ownership_dislike * 0.5 * 0.25, 1e-6);
}

// Closing all ideas drives those away who hold openness dear.
TEST(CocreationCommunity, LossOfOpennessDrivesMembersAway) {
    const auto left = [](double openness) {
        Parameters given = busy_community();
        given.openness = {openness, 0.05, 0, 0};
        given.motives.ownership_dislike = 6;
        given.motives.back = 0;
        given.motives.recognition = given.motives.applause = given.motives.effort = 0;
        Lived one(given);
        one.live(240);
        std::size_t gone = 0;
        for (const std::uint8_t is : one.market.agents().column<&Member::gone>()) gone += is;
        return gone;
    };
    // At 0.5 half of the ideas are closed, and members still mind; at 0.95 hardly any are.
    EXPECT_GT(left(0.5), 2 * left(0.95));
}

TEST(CocreationCommunity, TrustFollowsCredit) {
    const auto trust = [](double appropriated) {
        Parameters given = busy_community();
        given.credit = {0.5, 0, 0.2, appropriated};
        Lived one(given);
        one.live(150);
        double sum = 0;
        for (const float t : one.market.agents().column<&Member::trust>())
            sum += static_cast<double>(t);
        return sum;
    };
    EXPECT_GT(trust(0), trust(0.5));
    EXPECT_GT(trust(0.5), trust(1));
}

TEST(CocreationCommunity, DemandIsLogNormal) {
    Parameters given = busy_community();
    given.sales.spread = 1.5;
    Lived one(given);
    one.live(100);
    const Agents& agents = one.market.agents();
    double sum = 0;
    double squares = 0;
    const std::size_t size = agents.ideas.size();
    for (std::uint32_t idea = 0; idea < size; ++idea) {
        const double log = std::log(demand_of(one.today(), agents, idea, 1) /
                                    demand_of(one.today(), agents, idea, 0));
        sum += log;
        squares += log * log;
    }
    const double root = std::sqrt(static_cast<double>(size));
    EXPECT_NEAR(sum / (root * root), 0, 4 * 1.5 / root);
    EXPECT_NEAR(std::sqrt(squares) / root, 1.5, 4 * 1.5 / root);
}

} // namespace
} // namespace models::cocreation
