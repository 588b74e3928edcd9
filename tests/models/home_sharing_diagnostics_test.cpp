// SPDX-License-Identifier: Apache-2.0
// Closed forms of demand against what guests ask for, and what is read off two futures.

#include "sim/parallel/blocks.hpp"
#include "sim/record/digest.hpp"
#include "sim/run/diagnosis.hpp"
#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace models::home_sharing {
namespace {

// One day of a crowd on which every home is free. Nobody asks twice, and hotels, which could be
// full, are wanted by none: requests are choices. No tax but the fee comes upon prices.
const std::string opening_day =
    "days = 1\nburn_in = 0\npopulation.travellers = 2_000_000\ntax.declared = 0\n"
    "demand = { rounds = 1, mean_lead = 0, hotel_appeal = -50, home_appeal = -4, room_appeal = -4 "
    "}\nsupply = { "
    "own_use = 0, professional_own_use = 0 "
    "}\n";

// Everybody stays a night, alone.
sim::Node short_stays(sim::Node document) {
    sim::Node segment;
    segment.put("name", "any");
    segment.put("mean_nights", 1);
    segment.put("long_stays", 0);
    segment.put("party", 1);
    document.put("segments", sim::Node(sim::Node::List{segment}));
    return document;
}

struct Opening {
    double asked = 0; // homes that guests ask for
    DiagnosticSums signs;
};

Opening opening(const std::string& more) {
    const auto run = world(short_stays(village(opening_day + more)));
    run->advance(run->end());
    Opening told;
    for (const Indicators& here : by_zone(run->market()))
        told.asked += static_cast<double>(here.bookings + here.refusals);
    run->examine(told.signs);
    return told;
}

TEST(HomeSharingDiagnostics, DemandInClosedFormIsWhatGuestsAskFor) {
    const Opening told = opening("");
    ASSERT_GT(told.asked, 1'000);
    EXPECT_NEAR(told.asked / told.signs.home_demand, 1, 4 / std::sqrt(told.asked));
}

// The fee of guests raises what they pay for every home by the same share.
TEST(HomeSharingDiagnostics, DemandFallsWithPricesByItsElasticity) {
    const Opening low = opening("platform.sharing = { rule = 'commission', from_customer = 0.1 }");
    const Opening high =
        opening("platform.sharing = { rule = 'commission', from_customer = 0.32 }");
    const double rise = std::log(1.32 / 1.1);
    const double elasticity = (low.signs.homes_slope + high.signs.homes_slope) /
                              (low.signs.home_demand + high.signs.home_demand);
    EXPECT_LT(elasticity, -0.1);
    EXPECT_NEAR(std::log(high.signs.home_demand / low.signs.home_demand), rise * elasticity,
                0.02 * std::abs(rise * elasticity));
    // The same guests with the same luck: only those who turn away differ.
    const double turned = low.asked - high.asked;
    const double expected = low.signs.home_demand - high.signs.home_demand;
    ASSERT_GT(expected, 50);
    EXPECT_NEAR(turned, expected, 4 * std::sqrt(expected));
}

TEST(HomeSharingDiagnostics, WhatOneHomeLosesGoesSomewhere) {
    const auto run = world(village("days = 1\nburn_in = 0\npopulation.travellers = 100_000\n"));
    run->advance(run->end());
    DiagnosticSums signs;
    run->examine(signs);
    EXPECT_NEAR(signs.to_homes + signs.to_hotels + signs.to_away, signs.home_lost,
                1e-9 * signs.home_lost);
    EXPECT_NEAR(signs.all_to_hotels + signs.all_to_away, signs.homes_lost, 1e-9 * signs.homes_lost);
    EXPECT_GT(signs.to_homes, 0);
    EXPECT_GT(signs.to_hotels, 0);
    // One home among others loses more of its guests than all homes together.
    EXPECT_GT(signs.home_lost, signs.homes_lost);
    EXPECT_LT(signs.margin, signs.received);
}

std::map<std::string, sim::Diagnostic> diagnosed(const std::string& more) {
    const auto ready = prepared(village("days = 60\nburn_in = 60\n" + more));
    std::map<std::string, sim::Diagnostic> all;
    for (auto& one : ready->diagnose(sim::keys(1, 0, 0), 60, {})) all[one.name] = one;
    return all;
}

TEST(HomeSharingDiagnostics, DoNotDependOnThreadsNorTouchTheWorld) {
    const auto run = world(village("days = 30\nburn_in = 30\n"));
    run->advance(run->end());
    const auto before = sim::digest(run->tables());
    std::vector<double> values;
    for (const int count : {1, 3}) {
        sim::use_threads(count);
        DiagnosticSums signs;
        run->examine(signs);
        values.push_back(signs.home_slope);
        values.push_back(diagnosed("").at("tax_pass_through").value);
    }
    sim::use_threads(0);
    EXPECT_EQ(values[0], values[2]);
    EXPECT_EQ(values[1], values[3]);
    EXPECT_EQ(sim::digest(run->tables()), before);
}

TEST(HomeSharingDiagnostics, GuestsPayAllOfATaxThatNoHostAnswers) {
    const auto rigid = diagnosed("supply.price_response = 0\n");
    EXPECT_NEAR(rigid.at("tax_pass_through").value, 1, 1e-12);
    EXPECT_LT(rigid.at("homes_price_elasticity_in_time").value, 0);
    const auto answered = diagnosed("supply = { price_response = 3, reprice_chance = 1, "
                                    "professional_reprice_chance = 1 }\n");
    EXPECT_LT(answered.at("tax_pass_through").value, 1);
}

TEST(HomeSharingDiagnostics, TellOfTheFeeOnlyWhereGuestsPayOne) {
    EXPECT_TRUE(diagnosed("").contains("fee_moved_to_hosts_price"));
    EXPECT_FALSE(diagnosed("platform.sharing = { rule = 'commission', from_customer = 0 }\n")
                     .contains("fee_moved_to_hosts_price"));
}

} // namespace
} // namespace models::home_sharing
