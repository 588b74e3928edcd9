// SPDX-License-Identifier: Apache-2.0
// How players change their minds, in each of the three orders.

#include "models/trust_game/draws.hpp"
#include "models/trust_game/market.hpp"
#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/batch.hpp"
#include "sim/random/order.hpp"

#include <algorithm>

namespace models::trust_game {
namespace {

constexpr sim::Purpose changing = sim::purpose("trust_game.changing");
constexpr sim::Purpose turn = sim::purpose("trust_game.turn");
constexpr sim::Purpose mutating = sim::purpose("trust_game.mutating");

} // namespace

template <class T, class Rule>
void Market::change_at_once(const Today& today, const T& ties, const Rule& rule) {
    const auto strategy = players_.column<&Player::strategy>();
    const auto next = players_.column<&Player::next>();
    const auto gained = players_.column<&Player::payoff>();
    const auto payoff = [gained](std::uint32_t who) { return gained[who]; };
    const Sight<T, decltype(payoff)> see{ties, payoff};
    sim::for_blocks(strategy.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        for_crowds(today.keys.chance, changing, today.day,
                   players_.identities().subspan(first, last - first), 0,
                   [&](std::size_t from, std::size_t count, const sim::CrowdWords& words) {
                       for (std::size_t i = 0; i < count; ++i) {
                           const auto player = static_cast<std::uint32_t>(first + from + i);
                           next[player] = strategy[rule(see, player, draws_of(words, i))];
                       }
                   });
    });
    sim::for_each_row(strategy.size(), [&](std::size_t row) { strategy[row] = next[row]; });
}

// One after the other by definition, so on one thread.
template <class T, class Rule>
void Market::change_in_turn(const Today& today, const T& ties, const Rule& rule) {
    const auto strategy = players_.column<&Player::strategy>();
    const auto gained = players_.column<&Player::payoff>();
    const auto payoff = [gained](std::uint32_t who) { return gained[who]; };
    const Sight<T, decltype(payoff)> see{ties, payoff};
    const auto order = sim::random_order(today.keys.chance, turn, today.day, strategy.size());
    std::vector<sim::Identity> who;
    who.reserve(order.size());
    for (const std::uint32_t player : order) who.push_back(players_.identities()[player]);
    for_crowds(today.keys.chance, changing, today.day, who, 0,
               [&](std::size_t from, std::size_t count, const sim::CrowdWords& words) {
                   for (std::size_t i = 0; i < count; ++i) {
                       const std::uint32_t player = order[from + i];
                       strategy[player] = strategy[rule(see, player, draws_of(words, i))];
                   }
               });
}

// Each change sees the payoffs that the changes before it have left. Changes are numbered by the
// identities of the players, of whom there are as many.
template <class T, class Rule, class G>
void Market::change_some(const Today& today, const T& ties, const Rule& rule, const G& game) {
    const auto strategy = players_.column<&Player::strategy>();
    Counts everybody = counts_;
    const auto payoff = [&](std::uint32_t who) {
        if constexpr (std::is_same_v<T, sim::Everyone>)
            return game.gain(strategy[who], everybody);
        else
            return game.gain(strategy[who], ties.neighbours(who), strategy);
    };
    const Sight<T, decltype(payoff)> see{ties, payoff};
    const auto players = static_cast<std::uint32_t>(strategy.size());
    for_crowds(today.keys.chance, changing, today.day, players_.identities(), 0,
               [&](std::size_t, std::size_t count, const sim::CrowdWords& words) {
                   for (std::size_t i = 0; i < count; ++i) {
                       const std::uint32_t player = Draws{words[3][i], 0}.below(players);
                       const std::uint32_t model = rule(see, player, draws_of(words, i));
                       --everybody[strategy[player]];
                       ++everybody[strategy[model]];
                       strategy[player] = strategy[model];
                   }
               });
}

template <class T, class Rule>
void Market::change_one_by_one(const Today& today, const T& ties, const Rule& rule) {
    std::visit([&](const auto& game) { change_some(today, ties, rule, game); }, payoffs_);
}

void Market::change(const Today& today) {
    if (ended() || uniform()) return; // where all do the same, copying changes nothing
    const auto with = [&]<class T, class U>(const T& ties, const U& update) {
        if constexpr (looks_at_all<U> && std::is_same_v<T, sim::Everyone>) {
            sim::require(false, "a rule that looks at all neighbours met no network");
        } else {
            const auto rule = rule_of(update, range_);
            switch (today.given.activation) {
            case Activation::synchronous: return change_at_once(today, ties, rule);
            case Activation::in_turn: return change_in_turn(today, ties, rule);
            case Activation::one_by_one: return change_one_by_one(today, ties, rule);
            }
        }
    };
    on_network([&](const auto& ties) {
        std::visit([&](const auto& update) { with(ties, update); }, today.given.update);
    });
}

/// Few mutate on a day, so a screen finds the candidates and each finishes with a draw of its own.
void Market::mutate(const Today& today) {
    const double rate = today.given.mutation;
    if (rate == 0 || ended()) return;
    const auto strategy = players_.column<&Player::strategy>();
    const auto kinds = static_cast<std::uint32_t>(strategies_.size());
    sim::for_blocks(strategy.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        const auto mutate_one = [&](sim::Identity who, double screen) {
            sim::Stream draws = today.draw(mutating, who);
            if (draws.chance(rate / screen))
                strategy[who.value] = static_cast<std::uint8_t>(draws.below(kinds));
        };
        sim::for_each_rare(today.keys.chance, mutating, today.day, first, last, rate, mutate_one);
    });
}

} // namespace models::trust_game
