// SPDX-License-Identifier: Apache-2.0
// What summaries show, and what they call it.

#include "sim/run/headlines.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace {

struct Report {
    double surplus = 0;
    std::int64_t guest_fee = 0;
    std::int64_t nights = 0;
    static constexpr auto fields() {
        return sim::Fields{sim::with_caution(sim::flow<&Report::surplus>("Surplus."), "no level"),
                           sim::flow<&Report::guest_fee>("Fee."),
                           sim::flow<&Report::nights>("Nights.")};
    }
};

const sim::Headlines headlines =
    sim::headlines_of(std::array{sim::headline<&Report::nights>("Number of nights"),
                                 sim::headline<&Report::surplus>("Guests' surplus")});

TEST(Headlines, StandInTheirOwnOrder) {
    const auto lines = sim::indicator_lines<Report>();
    EXPECT_EQ(sim::summary_order(headlines, lines), (std::vector<std::size_t>{2, 0}));
    EXPECT_EQ(sim::place_of(headlines, "surplus"), 2U);
    EXPECT_EQ(sim::place_of(headlines, "guest_fee"), 0U);
}

TEST(Headlines, WhatWasNotKeptIsLeftOut) {
    auto lines = sim::indicator_lines<Report>();
    lines.pop_back();
    EXPECT_EQ(sim::summary_order(headlines, lines), (std::vector<std::size_t>{0}));
}

TEST(Headlines, WithoutAnyEverythingIsShownAsTablesShowIt) {
    auto lines = sim::indicator_lines<Report>();
    EXPECT_EQ(sim::summary_order({}, lines), (std::vector<std::size_t>{1, 2, 0}));
    lines.erase(lines.begin());
    lines.pop_back();
    EXPECT_EQ(sim::summary_order(headlines, lines), (std::vector<std::size_t>{0}));
}

TEST(Headlines, GiveNamesAndEveryOtherLineHasItsOwnInWords) {
    const auto lines = sim::indicator_lines<Report>();
    EXPECT_EQ(sim::called(headlines, lines[0]), "Guests' surplus");
    EXPECT_EQ(sim::called(headlines, lines[1]), "Guest fee");
}

} // namespace
