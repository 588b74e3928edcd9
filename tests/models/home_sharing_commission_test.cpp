// SPDX-License-Identifier: Apache-2.0
// A commission that falls with what a host has billed: stay by stay, to the cent.

#include "sim/record/digest.hpp"
#include "tests/support/abuse.hpp"
#include "tests/support/messages.hpp"

#include <gtest/gtest.h>

#include <map>

namespace models::home_sharing {
namespace {

using sim::Money;

const std::string falling =
    "platform.sharing = { rule = \"falling_commission\", from_provider = 0.2, from_customer = 0, "
    "steps = [ { billing = 500, from_provider = 0.1 }, { billing = 3_000, from_provider = 0.05 } "
    "] }\n";

std::uint64_t final_digest(const sim::Node& document) {
    const auto run = world(document);
    run->advance(run->end());
    return sim::digest(run->tables());
}

// What a host who has billed so much has paid in all, by the closed form; each part of a payment is
// rounded, so that a cent may be off for every payment.
double fees_on(double billed) {
    const double first = std::min(billed, 500.0);
    const double second = std::clamp(billed - 500, 0.0, 2'500.0);
    const double third = std::max(billed - 3'000, 0.0);
    return 0.2 * first + 0.1 * second + 0.05 * third;
}

TEST(HomeSharingFallingCommission, IsTheClosedFormOfWhatEachHostHasBilled) {
    const auto run = world(laid(still, "burn_in = 0\n", falling));
    std::map<std::uint32_t, Money> billed;
    int stays = 0;
    double received = 0;
    while (run->day() < run->end()) {
        const sim::Day today = run->day();
        run->advance(today + 1);
        const auto& market = run->market();
        for (std::size_t at = 0; at < market.stays().size(); ++at)
            if (const Stay stay = market.stays().row(at); stay.first == today) {
                billed[market.listings().row(stay.listing.row).host.row] += stay.price;
                ++stays;
            }
        double fees = 0;
        for (const auto& [who, all] : billed) fees += fees_on(all.major());
        constexpr auto ever = &sim::Flow::ever;
        ASSERT_NEAR(market.ledger().paid<ever>(Payment::fee).major(), fees, 0.015 * stays + 1e-6);
        received = fees;
    }
    Money prices;
    const auto hosts = table_of<Host>(run->market());
    const auto held = hosts.column<&Host::billed>();
    for (std::size_t who = 0; who < held.size(); ++who) {
        ASSERT_EQ(held[who], billed[static_cast<std::uint32_t>(who)]);
        prices += held[who];
    }
    EXPECT_LT(received, 0.19 * prices.major()) << "nobody came to the second step";
    EXPECT_GT(received, 0.06 * prices.major()) << "nobody paid for the first";
}

TEST(HomeSharingFallingCommission, WithoutStepsIsACommission) {
    const std::string flat = "platform.sharing = { rule = \"falling_commission\", from_provider = "
                             "0.03, from_customer = 0.14, steps = [] }\n";
    const std::string year = "days = 120\nburn_in = 60\n";
    EXPECT_EQ(final_digest(laid(year, flat)), final_digest(laid(year)));
}

// Hosts reckon with the fee on their next guest: a lower one opens nights that did not pay before.
TEST(HomeSharingFallingCommission, HostsOpenMoreNightsOnceItHasFallen) {
    const std::string dear =
        "days = 150\nburn_in = 0\nsupply.exit_hazard = 0\nsupply.home_cost = 70\n"
        "supply.room_cost = 35\n";
    const auto rule = [](const char* later) {
        return std::string("platform.sharing = { rule = \"falling_commission\", from_provider = "
                           "0.4, from_customer = 0, steps = [ { billing = 100, from_provider = ") +
               later + " } ] }\n";
    };
    EXPECT_GT(in_all(laid(dear, rule("0")), "nights"), in_all(laid(dear, rule("0.4")), "nights"));
}

TEST(HomeSharingFallingCommission, StepsRise) {
    const std::string told = sim::message_of<sim::ScenarioError>([] {
        prepared(laid("platform.sharing = { rule = \"falling_commission\", steps = [ { billing = "
                      "9, from_provider = 0.1 }, { billing = 3, from_provider = 0.2 } ] }\n"));
    });
    EXPECT_NE(told.find("platform.sharing.steps"), std::string::npos) << told;
}

} // namespace
} // namespace models::home_sharing
