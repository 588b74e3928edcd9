// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a chooser looks at before choosing: slots drawn by the search itself, kept by their own
// merits, so that taking one option away changes only the searches that had drawn it.

#include "sim/base/identity.hpp"
#include "sim/base/math.hpp"
#include "sim/choice/kernels.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <array>
#include <bit>
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

/// Fills `into` with different slots of 0 .. slots - 1. Candidate n and its draw, uniform on [0,
/// 1), are drawn by (search, n); it is listed when `screen(slot, draws)` and `keep(slot)`, which is
/// where feasibility and the chance of its ranking enter. The screen is asked of all candidates
/// drawn at once, so it should be cheap and without branches; most candidates end there.
template <class Screen, class Keep>
Considered consider(const Search& search, std::uint32_t slots, std::span<std::uint32_t> into,
                    Screen&& screen, Keep&& keep) {
    const std::size_t most = std::min<std::size_t>(tries_per_place * into.size(), Stream::blocks);
    Considered done;
    if (slots == 0) return done;
    detail::UniformPairs draws;
    std::array<std::uint32_t, detail::lanes> slot{};
    while (done.tries < most && done.found < into.size()) {
        detail::uniform_pairs(search.chance, search.purpose, search.day, search.identity,
                              static_cast<std::uint32_t>(done.tries), draws);
        std::uint32_t passed = 0;
        for (std::size_t lane = 0; lane < detail::lanes; ++lane) {
            slot[lane] = static_cast<std::uint32_t>(draws.first[lane] * slots);
            passed |= static_cast<std::uint32_t>(screen(slot[lane], draws.second[lane])) << lane;
        }
        const std::size_t lanes = std::min(detail::lanes, most - done.tries);
        passed &= (1U << lanes) - 1U;
        std::size_t looked_at = lanes;
        for (; passed != 0 && done.found < into.size(); passed &= passed - 1) {
            const auto lane = static_cast<std::size_t>(std::countr_zero(passed));
            const auto listed = into.first(done.found);
            if (!keep(slot[lane]) || std::ranges::find(listed, slot[lane]) != listed.end())
                continue;
            into[done.found++] = slot[lane];
            if (done.found == into.size()) looked_at = lane + 1;
        }
        done.tries += looked_at;
    }
    return done;
}

} // namespace sim
