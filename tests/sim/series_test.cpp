// SPDX-License-Identifier: Apache-2.0
#include "sim/run/series.hpp"
#include "sim/time/calendar.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

struct Report {
    std::int64_t nights = 0;
    std::int64_t homes = 0;
    sim::Money paid;
    double price = 0;
    static constexpr auto fields() {
        return sim::Fields{
            sim::flow<&Report::nights>("Nights."), sim::level<&Report::homes>("Homes."),
            sim::flow<&Report::paid>("Paid."),
            sim::ratio<&Report::price, &Report::paid, &Report::nights>("Paid by night.")};
    }
};

const sim::Day start = sim::day_of({2019, 1, 30});

sim::Series two_zones() {
    sim::Series series(sim::indicator_lines<Report>(), {"east", "west"}, start, 4);
    for (int day = 0; day < 4; ++day) {
        std::vector<double> values;
        sim::append_values(Report{2, 10 + day, sim::Money{20'000}, 0}, values);
        sim::append_values(Report{1, 5, sim::Money{40'000}, 0}, values);
        series.record(start + day, values);
    }
    return series;
}

TEST(Series, LinesKnowWhatARatioIsOf) {
    const auto lines = sim::indicator_lines<Report>();
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines[3].statistic, sim::Statistic::ratio);
    EXPECT_EQ(lines[3].numerator, 2U);
    EXPECT_EQ(lines[3].denominator, 0U);
}

struct Gains {
    sim::Money earned;
    sim::Money kept;
    std::int64_t nights = 0;
    static constexpr auto fields() {
        return sim::Fields{sim::gain<&Gains::earned>("hosts", "Earned."),
                           sim::gain<&Gains::kept>("platform", "Kept."),
                           sim::flow<&Gains::nights>("Nights.")};
    }
};
struct TwiceCounted {
    sim::Money earned;
    sim::Money taxed;
    static constexpr auto fields() {
        return sim::Fields{sim::gain<&TwiceCounted::earned>("hosts", "Earned."),
                           sim::gain<&TwiceCounted::taxed>("hosts", "The same after tax.")};
    }
};

TEST(Series, LinesKnowWhoseGainTheyAre) {
    const auto lines = sim::indicator_lines<Gains>();
    EXPECT_EQ(lines[0].role, "hosts");
    EXPECT_EQ(lines[1].role, "platform");
    EXPECT_EQ(lines[2].role, "");
    EXPECT_EQ(lines[0].unit, sim::unit::money.name);
    EXPECT_EQ(lines[0].statistic, sim::Statistic::sum);
    static_assert(!sim::detail::one_gain_a_role<TwiceCounted>(), "would count a host's gain twice");
}

TEST(Series, AddsZonesAndDays) {
    const sim::Series series = two_zones();
    EXPECT_DOUBLE_EQ(series.over(series.line("nights"), 0, 4), 12);
    EXPECT_DOUBLE_EQ(series.over(series.line("homes"), 0, 2), 15.5);
    EXPECT_DOUBLE_EQ(series.over(series.line("price"), 0, 4), 200);
}

TEST(Series, MonthsOfZonesBreakAtTheFirst) {
    const sim::Series series = two_zones();
    ASSERT_EQ(series.months(), (std::vector{start, sim::day_of({2019, 2, 1})}));
    const auto monthly = series.monthly();
    EXPECT_DOUBLE_EQ(monthly[0], 4);       // January, east: nights of two days
    EXPECT_DOUBLE_EQ(monthly[1], 11);      // homes on the last of them
    EXPECT_DOUBLE_EQ(monthly[3], 100);     // paid by night
    EXPECT_DOUBLE_EQ(monthly[4 + 3], 400); // west
    EXPECT_DOUBLE_EQ(monthly[8 + 1], 13);  // February, east
}

TEST(Series, ZonesOverWindowsAddUpToTheCity) {
    sim::Series series(sim::indicator_lines<Report>(), {"east", "west"}, start, 4);
    series.add_up_from({start, start + 3});
    for (int day = -1; day < 4; ++day) { // the first is burn-in
        std::vector<double> values;
        sim::append_values(Report{2, 10 + day, sim::Money{20'000}, 0}, values);
        sim::append_values(Report{1, 5, sim::Money{40'000}, 0}, values);
        series.record(start + day, values);
    }
    const auto windows = series.in_windows();
    ASSERT_EQ(windows.size(), 2U * 2 * 4);
    EXPECT_EQ(windows[0], 8);     // the nights of all days, east
    EXPECT_EQ(windows[1], 11.5);  // homes: the mean over days, not the last
    EXPECT_EQ(windows[3], 100);   // paid by night
    EXPECT_EQ(windows[8 + 0], 2); // of the last day alone
    EXPECT_EQ(windows[8 + 1], 13);
    EXPECT_EQ(windows[12 + 3], 400); // west
    for (std::size_t line = 0; line < 3; ++line)
        for (const std::size_t window : {0U, 1U})
            EXPECT_DOUBLE_EQ(windows[window * 8 + line] + windows[window * 8 + 4 + line],
                             series.over(line, window == 0 ? 0 : 3, 4));
    EXPECT_EQ(series.only({"homes"}).in_windows()[2], 13);
}

TEST(Series, WhatNeedsCautionIsShownLast) {
    std::vector<sim::IndicatorLine> lines{{"a", "", ""}, {"b", "", ""}, {"c", "", ""}};
    lines[0].caution = "no level";
    EXPECT_EQ(sim::shown_order(lines), (std::vector<std::size_t>{1, 2, 0}));
}

TEST(Series, LeavesOutTheBurnIn) {
    sim::Series series(sim::indicator_lines<Report>(), {"all"}, start, 1);
    series.record(start - 1, std::vector<double>(4, 1.0));
    EXPECT_TRUE(std::isnan(series.daily()[0]));
}

} // namespace
