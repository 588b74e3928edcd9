// SPDX-License-Identifier: Apache-2.0
// Immediate acceptance on cases small enough to know the answer.

#include "sim/match/immediate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace {

constexpr auto unmatched = sim::ImmediateAcceptance::unmatched;
using Target = std::optional<std::uint32_t>;

sim::Lottery lottery(std::uint64_t key) {
    return {sim::Key(key), sim::purpose("test.lottery"), sim::Day{18000}};
}

std::vector<sim::Identity> identities(std::size_t count) {
    std::vector<sim::Identity> all(count);
    for (std::size_t i = 0; i < count; ++i) all[i] = {sim::scramble(i)};
    return all;
}

// Targets with one seat each.
struct Seats {
    std::vector<bool> taken;
    bool operator()(std::uint32_t target, std::uint32_t) {
        if (taken[target]) return false;
        return taken[target] = true;
    }
};

} // namespace

TEST(Immediate, NobodyProposesNobodyIsMatched) {
    sim::ImmediateAcceptance acceptance;
    const auto nothing = [](std::uint32_t, int) { return Target{}; };
    const auto never = [](std::uint32_t, std::uint32_t) { return true; };
    EXPECT_TRUE(acceptance.match({}, 3, lottery(1), 3, nothing, never).empty());
    const auto three = identities(3);
    const auto matched = acceptance.match(three, 3, lottery(1), 3, nothing, never);
    EXPECT_TRUE(std::ranges::all_of(matched, [](auto target) { return target == unmatched; }));
    EXPECT_EQ(acceptance.rounds().size(), 1U);
}

TEST(Immediate, ThoseTurnedAwayAskElsewhere) {
    sim::ImmediateAcceptance acceptance;
    Seats seats{std::vector<bool>(3)};
    // Everybody likes target 0 best, then 1, then 2.
    const auto next = [](std::uint32_t, int round) { return Target(round); };
    const auto four = identities(4);
    const auto matched = acceptance.match(four, 3, lottery(1), 3, next, seats);
    std::vector<std::uint32_t> sorted(matched.begin(), matched.end());
    std::ranges::sort(sorted);
    EXPECT_EQ(sorted, (std::vector<std::uint32_t>{0, 1, 2, unmatched}));
    ASSERT_EQ(acceptance.rounds().size(), 3U);
    EXPECT_EQ(acceptance.rounds()[0].proposals, 4U);
    EXPECT_EQ(acceptance.rounds()[2].proposals, 2U);
    EXPECT_EQ(acceptance.rounds()[2].accepted, 1U);
}

TEST(Immediate, WhoGivesUpIsNotAskedAgain) {
    sim::ImmediateAcceptance acceptance;
    std::array<int, 2> asked{};
    const auto next = [&](std::uint32_t proposer, int) {
        ++asked[proposer];
        return proposer == 0 ? Target{} : Target{0};
    };
    const auto refuse = [](std::uint32_t, std::uint32_t) { return false; };
    acceptance.match(identities(2), 1, lottery(1), 3, next, refuse);
    EXPECT_EQ(asked, (std::array{1, 3}));
}

TEST(Immediate, EveryProposerWinsTheLotEquallyOften) {
    sim::ImmediateAcceptance acceptance;
    const auto five = identities(5);
    const auto first = [](std::uint32_t, int) { return Target{0}; };
    std::array<int, 5> wins{};
    for (std::uint64_t key = 0; key < 5000; ++key) {
        Seats seats{std::vector<bool>(1)};
        const auto matched = acceptance.match(five, 1, lottery(key), 1, first, seats);
        const auto winner = std::ranges::find(matched, 0U) - matched.begin();
        ++wins[static_cast<std::size_t>(winner)];
    }
    // Five standard deviations of a binomial.
    for (int count : wins) EXPECT_NEAR(count, 1000, 142);
}

TEST(Immediate, TheLotStaysTheSameFromRoundToRound) {
    sim::ImmediateAcceptance acceptance;
    const auto many = identities(50);
    std::vector<std::uint32_t> order;
    const auto remember = [&](std::uint32_t, std::uint32_t proposer) {
        order.push_back(proposer);
        return false;
    };
    const auto first = [](std::uint32_t, int) { return Target{0}; };
    acceptance.match(many, 1, lottery(9), 2, first, remember);
    ASSERT_EQ(order.size(), 100U);
    EXPECT_TRUE(std::equal(order.begin(), order.begin() + 50, order.begin() + 50));
}

TEST(Immediate, RefusesATargetThatIsNotThere) {
    sim::ImmediateAcceptance acceptance;
    const auto beyond = [](std::uint32_t, int) { return Target{7}; };
    const auto always = [](std::uint32_t, std::uint32_t) { return true; };
    EXPECT_THROW(acceptance.match(identities(1), 7, lottery(1), 1, beyond, always),
                 sim::BrokenInvariant);
}
