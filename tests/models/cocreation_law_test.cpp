// SPDX-License-Identifier: Apache-2.0
// The law of co-creation: what is owed by hand, what disclosure puts right, and placebos that
// change nothing.

#include "models/cocreation/model.hpp"
#include "sim/document/toml.hpp"
#include "sim/run/world.hpp"
#include "tests/support/inventors.hpp"
#include "tests/support/metamorphic.hpp"

#include <gtest/gtest.h>

#include <string>

namespace models::cocreation {
namespace {

constexpr Money dollars(std::int64_t amount) { return Money{100 * amount}; }

TEST(CocreationLaw, RoyaltiesOwedByHand) {
    const RoyaltyTerms terms; // 30 and 10 %
    Rules rules;
    EXPECT_EQ(owed(terms, rules, dollars(1'000), dollars(2'000), {}), dollars(500));
    RoyaltyFloor{0.2}.impose(rules);
    EXPECT_EQ(owed(terms, rules, dollars(1'000), dollars(2'000), {}), dollars(600));
    EXPECT_EQ(owed(terms, rules, dollars(1'000), {}, {}), dollars(300));
    Bestseller{10'000, 0.05}.impose(rules);
    EXPECT_EQ(owed(terms, rules, dollars(1'000), {}, dollars(8'000)), dollars(300));
    EXPECT_EQ(owed(terms, rules, dollars(1'000), {}, dollars(9'600)), dollars(330));
    EXPECT_EQ(owed(terms, rules, dollars(1'000), {}, dollars(50'000)), dollars(350));
    Bestseller{0, 1}.impose(rules);
    EXPECT_EQ(owed(terms, rules, dollars(1'000), {}, {}), dollars(1'000)); // all there is
}

TEST(CocreationLaw, NullMeasuresImposeNothing) {
    const RoyaltyTerms terms;
    Rules rules;
    RoyaltyFloor{0.5}.null().impose(rules);
    Bestseller{1, 0.5}.null().impose(rules);
    Disclosure{1}.null().impose(rules);
    for (const std::int64_t amount : {0, 17, 123'456'789})
        EXPECT_EQ(owed(terms, rules, Money{amount}, Money{amount}, Money{amount}),
                  owed(terms, {}, Money{amount}, Money{amount}, Money{amount}));
    EXPECT_EQ(rules.corrected, 0);
}

TEST(CocreationLaw, DisclosurePutsCreditsRight) {
    const auto uncredited = [](double corrected) {
        Parameters given = busy_community();
        given.regulation.measures.push_back(
            sim::enact<Measure>(Disclosure{corrected}, {sim::Day{0}, {}, {}, "", ""}));
        Lived one(given);
        one.live(120);
        std::size_t count = 0;
        for (const std::uint8_t right : one.market.agents().column<&Contribution::credited>())
            count += right == 0;
        return count;
    };
    EXPECT_GT(uncredited(0), 0U);
    EXPECT_LT(uncredited(0.5), uncredited(0));
    EXPECT_EQ(uncredited(1), 0U);
}

const std::string community = R"(model = "cocreation"
start = 2020-01-01
days = 150
burn_in = 30
[community]
members = 2_000
lurking = 0.5
ideas = 8
[selection]
chosen = 5
[development]
months = 0.5
cost = 1_000
success = 0
)";

class CocreationPlacebo : public testing::TestWithParam<std::string> {};

TEST_P(CocreationPlacebo, ChangesNothingOnAnyDay) {
    const auto market = model();
    const auto read = [&](const std::string& toml) {
        return market->prepare(sim::read_toml_text(toml, "scenario"));
    };
    const auto baseline = read(community);
    const auto reform = read(community + GetParam());
    EXPECT_EQ(sim::placebo_effect(*baseline, *reform, sim::keys_of({1, 0})), "");
    EXPECT_NE(sim::effect_of(*baseline, *reform, sim::keys_of({1, 0})), "");
}

INSTANTIATE_TEST_SUITE_P(
    Measures, CocreationPlacebo,
    testing::Values("[[regulation.royalty_floor]]\nfrom = 2020-02-01\nshare = 0.5\n",
                    "[[regulation.bestseller]]\nfrom = 2020-02-01\nsales = 100\n",
                    "[[regulation.disclosure]]\nfrom = 2020-02-01\n"));

} // namespace
} // namespace models::cocreation
