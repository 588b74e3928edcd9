// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a chooser looks at before choosing: slots drawn by the search itself, kept by their own
// merits, so that taking one option away changes only the searches that had drawn it.

#include "sim/base/identity.hpp"
#include "sim/base/math.hpp"
#include "sim/choice/kernels.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sim {

/// Whose search it is, on which day and for what.
struct Search {
    Key chance;
    Purpose purpose;
    Day day;
    Identity identity;
};

/// How a search ended; fewer found than wanted is a short list, which markets report.
struct Considered {
    std::size_t found = 0;
    std::size_t tries = 0;
};

/// Tries for each place on the list; a stream holds enough for lists of two hundred.
inline constexpr std::size_t tries_per_place = 20;

/// The chance that a page keeps a candidate with that ranking score, in [0, 1]; no score is
/// compared with another, so taking one option away moves none of the others.
inline double chance_of(double score, double temperature) {
    return math::exp((score - 1) / temperature);
}

/// Fills `into` with different slots of 0 .. slots - 1. Candidate n and its luck, uniform on [0,
/// 1), are drawn by (search, n); it is listed when `keep(slot, luck)`, which is where feasibility
/// and the chance of its ranking enter.
template <class Keep>
Considered consider(const Search& search, std::uint32_t slots, std::span<std::uint32_t> into,
                    Keep&& keep) {
    const std::size_t most = std::min<std::size_t>(tries_per_place * into.size(), Stream::blocks);
    Considered done;
    if (slots == 0) return done;
    detail::UniformPairs draws;
    for (; done.tries < most && done.found < into.size(); ++done.tries) {
        const std::size_t lane = done.tries % detail::lanes;
        if (lane == 0)
            detail::uniform_pairs(search.chance, search.purpose, search.day, search.identity,
                                  static_cast<std::uint32_t>(done.tries), draws);
        const auto slot = static_cast<std::uint32_t>(draws.first[lane] * slots);
        if (!keep(slot, draws.second[lane])) continue;
        const auto listed = into.first(done.found);
        if (std::ranges::find(listed, slot) == listed.end()) into[done.found++] = slot;
    }
    return done;
}

} // namespace sim
