// SPDX-License-Identifier: Apache-2.0
#pragma once
// The draws of many players at once.

#include "models/trust_game/rules.hpp"
#include "sim/random/chosen.hpp"

namespace models::trust_game {

/// The draws of the `i`-th of a crowd: the first three words of its stream.
inline Draws draws_of(const sim::CrowdWords& words, std::size_t i) {
    const std::uint64_t bits = std::uint64_t{words[1][i]} << 21 | words[2][i] >> 11;
    return {words[0][i], static_cast<double>(bits) * 0x1p-53};
}

/// Calls `body(first, count, words)` for crowd after crowd of `who`, with a block of their words.
template <class Body>
void for_crowds(sim::Key key, sim::Purpose why, sim::Day day, std::span<const sim::Identity> who,
                std::uint32_t block, Body&& body) {
    sim::CrowdWords words;
    for (std::size_t first = 0; first < who.size(); first += sim::crowd) {
        const std::size_t count = std::min(sim::crowd, who.size() - first);
        sim::fill_block(key, why, day, who.subspan(first, count), block, words);
        body(first, count, words);
    }
}

} // namespace models::trust_game
