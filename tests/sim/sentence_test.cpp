// SPDX-License-Identifier: Apache-2.0
// What an effect says in words: its direction and size, and what is not known.

#include "sim/text/sentence.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

template <std::size_t N>
std::string words(const std::array<double, N>& baseline, const std::array<double, N>& reform) {
    return sim::sentence_of("Hosts' income", "EUR", sim::paired(baseline, reform));
}

TEST(Sentence, SaysDirectionSizeAndInterval) {
    EXPECT_EQ(words(std::array{100., 100., 100., 100., 100.}, std::array{70., 72., 74., 71., 73.}),
              "Hosts' income falls by 28 % (95 % interval -30 to -26 %).");
    EXPECT_EQ(
        words(std::array{100., 100., 100., 100., 100.}, std::array{101., 102., 103., 102., 102.}),
        "Hosts' income rises by 2.0 % (95 % interval +1.1 to +2.9 %).");
}

TEST(Sentence, SaysWhereTheIntervalHoldsZero) {
    EXPECT_EQ(
        words(std::array{100., 100., 100., 100., 100.}, std::array{90., 112., 95., 112., 97.}),
        "Hosts' income: no clear change (+1 %; the 95 % interval, -11 to +14 %, holds zero).");
}

TEST(Sentence, HasNoIntervalBelowFiveReplicates) {
    EXPECT_EQ(words(std::array{200., 200.}, std::array{150., 140.}),
              "Hosts' income falls by 28 % (2 replicates: too few for an interval).");
    EXPECT_EQ(words(std::array{200.}, std::array{201.}),
              "Hosts' income rises by 0.50 % (1 replicate: too few for an interval).");
}

TEST(Sentence, TellsNoChangeFromNothingThere) {
    EXPECT_EQ(words(std::array{3., 4.}, std::array{3., 4.}),
              "Hosts' income does not change at all.");
    EXPECT_EQ(words(std::array{0., 0.}, std::array{0., 0.}),
              "Hosts' income is zero with it and without it.");
    EXPECT_EQ(words(std::array{nothing}, std::array{1.}), "Hosts' income: no value to compare.");
}

TEST(Sentence, TellsWhatComesFromNothingInItsOwnUnit) {
    EXPECT_EQ(
        words(std::array{0., 0., 0., 0., 0.}, std::array{1'200., 1'300., 1'400., 1'250., 1'350.}),
        "Hosts' income rises by 1,300 EUR from 0 (95 % interval +1,202 to +1,398 EUR).");
}

TEST(Sentence, CellsSayWhatTheIntervalBearsOut) {
    const std::array base{100., 100., 100., 100., 100.};
    const auto cell = [&](const std::array<double, 5>& reform) {
        return sim::change_in_percent(sim::paired(base, reform));
    };
    EXPECT_EQ(cell({70, 72, 74, 71, 73}), "-28");
    EXPECT_EQ(cell({90, 112, 95, 112, 97}), "(+1)");
    EXPECT_EQ(cell(base), "0");
    EXPECT_EQ(sim::change_in_percent(sim::paired(std::array{0.}, std::array{4.})), "from 0");
}

TEST(Sentence, NumbersHaveTheDecimalsOfTheirInterval) {
    EXPECT_EQ(sim::rounding_of(28.123, 3.4).signed_words(-28.123), "-28");
    EXPECT_EQ(sim::rounding_of(2.04, 0.34).signed_words(2.04), "+2.0");
    EXPECT_EQ(sim::rounding_of(0.2, 34)(-0.2), "0");
    EXPECT_EQ(sim::unit_in("currency/night", "EUR"), "EUR/night");
    EXPECT_EQ(sim::unit_in("nights", "EUR"), "nights");
}

} // namespace
