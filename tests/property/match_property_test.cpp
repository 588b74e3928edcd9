// SPDX-License-Identifier: Apache-2.0
// Immediate acceptance in random markets: never a double booking, no refusal without a reason, and
// neither threads nor the order of the list matter.

#include "sim/match/immediate.hpp"
#include "sim/match/taken_days.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <vector>

namespace {

constexpr auto unmatched = sim::ImmediateAcceptance::unmatched;
constexpr int rounds = 3;

struct Stay {
    sim::Identity who;
    sim::Day first;
    int nights;
    std::vector<std::uint32_t> wishes;
};

struct Refusal {
    std::uint32_t target;
    std::uint32_t proposer;
    bool by_rule;
};

struct Outcome {
    std::map<sim::Identity, std::uint32_t> matched;
    std::vector<std::vector<Refusal>> refusals; ///< by target
    std::vector<sim::TakenDays> calendars;
};

// A target declines some by a rule of its own, as manual acceptance does.
bool declines(std::uint32_t target, const Stay& stay) {
    return sim::scramble(stay.who.value ^ target) % 5 == 0;
}

Outcome match(const std::vector<Stay>& stays, std::size_t targets) {
    Outcome outcome{
        {}, std::vector<std::vector<Refusal>>(targets), std::vector<sim::TakenDays>(targets)};
    std::vector<sim::Identity> proposers;
    for (const Stay& stay : stays) proposers.push_back(stay.who);
    const auto next = [&](std::uint32_t proposer, int round) {
        return std::optional(stays[proposer].wishes[static_cast<std::size_t>(round)]);
    };
    const auto accept = [&](std::uint32_t target, std::uint32_t proposer) {
        const Stay& stay = stays[proposer];
        const bool by_rule = declines(target, stay);
        if (by_rule || !outcome.calendars[target].free(stay.first, stay.nights)) {
            outcome.refusals[target].push_back({target, proposer, by_rule});
            return false;
        }
        outcome.calendars[target].take(stay.first, stay.nights);
        return true;
    };
    sim::ImmediateAcceptance acceptance;
    const sim::Lottery lottery{sim::Key(5), sim::purpose("test.lottery"), sim::Day{18000}};
    const auto matched = acceptance.match(proposers, targets, lottery, rounds, next, accept);
    for (std::size_t i = 0; i < stays.size(); ++i) outcome.matched[stays[i].who] = matched[i];
    return outcome;
}

std::vector<Stay> random_stays(std::size_t count, std::size_t targets) {
    std::vector<Stay> stays(count);
    for (std::size_t i = 0; i < count; ++i) {
        stays[i].who = {i * 3 + 1};
        stays[i].first = sim::Day{18000 + *rc::gen::inRange(0, 20)};
        stays[i].nights = *rc::gen::inRange(1, 8);
        for (int round = 0; round < rounds; ++round)
            stays[i].wishes.push_back(*rc::gen::inRange(0U, static_cast<std::uint32_t>(targets)));
    }
    return stays;
}

// Made by identity instead of by RapidCheck, where many are needed.
std::vector<Stay> many_stays(std::size_t count, std::uint32_t targets, std::uint64_t seed) {
    std::vector<Stay> stays(count);
    for (std::size_t i = 0; i < count; ++i) {
        sim::Stream draws(sim::Key(seed), sim::purpose("test.stays"), sim::Day{0}, {i});
        stays[i] = {{sim::scramble(i)},
                    sim::Day{18000 + static_cast<int>(draws.below(60))},
                    1 + static_cast<int>(draws.below(7)),
                    {draws.below(targets), draws.below(targets), draws.below(targets)}};
    }
    return stays;
}

bool overlap(const Stay& a, const Stay& b) {
    return a.first < b.first + b.nights && b.first < a.first + a.nights;
}

struct OneThreadAfterwards {
    ~OneThreadAfterwards() { sim::use_threads(1); }
};

} // namespace

RC_GTEST_PROP(Immediate, BooksNoNightTwiceAndRefusesWithReason, ()) {
    const std::size_t targets = *rc::gen::inRange<std::size_t>(1, 12);
    const std::size_t count = *rc::gen::inRange<std::size_t>(0, 60);
    const std::vector<Stay> stays = random_stays(count, targets);
    const Outcome outcome = match(stays, targets);
    std::vector<std::vector<const Stay*>> booked(targets);
    std::vector<int> nights(targets);
    for (const Stay& stay : stays) {
        const std::uint32_t target = outcome.matched.at(stay.who);
        if (target == unmatched) continue;
        RC_ASSERT(!declines(target, stay));
        for (const Stay* other : booked[target]) RC_ASSERT(!overlap(stay, *other));
        booked[target].push_back(&stay);
        nights[target] += stay.nights;
    }
    for (std::size_t target = 0; target < targets; ++target)
        RC_ASSERT(outcome.calendars[target].taken(sim::Day{18000}, 60) == nights[target]);
    for (const auto& refusals : outcome.refusals)
        for (const Refusal& refusal : refusals)
            RC_ASSERT(refusal.by_rule ||
                      std::ranges::any_of(booked[refusal.target], [&](const Stay* one) {
                          return overlap(*one, stays[refusal.proposer]);
                      }));
}

RC_GTEST_PROP(Immediate, EveryoneLeftOutWasRefusedInEveryRound, ()) {
    const std::size_t targets = *rc::gen::inRange<std::size_t>(1, 6);
    const std::size_t count = *rc::gen::inRange<std::size_t>(0, 40);
    const std::vector<Stay> stays = random_stays(count, targets);
    const Outcome outcome = match(stays, targets);
    std::vector<int> times(count);
    for (const auto& refusals : outcome.refusals)
        for (const Refusal& refusal : refusals) ++times[refusal.proposer];
    for (std::size_t i = 0; i < count; ++i) {
        const bool left_out = outcome.matched.at(stays[i].who) == unmatched;
        RC_ASSERT((times[i] == rounds) == left_out);
    }
}

RC_GTEST_PROP(Immediate, TheOrderOfTheListDoesNotMatter, ()) {
    const std::size_t targets = *rc::gen::inRange<std::size_t>(1, 8);
    const std::size_t count = *rc::gen::inRange<std::size_t>(2, 50);
    std::vector<Stay> stays = random_stays(count, targets);
    const Outcome listed = match(stays, targets);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto salt = *rc::gen::arbitrary<std::uint64_t>();
    std::ranges::sort(order, {}, [&](std::size_t i) { return sim::scramble(i ^ salt); });
    std::vector<Stay> shuffled;
    for (std::size_t i : order) shuffled.push_back(stays[i]);
    const Outcome otherwise = match(shuffled, targets);
    RC_ASSERT(listed.matched == otherwise.matched);
    RC_ASSERT(listed.calendars == otherwise.calendars);
}

TEST(Immediate, ThreadsAndBlocksDoNotMatter) {
    const OneThreadAfterwards restore;
    for (const std::uint32_t targets : {50U, 3000U, 200'000U}) {
        const std::vector<Stay> stays = many_stays(30'000, targets, targets);
        sim::use_threads(1);
        const Outcome alone = match(stays, targets);
        for (int threads : {2, 3, 8}) {
            sim::use_threads(threads);
            sim::use_block_order(threads == 3 ? sim::BlockOrder::shuffled
                                              : sim::BlockOrder::backward);
            const Outcome together = match(stays, targets);
            sim::use_block_order(sim::BlockOrder::forward);
            EXPECT_EQ(alone.matched, together.matched);
            EXPECT_EQ(alone.calendars, together.calendars);
        }
    }
}
