// SPDX-License-Identifier: Apache-2.0
// The platform's record: steps of progress, what is believed before anything ended, and that
// beliefs are calibrated once much has.

#include "models/crowdfunding/discovery/showcase.hpp"
#include "models/crowdfunding/history/record.hpp"
#include "sim/base/math.hpp"
#include "tests/support/crowd.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace models::crowdfunding {
namespace {

constexpr Inference weak{.history = 1};

std::uint64_t path_at(std::uint64_t step) {
    std::uint64_t path = 0;
    for (std::size_t tenth = 0; tenth < tenths; ++tenth) path |= step << (4 * tenth);
    return path;
}

TEST(CrowdfundingRecord, StepsBeginWhereTheySay) {
    EXPECT_EQ(progress_step(0), 0);
    EXPECT_EQ(progress_step(1e-9), 1);
    EXPECT_EQ(progress_step(0.0099), 1);
    EXPECT_EQ(progress_step(0.01), 2);
    EXPECT_EQ(progress_step(0.5), 10);
    EXPECT_EQ(progress_step(0.8999), 13);
    EXPECT_EQ(progress_step(0.9), 14);
    EXPECT_EQ(progress_step(0.999999), 14);
    EXPECT_EQ(progress_step(1), 15);
    EXPECT_EQ(progress_step(7), 15);
    std::uint8_t before = 0;
    for (double progress = 0; progress < 1.2; progress += 0.001) {
        const std::uint8_t now = progress_step(progress);
        ASSERT_GE(now, before);
        before = now;
    }
}

TEST(CrowdfundingRecord, BeforeAnythingEndedTheFirstBeliefsHold) {
    Record record;
    EXPECT_EQ(record.success_rate(), 0.4);
    EXPECT_EQ(record.success(1, 0.2), 1);
    EXPECT_EQ(record.expected_backers(0, 0.5), 5);
    const double before = record.success(0.3, 0.5);
    record.learn({});
    EXPECT_NEAR(record.success(0.3, 0.5), before, 1e-12);
    EXPECT_LT(record.success(0.1, 0.9), 0.05);
    EXPECT_GT(record.success(0.8, 0.9), 0.8);
    for (double elapsed = 0; elapsed < 1; elapsed += 0.1)
        for (double progress = 0; progress < 0.95; progress += 0.05)
            EXPECT_LT(record.success(progress, elapsed), record.success(progress + 0.05, elapsed));
}

TEST(CrowdfundingRecord, CountsRatesAndExpectedBackersByHand) {
    Record record;
    for (int i = 0; i < 30; ++i) record.add(path_at(3), i < 6, 20, 0.5);
    EXPECT_NEAR(record.success_rate(), (4 + 6) / 40.0, 1e-12);
    // Twenty backers of a campaign of usual appeal at the end; half of them after half of the time.
    EXPECT_NEAR(record.expected_backers(0.5, 1), 20, 1e-9);
    EXPECT_NEAR(record.expected_backers(0.5, 0.5), 10, 1e-9);
    EXPECT_NEAR(record.expected_backers(0.5 + std::log(3.0), 1), 60, 1e-9);
}

TEST(CrowdfundingRecord, GoalsAreBelievedReachedAsOftenAsTheyWere) {
    Record record;
    for (int step = -3; step <= 3; ++step)
        for (int i = 0; i < 4'000; ++i) record.add_goal(0.5 * step, i < 2'000 - 400 * step);
    record.learn(weak);
    for (int step = -3; step <= 3; ++step)
        EXPECT_NEAR(record.goal_chance(0.5 * step), 0.5 - 0.1 * step, 0.02) << step;
    // Far away goals are counted at the last step, and a number comes of it all the same.
    record.add_goal(1e9, false);
    record.add_goal(-1e9, true);
    record.learn(weak);
    EXPECT_TRUE(std::isfinite(record.goal_chance(3)));
}

// Campaigns whose log-odds of success are those that the record fits: a goal of ten that as many
// people as a Poisson number back, at a constant rate that nobody knows. What is believed adds up
// to what happened, over all campaign-days and early and late, which Bayes' rule and the score of
// a logistic regression both ask for.
TEST(CrowdfundingRecord, BeliefsAreCalibrated) {
    std::mt19937_64 random(3);
    std::gamma_distribution<double> rates(2, 5);
    Record record;
    double cases = 0, believed = 0, late = 0, late_believed = 0, successes = 0, late_successes = 0;
    std::vector<std::pair<std::uint64_t, bool>> all;
    for (int campaign = 0; campaign < 4'000; ++campaign) {
        std::poisson_distribution<int> backers(rates(random) / tenths);
        std::uint64_t path = 0;
        int pledged = 0;
        for (std::size_t tenth = 0; tenth < tenths; ++tenth) {
            path |= std::uint64_t{progress_step(pledged / 10.0)} << (4 * tenth);
            pledged += backers(random);
        }
        record.add(path, pledged >= 10, static_cast<std::uint32_t>(pledged), 0);
        all.emplace_back(path, pledged >= 10);
    }
    record.learn(weak);
    constexpr std::array<double, 15> middles{0,    0.005, 0.015, 0.035, 0.075, 0.125, 0.175, 0.25,
                                             0.35, 0.45,  0.55,  0.65,  0.75,  0.85,  0.95};
    for (const auto& [path, well] : all)
        for (std::size_t tenth = 0; tenth < tenths; ++tenth) {
            const std::size_t step = path >> (4 * tenth) & 15U;
            if (step == 15) continue;
            const double chance = record.success(middles[step], static_cast<double>(tenth) / 10);
            cases += 1;
            believed += chance;
            successes += well;
            if (tenth < 7) continue;
            late += 1;
            late_believed += chance;
            late_successes += well;
        }
    EXPECT_NEAR(believed / cases, successes / cases, 1e-3);
    EXPECT_NEAR(late_believed / late, late_successes / late, 0.03);
    EXPECT_LT(late_successes / late, successes / cases); // those not there yet fall behind
}

// Of campaigns of fewer days than tenths too: what is told of the last tenth is how they ended.
TEST(CrowdfundingRecord, ShortCampaignsTellAllTheirTenths) {
    World one =
        world(platform("days = 60\nterms = { shortest = 1, longest = 12, usual_share = 0 }\n"));
    Agents agents = one.agents();
    std::uint32_t row = 0;
    for (const int days : {1, 2, 3, 5, 7, 9, 10, 11, 12}) {
        Campaign campaign = agents.campaigns.row(row);
        campaign.duration = static_cast<std::uint16_t>(days);
        campaign.goal = {10'000};
        agents.campaigns.put(row, campaign);
        // Progress on a morning is the share of time gone, and at the end the goal is reached.
        std::array<int, tenths> expected{};
        for (int age = 0; age <= days; ++age) {
            agents.column<&Campaign::pledged>()[row] = {10'000 * age / days};
            note_progress(agents, row, age);
        }
        for (std::size_t tenth = 0; tenth < tenths; ++tenth) {
            // The first morning on which so much of the time is gone.
            const int age = static_cast<int>(std::ceil(static_cast<double>(tenth) * days / 10));
            expected[tenth] = progress_step(static_cast<double>(10'000 * age / days) / 10'000);
            EXPECT_EQ(agents.column<&Campaign::path>()[row] >> (4 * tenth) & 15U,
                      static_cast<std::uint64_t>(expected[tenth]))
                << days << " days, tenth " << tenth;
        }
        ++row;
    }
}

} // namespace
} // namespace models::crowdfunding
