// SPDX-License-Identifier: Apache-2.0
#pragma once
// The nights of a resource that are taken: a ring of days, one bit each, so that a stay is tested,
// taken and given back by a few masks instead of a loop over nights.

#include "sim/base/identity.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace sim {

/// A calendar of `Words` times 64 nights ahead; night `d` shares its bit with night `d + size`, so
/// the owner passes each night when it is over, and asks for nothing beyond the horizon.
template <std::size_t Words> struct NightRing {
    std::array<std::uint64_t, Words> taken_nights{};

    using scalar = std::uint64_t;               ///< what a column of calendars is made of
    static constexpr std::size_t width = Words; ///< numbers in a row of such a column
    static constexpr int size = static_cast<int>(Words * 64); ///< nights from today to the horizon

    /// Whether all of `nights` from `first` on are free; never for stays longer than the ring.
    [[nodiscard]] constexpr bool free(Day first, int nights) const {
        if (nights > size) return false;
        std::uint64_t clash = 0;
        for_each_mask(first, nights, [&](std::size_t word, std::uint64_t mask) {
            clash |= taken_nights[word] & mask;
        });
        return clash == 0;
    }

    /// Marks the nights as taken.
    constexpr void take(Day first, int nights) {
        for_each_mask(first, nights,
                      [&](std::size_t word, std::uint64_t mask) { taken_nights[word] |= mask; });
    }

    /// Marks the nights as free.
    constexpr void release(Day first, int nights) {
        for_each_mask(first, nights,
                      [&](std::size_t word, std::uint64_t mask) { taken_nights[word] &= ~mask; });
    }

    /// Lets nights that are over become the far horizon, which is free.
    constexpr void pass(Day first, int nights = 1) { release(first, nights); }

    /// How many of `nights` from `first` on are taken.
    [[nodiscard]] constexpr int taken(Day first, int nights) const {
        int count = 0;
        for_each_mask(first, nights, [&](std::size_t word, std::uint64_t mask) {
            count += std::popcount(taken_nights[word] & mask);
        });
        return count;
    }

    friend constexpr bool operator==(const NightRing&, const NightRing&) = default;

private:
    static constexpr int position(Day night) {
        const int rest = night.value % size;
        return rest < 0 ? rest + size : rest;
    }

    // Visits the words that a range of nights touches, each with the bits of the range.
    template <class Visit>
    static constexpr void for_each_mask(Day first, int nights, Visit&& visit) {
        int at = position(first);
        for (int left = std::min(nights, size); left > 0;) {
            const int bit = at % 64;
            const int here = std::min(left, 64 - bit);
            visit(static_cast<std::size_t>(at / 64), (~std::uint64_t{0} >> (64 - here)) << bit);
            left -= here;
            at += here;
            if (at == size) at = 0;
        }
    }
};

/// The calendar of most resources: a little more than a year ahead.
using Nights = NightRing<6>;

} // namespace sim
