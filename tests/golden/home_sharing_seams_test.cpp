// SPDX-License-Identifier: Apache-2.0
// No seams: a lodging market put away and taken up again wherever it can be, or branched every
// morning, is on every evening the one that nobody touched.

#include "sim/run/locate.hpp"
#include "sim/run/world.hpp"
#include "sim/time/schedule.hpp"
#include "tests/support/state.hpp"
#include "tests/support/village.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <filesystem>

namespace models::home_sharing {
namespace {

const std::filesystem::path folder = "tests/golden";

std::vector<std::string> scenarios() {
    std::vector<std::string> all;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        if (file.path().extension() == ".toml" &&
            file.path().stem().string().starts_with("home_sharing"))
            all.push_back(file.path().stem());
    std::ranges::sort(all);
    return all;
}

// Days on which more is done than on others.
bool turns_over(sim::Day day) {
    return sim::due(sim::Period::weekly, day) || sim::due(sim::Period::monthly, day);
}

class HomeSharingSeams : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        scenario_ = prepared(
            sim::open_document(sim::DocumentKind::scenarios, folder / (GetParam() + ".toml")));
        straight_ = anew();
        other_ = anew();
    }

    [[nodiscard]] std::unique_ptr<World> anew() const {
        return std::make_unique<World>(
            scenario_->start(sim::keys_of({scenario_->settings().seed, 0})));
    }

    // Lives both worlds to the end; `day()` carries the other through a day.
    template <class Live> void compare(Live&& day) {
        while (straight_->day() < straight_->end()) {
            const sim::Day today = straight_->day();
            straight_->advance(today + 1);
            day();
            ASSERT_EQ(other_->day(), today + 1);
            const auto found = sim::first_difference(straight_->tables(), other_->tables());
            ASSERT_FALSE(found) << "after " << sim::iso(today) << " in " << sim::told(*found);
        }
        EXPECT_TRUE(
            std::ranges::equal(straight_->series().daily(), other_->series().daily(), same));
    }

    void live_on() { other_->advance(other_->day() + 1); }

    static bool same(double one, double other) {
        return std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(other);
    }

    std::shared_ptr<const sim::Prepared> scenario_;
    std::unique_ptr<World> straight_;
    std::unique_ptr<World> other_;
};

TEST_P(HomeSharingSeams, EveryMorningCanBeTakenUp) {
    compare([&] {
        other_ = other_->taken_up();
        live_on();
    });
}

TEST_P(HomeSharingSeams, EveryMorningCanBeBranched) {
    compare([&] {
        other_ = other_->branch(*scenario_);
        live_on();
    });
}

TEST_P(HomeSharingSeams, EveryPhaseOfDaysThatTurnOverCanBeTakenUp) {
    std::size_t seams = 0;
    compare([&] {
        const sim::Day today = other_->day();
        if (!turns_over(today)) return live_on();
        while (other_->day() == today) {
            other_->step();
            other_ = other_->taken_up();
            ++seams;
        }
    });
    EXPECT_GT(seams, 20 * 17U); // phases, and at least so many Mondays
}

INSTANTIATE_TEST_SUITE_P(Every, HomeSharingSeams, testing::ValuesIn(scenarios()),
                         [](const auto& one) { return one.param; });

} // namespace
} // namespace models::home_sharing
