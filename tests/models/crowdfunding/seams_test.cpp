// SPDX-License-Identifier: Apache-2.0
// No seams: a crowdfunding platform put away and taken up again wherever it can be, or branched
// every morning, is on every evening the one that nobody touched.

#include "sim/run/locate.hpp"
#include "sim/time/calendar.hpp"
#include "sim/time/schedule.hpp"
#include "tests/support/crowd.hpp"
#include "tests/support/state.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

namespace models::crowdfunding {
namespace {

bool same(double one, double other) {
    return std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(other);
}

class CrowdfundingSeams : public testing::Test {
protected:
    // Lives both worlds to the end; `live_on` carries the other through a day.
    template <class LiveOn> void compare(LiveOn&& live_on) {
        while (straight_.day() < straight_.end()) {
            const sim::Day today = straight_.day();
            straight_.next_day();
            live_on();
            ASSERT_EQ(other_.day(), today + 1);
            const auto found = sim::first_difference(straight_.tables(), other_.tables());
            ASSERT_FALSE(found) << "after " << sim::iso(today) << " in " << sim::told(*found);
        }
        EXPECT_TRUE(std::ranges::equal(straight_.series().daily(), other_.series().daily(), same));
        EXPECT_GT(straight_.total("lost"), 0);
    }

    const std::shared_ptr<const sim::Prepared> scenario_ = prepared(
        sim::open_document(sim::DocumentKind::scenarios, "tests/golden/crowdfunding.toml"));
    World straight_{scenario_};
    World other_{scenario_};
};

TEST_F(CrowdfundingSeams, EveryMorningCanBeTakenUp) {
    compare([&] {
        other_ = other_.taken_up();
        other_.next_day();
    });
}

TEST_F(CrowdfundingSeams, EveryMorningCanBeBranched) {
    compare([&] {
        other_ = other_.branch(scenario_);
        other_.next_day();
    });
}

TEST_F(CrowdfundingSeams, EveryPhaseOfDaysThatTurnOverCanBeTakenUp) {
    std::size_t seams = 0;
    compare([&] {
        const sim::Day today = other_.day();
        if (!sim::due(sim::Period::weekly, today) && !sim::due(sim::Period::monthly, today))
            return other_.next_day();
        while (other_.day() == today) {
            other_.step();
            other_ = other_.taken_up();
            ++seams;
        }
    });
    EXPECT_GT(seams, 30 * 10U); // Mondays, of so many phases
}

} // namespace
} // namespace models::crowdfunding
