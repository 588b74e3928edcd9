// SPDX-License-Identifier: Apache-2.0
// Image scoring against what must hold in every generation, and against its theory.

#include "models/image_scoring/market.hpp"
#include "tests/support/worlds.hpp"

#include <gtest/gtest.h>

namespace models::image_scoring {
namespace {

double last(const Parameters& given, int days, std::string_view name, std::uint64_t seed = 1) {
    return sim::by_day(sim::lived<Market>(given, days, seed)->series(), name).back();
}

TEST(ImageScoring, HelpsAlwaysOrNeverAtTheEndsOfTheScale) {
    Parameters given;
    given.thresholds = {-5};
    EXPECT_EQ(last(given, 20, "cooperation"), 1);
    EXPECT_EQ(last(given, 20, "only_cooperative"), 1);
    given.thresholds = {6};
    EXPECT_EQ(last(given, 20, "cooperation"), 0);
    EXPECT_EQ(last(given, 20, "cooperative"), 0);
}

// Children of equals are a sample of their parents: without payoffs a share is a fair game.
TEST(ImageScoring, IsAFairGameWhereHelpBringsNothing) {
    Parameters given;
    given.players = 400;
    given.benefit = 0;
    given.cost = 0;
    given.meetings = 40'000;
    given.thresholds = {0, 6};
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed)
        sum += last(given, 5, "cooperative_share", seed) / 100;
    EXPECT_NEAR(sum, 0.5, 4 * 0.0625 / 10); // five generations of 400: deviation 0.0625 each
}

// Who helps the helpful holds out against defectors where the chance of knowing a score exceeds
// cost over benefit (Nowak & Sigmund 1998); both are far from the threshold of 0.1 here.
TEST(ImageScoring, LastsWhereScoresAreKnownOftenEnough) {
    Parameters given;
    given.players = 1'000;
    given.meetings = 20'000;
    given.thresholds = {0, 0, 0, 0, 6}; // four helpers to one who never does
    given.known = 0.5;
    EXPECT_GT(last(given, 60, "cooperative_share"), 0.99);
    given.known = 0.01;
    EXPECT_LT(last(given, 60, "cooperative_share"), 0.05);
}

TEST(ImageScoring, RefusesPayoffsBelowNothing) {
    Parameters given;
    given.cost = 0.2;
    given.thresholds.clear();
    sim::Problems problems;
    Market::check(given, problems);
    EXPECT_EQ(problems.size(), 2U);
}

} // namespace
} // namespace models::image_scoring
