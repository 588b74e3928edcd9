// SPDX-License-Identifier: Apache-2.0
// Who is at risk of being turned down for a group, and how often it comes to that.

#include "sim/trust/acceptance.hpp"
#include "sim/trust/reports.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using sim::Conduct;
using sim::Request;

constexpr Request at_risk{true, true};

sim::Stream luck(std::uint64_t who) {
    return {sim::Key(5), sim::purpose("test.acceptance"), sim::Day{0}, {who}};
}

TEST(Acceptance, OnlyTheBiasedTurnDownAndOnlyTheGroup) {
    const sim::Discrimination always{0.2, 0.5, 1, {}};
    for (const bool minority : {false, true})
        for (const bool biased : {false, true})
            EXPECT_EQ(always.turns_down({minority, biased}, {}, luck(1)), minority && biased);
}

TEST(Acceptance, WhatIsNotSeenIsNotHeldAgainstAnybody) {
    const sim::Discrimination blind{0.2, 0.5, 1, {}, sim::Shown::hidden};
    EXPECT_FALSE(blind.turns_down(at_risk, {}, luck(1)));
}

TEST(Acceptance, EnoughGoodDealsTakeThePlaceOfTheGroup) {
    const sim::Discrimination informed{0.2, 0.5, 1, 2};
    EXPECT_TRUE(informed.looks_at_group(at_risk, Conduct{1, 0}));
    EXPECT_FALSE(informed.looks_at_group(at_risk, Conduct{2, 0}));
    EXPECT_FALSE(informed.looks_at_group(at_risk, Conduct{2, 7}));
    const sim::Discrimination never{0.2, 0.5, 1, {}};
    EXPECT_TRUE(never.looks_at_group(at_risk, Conduct{1'000'000, 0}));
}

// Of n requests the accepted are binomial with chance 1 - refusal; over providers of whom a share
// is biased with 1 - biased x refusal, the acceptance ratio of an audit.
TEST(Acceptance, TheRatioOfAnAuditIsOneLessTheProduct) {
    constexpr int n = 200'000;
    const sim::Discrimination audit{1, 0.4, 0.4, {}};
    int accepted = 0;
    for (std::uint64_t who = 0; who < n; ++who) {
        sim::Stream draw = luck(who);
        const bool biased = draw.chance(audit.biased);
        accepted += !audit.turns_down({true, biased}, {}, luck(n + who));
    }
    EXPECT_NEAR(accepted / double{n}, 0.84, 4 * std::sqrt(0.84 * 0.16 / n));
}

TEST(Acceptance, ConductIsToldUnderThePresentName) {
    sim::Reports reports;
    EXPECT_EQ(reports.conduct(sim::everybody, 3, 7).good, 7U);
    reports.add(sim::NoExclusion{}, sim::everybody, 3, 7);
    EXPECT_EQ(reports.conduct(sim::everybody, 3, 7).good, 6U);
    EXPECT_EQ(reports.conduct(sim::everybody, 3, 7).reports, 1U);
    reports.rename(sim::everybody, 3, 7);
    EXPECT_EQ(reports.conduct(sim::everybody, 3, 8).good, 1U);
    EXPECT_EQ(reports.conduct(sim::everybody, 3, 8).reports, 0U);
}

} // namespace
