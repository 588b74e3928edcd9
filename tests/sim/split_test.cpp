// SPDX-License-Identifier: Apache-2.0
// Sharing rules on amounts that are easy to check by hand.

#include "sim/ledger/split.hpp"

#include <gtest/gtest.h>

TEST(Split, ACommissionTakesFromBothSides) {
    const sim::Split split = sim::Commission{}({100'00});
    EXPECT_EQ(split, (sim::Split{{114'00}, {97'00}, {17'00}, {}}));
}

TEST(Split, ADividendGivesPartOfTheFeeToTheZone) {
    const sim::Split split = sim::CommunityDividend{}({100'00});
    EXPECT_EQ(split, (sim::Split{{114'00}, {97'00}, {13'60}, {3'40}}));
}

TEST(Split, NoDividendIsACommission) {
    const sim::CommunityDividend none{0.03, 0.14, 0};
    for (std::int64_t cents : {0, 1, 99, 12345}) {
        EXPECT_EQ(none({cents}), sim::Commission{}({cents}));
    }
}

TEST(Split, TheRuleIsChosenAtRunTime) {
    const sim::Sharing sharing = sim::CommunityDividend{0, 0.1, 1};
    EXPECT_EQ(sim::share(sharing, {50'00}), (sim::Split{{55'00}, {50'00}, {}, {5'00}}));
}
