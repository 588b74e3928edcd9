// SPDX-License-Identifier: Apache-2.0
// The few indicators that sum a market up: every market of the catalogue names them.

#include "models/catalogue.hpp"
#include "sim/run/run.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

TEST(Headlines, EveryMarketHasThemUnderNamesOfTheirOwn) {
    for (const auto& market : models::catalogue()) {
        const auto lines = market->indicators();
        const sim::Headlines& headlines = market->headlines();
        EXPECT_GE(headlines.size(), std::min<std::size_t>(lines.size(), 2)) << market->label();
        std::set<std::string> names;
        std::set<std::string> indicators;
        for (const sim::Headline& one : headlines) {
            EXPECT_TRUE(names.insert(one.name).second) << one.name;
            EXPECT_TRUE(indicators.insert(one.indicator).second) << one.indicator;
            EXPECT_LE(one.name.size(), 32U) << one.name << ": tables have 80 columns";
        }
        EXPECT_EQ(sim::summary_order(headlines, lines).size(), headlines.size());
    }
}

// Whose gain in money an indicator is in full belongs to any summary of what a law does to them.
TEST(Headlines, OfLodgingTellWhatHostsGuestsHotelsPlatformAndGovernmentGain) {
    const auto all = models::catalogue();
    const sim::Model& market = sim::find(all, "home_sharing");
    const auto lines = market.indicators();
    std::set<std::string> roles;
    for (const std::size_t at : sim::summary_order(market.headlines(), lines))
        roles.insert(lines[at].role);
    for (const char* role : {"hosts", "guests", "hotels", "platform", "government"})
        EXPECT_TRUE(roles.contains(role)) << role;
    EXPECT_EQ(market.headlines().front().indicator, "host_net_income");
}

} // namespace
