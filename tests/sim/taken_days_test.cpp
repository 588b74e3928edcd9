// SPDX-License-Identifier: Apache-2.0
// Calendars of nights: stays, the turn of the ring, and what a column of them is made of.

#include "sim/match/taken_days.hpp"
#include "sim/store/view.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace {

constexpr sim::Day today{18000};

struct Room {
    sim::TakenDays nights;
    static constexpr auto fields() {
        return sim::Fields{sim::state<&Room::nights>("Nights taken.")};
    }
};

static_assert(std::is_trivially_copyable_v<sim::TakenDays> && std::is_aggregate_v<sim::TakenDays>);
static_assert(sizeof(sim::TakenDays) == 48 && sim::TakenDays::size == 384);

constexpr sim::TakenDays with_a_stay() {
    sim::TakenDays nights;
    nights.take(today, 3);
    return nights;
}
static_assert(!with_a_stay().free(today + 2, 1) && with_a_stay().free(today + 3, 384 - 3));

} // namespace

TEST(TakenDays, AStayTakesItsNightsAndNoOthers) {
    const sim::TakenDays nights = with_a_stay();
    EXPECT_TRUE(nights.free(today - 1, 1));
    EXPECT_FALSE(nights.free(today - 1, 2));
    EXPECT_FALSE(nights.free(today + 2, 5));
    EXPECT_TRUE(nights.free(today + 3, 5));
    EXPECT_EQ(nights.taken(today - 5, 20), 3);
}

TEST(TakenDays, TurningTheRingLosesNothing) {
    for (int offset = 0; offset < sim::TakenDays::size; ++offset) {
        sim::TakenDays nights;
        const sim::Day first = today + offset;
        nights.take(first, 130);
        EXPECT_EQ(nights.taken(first, 130), 130);
        EXPECT_EQ(nights.taken(first, sim::TakenDays::size), 130);
        EXPECT_TRUE(nights.free(first + 130, sim::TakenDays::size - 130));
        nights.release(first, 130);
        EXPECT_EQ(nights, sim::TakenDays{});
    }
}

TEST(TakenDays, TheWholeRingCanBeTakenButNotMore) {
    sim::TakenDays nights;
    EXPECT_TRUE(nights.free(today, sim::TakenDays::size));
    EXPECT_FALSE(nights.free(today, sim::TakenDays::size + 1));
    nights.take(today, sim::TakenDays::size);
    EXPECT_EQ(nights.taken(today, sim::TakenDays::size), sim::TakenDays::size);
}

TEST(TakenDays, ANightThatHasPassedIsFreeAYearAhead) {
    sim::TakenDays nights = with_a_stay();
    const sim::Day horizon = today + sim::TakenDays::size;
    EXPECT_FALSE(nights.free(horizon, 1));
    nights.pass(today);
    EXPECT_TRUE(nights.free(horizon, 1));
    EXPECT_FALSE(nights.free(today + 1, 1));
}

TEST(TakenDays, DaysBeforeTheEpochCount) {
    sim::TakenDays nights;
    nights.take(sim::Day{-3}, 6);
    EXPECT_FALSE(nights.free(sim::Day{-3}, 1));
    EXPECT_FALSE(nights.free(sim::Day{2}, 1));
    EXPECT_TRUE(nights.free(sim::Day{3}, 300));
}

TEST(TakenDays, NoNightsAreAlwaysFree) {
    sim::TakenDays nights = with_a_stay();
    EXPECT_TRUE(nights.free(today, 0));
    EXPECT_EQ(nights.taken(today, 0), 0);
}

TEST(TakenDays, AColumnIsSeenAsItsWords) {
    sim::Table<Room> rooms({{1}, {2}});
    rooms.column<&Room::nights>()[1].take(today, 1);
    const sim::ColumnView column = sim::view("rooms", rooms).columns[0];
    EXPECT_EQ(column.width, 6U);
    EXPECT_EQ(column.bytes, 8U);
    EXPECT_EQ(column.scalar, sim::Scalar::natural);
}
