// SPDX-License-Identifier: Apache-2.0
#include "sim/time/calendar.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace sim {
namespace {

static_assert(day_of({1970, 1, 1}) == Day{0});
static_assert(day_of({2000, 3, 1}) == Day{11017});
static_assert(day_of({2019, 7, 1}) == Day{18078});
static_assert(day_of({1969, 12, 31}) == Day{-1});
static_assert(date_of(Day{18078}) == Date{2019, 7, 1});
static_assert(weekday(Day{0}) == 3);
static_assert(weekday(day_of({2019, 7, 1})) == 0);
static_assert(weekday(day_of({1969, 12, 28})) == 6);
static_assert(day_of_year(day_of({2020, 12, 31})) == 366);
static_assert(first_of_month(day_of({2020, 2, 29})) == day_of({2020, 2, 1}));
static_assert(!exists({2019, 2, 29}) && exists({2020, 2, 29}) && !exists({1900, 2, 29}));

TEST(Calendar, goes_forth_and_back_over_four_centuries) {
    const Day last = day_of({2101, 1, 1});
    for (Day day = day_of({1699, 12, 31}); day < last; ++day) {
        ASSERT_EQ(day_of(date_of(day)), day);
        ASSERT_EQ(parse_iso(iso(day)), day);
        ASSERT_EQ(weekday(day + 7), weekday(day));
        ASSERT_LT(date_of(day), date_of(day + 1));
    }
}

TEST(Calendar, holds_at_both_ends_of_time) {
    using Limits = std::numeric_limits<std::int32_t>;
    EXPECT_EQ(date_of({Limits::max()}), (Date{5881580, 7, 11}));
    EXPECT_EQ(date_of({Limits::min()}), (Date{-5877641, 6, 23}));
    EXPECT_EQ(weekday({Limits::min()}), 1);
}

TEST(Calendar, writes_iso_dates) {
    EXPECT_EQ(iso(day_of({2019, 7, 1})), "2019-07-01");
    EXPECT_EQ(iso(day_of({800, 12, 25})), "0800-12-25");
}

TEST(Calendar, reads_only_iso_dates_that_exist) {
    EXPECT_EQ(parse_iso("2019-07-01"), day_of({2019, 7, 1}));
    for (const char* wrong :
         {"", "2019-7-1", "2019-02-29", "2019-13-01", "2019-00-10", "2019-01-00", "01.07.2019",
          "2019-07-01 ", "2019-07-0x", "-019-07-01"})
        EXPECT_FALSE(parse_iso(wrong)) << wrong;
}

} // namespace
} // namespace sim
