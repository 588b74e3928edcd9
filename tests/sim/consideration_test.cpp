// SPDX-License-Identifier: Apache-2.0
// Lists by slots: what is refused, how often, and that taking one option away leaves others alone.

#include "sim/choice/consideration.hpp"
#include "tests/sim/support/statistics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

namespace {

sim::Search search(std::uint64_t identity) {
    return {sim::Key(3), sim::purpose("test.search"), sim::Day{18000}, {identity}};
}

// A page that keeps what is feasible with the chance of its score.
template <class Feasible, class Score>
auto page(double temperature, const Feasible& feasible, const Score& score) {
    return [=](std::uint32_t slot, double luck) {
        return feasible(slot) && luck < sim::chance_of(score(slot), temperature);
    };
}

constexpr auto anything = [](std::uint32_t) { return true; };
constexpr auto kept = anything;
constexpr auto best = [](std::uint32_t) { return 1.0; };

} // namespace

TEST(Consideration, ScreenOrKeepMakesNoDifference) {
    const auto odd = [](std::uint32_t slot) { return slot % 2 == 1; };
    for (std::uint64_t identity = 0; identity < 200; ++identity) {
        std::array<std::uint32_t, 10> screened{};
        std::array<std::uint32_t, 10> asked{};
        const auto by_screen =
            sim::consider(search(identity), 60, screened, page(0.5, odd, best), kept);
        const auto by_keep =
            sim::consider(search(identity), 60, asked, page(0.5, anything, best), odd);
        EXPECT_EQ(screened, asked);
        EXPECT_EQ(by_screen.tries, by_keep.tries);
    }
}

TEST(Consideration, ListsDifferentFeasibleSlots) {
    const auto feasible = [](std::uint32_t slot) { return slot % 2 == 1; };
    for (std::uint64_t identity = 0; identity < 200; ++identity) {
        std::array<std::uint32_t, 10> list{};
        const auto done =
            sim::consider(search(identity), 60, list, page(0.5, feasible, best), kept);
        ASSERT_EQ(done.found, list.size());
        EXPECT_GE(done.tries, done.found);
        EXPECT_EQ(std::set<std::uint32_t>(list.begin(), list.end()).size(), list.size());
        EXPECT_TRUE(std::ranges::all_of(list, feasible));
        EXPECT_TRUE(std::ranges::all_of(list, [](std::uint32_t slot) { return slot < 60; }));
    }
}

TEST(Consideration, CandidatesAreTheStreamOfTheSearch) {
    std::array<std::uint32_t, 20> list{};
    sim::consider(search(5), 1'000'000'000, list, page(1, anything, best), kept);
    sim::Stream stream(sim::Key(3), sim::purpose("test.search"), sim::Day{18000}, {5});
    for (std::uint32_t slot : list) {
        EXPECT_EQ(slot, static_cast<std::uint32_t>(stream.uniform() * 1e9));
        stream.uniform();
    }
}

TEST(Consideration, StopsAfterTwentyTriesAPlace) {
    std::array<std::uint32_t, 5> list{};
    const auto only_two = [](std::uint32_t slot) { return slot < 2; };
    const auto done = sim::consider(search(1), 8, list, page(1, only_two, best), kept);
    EXPECT_EQ(done.found, 2U);
    EXPECT_EQ(done.tries, 100U);
}

TEST(Consideration, NoSlotsNoList) {
    std::array<std::uint32_t, 5> list{};
    const auto done = sim::consider(search(1), 0, list, page(1, anything, best), kept);
    EXPECT_EQ(done.found, 0U);
    EXPECT_EQ(done.tries, 0U);
}

TEST(Consideration, TheFirstPlaceIsALogitOfScores) {
    constexpr double temperature = 0.4;
    constexpr std::uint32_t slots = 8;
    constexpr int searches = 50'000;
    const auto score = [](std::uint32_t slot) { return slot / 8.0; };
    std::array<double, slots> count{};
    for (std::uint64_t identity = 0; identity < searches; ++identity) {
        std::array<std::uint32_t, 1> list{};
        const auto done =
            sim::consider(search(identity), slots, list, page(temperature, anything, score), kept);
        if (done.found == 1) ++count[list[0]];
    }
    std::array<double, slots> expected{};
    for (std::uint32_t slot = 0; slot < slots; ++slot)
        expected[slot] = std::exp(score(slot) / temperature);
    const double found = std::accumulate(count.begin(), count.end(), 0.0);
    const double all = std::accumulate(expected.begin(), expected.end(), 0.0);
    for (double& cell : expected) cell *= found / all;
    EXPECT_GT(found, 0.99 * searches);
    EXPECT_LT(sim::test::chi_square(count, expected), sim::test::deviations_bound);
}

TEST(Consideration, ASlotThatGoesChangesOnlyTheListsItWasOn) {
    const auto score = [](std::uint32_t slot) { return (slot % 10) / 10.0; };
    const auto without = [](std::uint32_t slot) { return slot != 17; };
    int changed = 0;
    for (std::uint64_t identity = 0; identity < 2000; ++identity) {
        std::array<std::uint32_t, 6> before{};
        std::array<std::uint32_t, 6> after{};
        const auto was =
            sim::consider(search(identity), 100, before, page(0.5, anything, score), kept);
        const auto is =
            sim::consider(search(identity), 100, after, page(0.5, without, score), kept);
        ASSERT_EQ(was.found, 6U);
        ASSERT_EQ(is.found, 6U);
        if (std::ranges::find(before, 17U) == before.end()) {
            EXPECT_EQ(before, after);
        } else {
            ++changed;
            // The others keep their places; one more is drawn at the end.
            const auto kept = std::remove(before.begin(), before.end(), 17U);
            EXPECT_TRUE(std::equal(before.begin(), kept, after.begin()));
        }
    }
    EXPECT_GT(changed, 50);
}
