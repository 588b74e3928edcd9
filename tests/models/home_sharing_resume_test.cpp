// SPDX-License-Identifier: Apache-2.0
// A market that is taken up again, or branched, goes on as if nothing had been.

#include "tests/support/abuse.hpp"
#include "tests/support/state.hpp"

#include <gtest/gtest.h>

namespace models::home_sharing {
namespace {

std::string difference(const World& one, const World& other) {
    const auto found = sim::first_difference(one.tables(), other.tables());
    return found ? sim::told(*found) : "";
}

// Lives `days` days of a document straight on, and beside it the world taken up anew each morning.
void expect_no_seam(const sim::Node& document, int days) {
    const auto straight = world(document);
    auto other = world(document);
    for (int day = 0; day < days; ++day) {
        straight->advance(straight->day() + 1);
        other = other->taken_up();
        other->advance(straight->day());
        ASSERT_EQ(difference(*straight, *other), "") << sim::iso(straight->day());
    }
}

TEST(HomeSharingResume, GuestsWhoseHostCalledOffSeeThePricesOfTheMorning) {
    expect_no_seam(laid("days = 90\nburn_in = 0\n"
                        "supply.cancellation.by_hosts = 0.3\n"
                        "supply.pricing = \"algorithmic\"\n"
                        "supply.professional_pricing = \"algorithmic\"\n"),
                   90);
}

} // namespace
} // namespace models::home_sharing
