// SPDX-License-Identifier: Apache-2.0
#include "sim/law/measure.hpp"
#include "tests/support/town.hpp"

#include <gtest/gtest.h>

namespace sim {
namespace {

using town::Measure;

Law<Measure> two_measures() {
    Law<Measure> law;
    law.measures.push_back(
        enact(Measure(town::NightCap{60, {}}), Terms{Day{10}, Day{5}, Day{20}, "", ""}));
    law.measures.push_back(enact(Measure(town::Tax{0.2}), Terms{Day{15}, {}, {}, "", ""}));
    return law;
}

TEST(Law, holds_from_the_first_day_to_the_day_before_the_last) {
    const auto law = two_measures();
    EXPECT_EQ(law.in_force(Day{9}).size(), 0U);
    EXPECT_EQ(law.in_force(Day{10}).size(), 1U);
    EXPECT_EQ(law.in_force(Day{19}).size(), 2U);
    EXPECT_EQ(law.in_force(Day{20}).size(), 1U);
    EXPECT_EQ(law.in_force(Day{2'000'000}).size(), 1U);
}

TEST(Law, changes_where_a_measure_begins_or_ends) {
    const auto law = two_measures();
    for (int day = 0; day < 30; ++day)
        EXPECT_EQ(law.changes_on(Day{day}), day == 10 || day == 15 || day == 20) << day;
}

TEST(Law, is_known_from_the_first_announcement) {
    EXPECT_EQ(two_measures().first_announced(), Day{5});
    EXPECT_EQ(Law<Measure>{}.first_announced(), std::nullopt);
}

TEST(Law, has_a_placebo_with_the_same_dates) {
    const auto placebo = null_of(two_measures());
    EXPECT_EQ(std::get<town::NightCap>(placebo.measures[0].measure).nights, 366);
    EXPECT_EQ(std::get<town::Tax>(placebo.measures[1].measure).rate, 0);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(placebo.measures[i].announced, two_measures().measures[i].announced);
        EXPECT_EQ(placebo.measures[i].from, two_measures().measures[i].from);
        EXPECT_EQ(placebo.measures[i].until, two_measures().measures[i].until);
    }
}

TEST(Law, states_terms_that_enact_the_same_measure) {
    for (const auto& one : two_measures().measures)
        EXPECT_EQ(enact(one.measure, terms_of(one)), one);
}

} // namespace
} // namespace sim
