// SPDX-License-Identifier: Apache-2.0
#include "models/wealth_exchange/market.hpp"

#include "sim/parallel/blocks.hpp"
#include "sim/random/batch.hpp"
#include "sim/random/order.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace models::wealth_exchange {
namespace {

constexpr sim::Purpose meeting = sim::purpose("wealth_exchange.meeting");
constexpr sim::Purpose turn = sim::purpose("wealth_exchange.turn");

// Without a branch: nearly half of the people have nothing to give, which nobody could predict.
void hand_over(std::span<std::int32_t> coins, std::span<const std::uint32_t> partner,
               std::size_t giver) {
    const std::int32_t gift = coins[giver] > 0 ? 1 : 0;
    coins[giver] -= gift;
    coins[partner[giver]] += gift;
}

void give_at_once(std::span<std::int32_t> coins, std::span<const std::uint32_t> partner) {
    std::vector<std::int32_t> received(coins.size());
    for (std::size_t giver = 0; giver < coins.size(); ++giver)
        received[partner[giver]] += coins[giver] > 0 ? 1 : 0;
    for (std::size_t row = 0; row < coins.size(); ++row)
        coins[row] += received[row] - (coins[row] > 0 ? 1 : 0);
}

// How many people hold 0, 1, 2 ... coins.
std::vector<std::int64_t> holders(std::span<const std::int32_t> coins) {
    std::vector<std::int64_t> count(static_cast<std::size_t>(*std::ranges::max_element(coins)) + 1);
    for (const std::int32_t held : coins) ++count[static_cast<std::size_t>(held)];
    return count;
}

} // namespace

Market::Market(const sim::InitialDay<Parameters>& dawn)
    : people_(sim::numbered(static_cast<std::size_t>(dawn.given.people))) {
    std::ranges::fill(people_.column<&Person::coins>(), dawn.given.coins);
}

/// Each person draws a partner, whether or not there is a coin to give.
void Market::meet(const Today& today) {
    const auto partner = people_.column<&Person::partner>();
    sim::for_blocks(people_.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        const auto drawn = partner.subspan(first, last - first);
        sim::fill_words(today.keys.chance, meeting, today.day, {first}, drawn);
        // Words to rows: uneven by less than one in a thousand up to four million people.
        for (std::uint32_t& one : drawn)
            one = static_cast<std::uint32_t>((std::uint64_t{one} * partner.size()) >> 32);
    });
}

void Market::give(const Today& today) {
    const auto coins = people_.column<&Person::coins>();
    const auto partner = people_.column<&Person::partner>();
    switch (today.given.activation) {
    case Activation::random:
        for (const std::size_t giver :
             sim::random_order(today.keys.chance, turn, today.day, people_.size()))
            hand_over(coins, partner, giver);
        break;
    case Activation::fixed:
        for (std::size_t giver = 0; giver < coins.size(); ++giver) hand_over(coins, partner, giver);
        break;
    case Activation::synchronous: give_at_once(coins, partner); break;
    }
}

/// Gini by holdings h from poor to rich: 1 - sum over h of people(h) times twice the wealth of the
/// poorer plus their own, over people times wealth; integers, so that no rounding enters.
Indicators Market::indicators() const {
    const auto count = holders(people_.column<&Person::coins>());
    double poorer = 0;
    double area = 0;
    for (std::size_t held = 0; held < count.size(); ++held) {
        const double people = static_cast<double>(count[held]);
        const double wealth = people * static_cast<double>(held);
        area += people * (2 * poorer + wealth);
        poorer += wealth;
    }
    const double people = static_cast<double>(people_.size());
    return {poorer > 0 ? 1 - area / (people * poorer) : 0, static_cast<double>(count[0]) / people};
}

} // namespace models::wealth_exchange
