// SPDX-License-Identifier: Apache-2.0
// Who meets whom on a day, and what it brings.

#include "models/trust_game/draws.hpp"
#include "models/trust_game/market.hpp"
#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"

namespace models::trust_game {
namespace {

constexpr sim::Purpose meeting = sim::purpose("trust_game.meeting");

} // namespace

template <class G> void Market::meet_all(const sim::Graph& ties, const G& game) {
    const Strategies strategy = players_.column<&Player::strategy>();
    const auto payoff = players_.column<&Player::payoff>();
    sim::for_each_row(payoff.size(), [&](std::size_t row) {
        const auto player = static_cast<std::uint32_t>(row);
        payoff[row] = game.gain(strategy[row], ties.neighbours(player), strategy);
    });
}

// Among everybody, all who do the same get the same.
template <class G> void Market::meet_all(const sim::Everyone&, const G& game) {
    const Strategies strategy = players_.column<&Player::strategy>();
    const auto payoff = players_.column<&Player::payoff>();
    std::vector<double> gain;
    for (std::size_t kind = 0; kind < counts_.size(); ++kind)
        gain.push_back(game.gain(kind, counts_));
    sim::for_each_row(payoff.size(), [&](std::size_t row) { payoff[row] = gain[strategy[row]]; });
}

// Four meetings a block of words, for one crowd of players after the other.
template <class T>
void Market::meet_drawn(const Today& today, const T& ties, std::uint32_t rounds) {
    const PairGame& game = std::get<PairGame>(payoffs_);
    const Strategies strategy = players_.column<&Player::strategy>();
    const auto payoff = players_.column<&Player::payoff>();
    const auto meet = [&](std::size_t row, std::uint32_t word) {
        const auto player = static_cast<std::uint32_t>(row);
        const std::uint32_t degree = ties.degree(player);
        if (degree == 0) return;
        const std::uint32_t other = ties.neighbour(player, Draws{word, 0}.below(degree));
        payoff[row] += game.meeting(strategy[row], strategy[other]);
    };
    sim::for_blocks(payoff.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row) payoff[row] = 0;
        const auto who = players_.identities().subspan(first, last - first);
        for (std::uint32_t round = 0; round < rounds; round += 4) {
            const std::uint32_t words = std::min(4U, rounds - round);
            for_crowds(today.keys.chance, meeting, today.day, who, round / 4,
                       [&](std::size_t from, std::size_t count, const sim::CrowdWords& drawn) {
                           for (std::size_t i = 0; i < count; ++i)
                               for (std::uint32_t word = 0; word < words; ++word)
                                   meet(first + from + i, drawn[word][i]);
                       });
        }
    });
}

void Market::play(const Today& today) {
    if (ended()) return;
    on_network([&](const auto& ties) {
        if (const auto* drawn = std::get_if<Drawn>(&today.given.meetings))
            meet_drawn(today, ties, drawn->rounds);
        else
            std::visit([&](const auto& game) { meet_all(ties, game); }, payoffs_);
    });
}

} // namespace models::trust_game
