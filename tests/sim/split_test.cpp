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

// The platform's own example: a project of 600 brings 490 (upwork2016).
TEST(Split, AFallingCommissionTakesEachPartAtItsStep) {
    const sim::FallingCommission rule{0.2, 0, {{500, 0.1}, {10'000, 0.05}}};
    EXPECT_EQ(rule({600'00}), (sim::Split{{600'00}, {490'00}, {110'00}, {}}));
    EXPECT_EQ(rule({600'00}, {500'00}).provider_gets, sim::Money{540'00});
    EXPECT_EQ(rule({100'00}, {9'950'00}).provider_gets, sim::Money{92'50});
    EXPECT_EQ(rule({20'000'00}).platform_keeps, sim::Money{100'00 + 950'00 + 500'00});
    EXPECT_EQ(rule.share_at({499'99}), 0.2);
    EXPECT_EQ(rule.share_at({500'00}), 0.1);
    EXPECT_EQ(sim::share(rule, {600'00}, {500'00}), rule({600'00}, {500'00}));
}

TEST(Split, AFallingCommissionWithoutStepsIsACommission) {
    const sim::FallingCommission flat{0.03, 0.14, {}};
    for (std::int64_t cents : {0, 1, 99, 12345})
        EXPECT_EQ(flat({cents}, {77'77}), sim::Commission{}({cents}));
}

// Cut where a step begins, a payment costs what it costs in one piece.
TEST(Split, AFallingCommissionMayBeCutAtItsSteps) {
    const sim::FallingCommission rule{0.2, 0.05, {{500, 0.1}, {800, 0.3}}};
    const auto gets = [&](std::int64_t asked, std::int64_t billed) {
        return rule({asked}, {billed}).provider_gets;
    };
    for (std::int64_t billed : {0, 1, 333'33, 499'99})
        EXPECT_EQ(gets(1'000'00 - billed, billed),
                  gets(500'00 - billed, billed) + gets(300'00, 500'00) + gets(200'00, 800'00));
}

TEST(Split, ACooperativeTakesWhatACommissionDoes) {
    for (std::int64_t cents : {0, 1, 99, 12345})
        EXPECT_EQ(sim::Cooperative{}({cents}), sim::Commission{}({cents}));
}

TEST(Split, TheHighestShareIsThatOfAnyStep) {
    EXPECT_EQ(sim::most_from_provider(sim::Commission{0.03, 0.14}), 0.03);
    EXPECT_EQ(sim::most_from_provider(sim::FallingCommission{0.2, 0, {{5, 0.3}, {9, 0.1}}}), 0.3);
}
