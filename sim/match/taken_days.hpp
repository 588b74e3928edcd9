// SPDX-License-Identifier: Apache-2.0
#pragma once
// The days on which a resource is taken: a ring of days, one bit each, so that a booking is tested,
// made and given back by a few masks instead of a loop over days.

#include "sim/base/identity.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace sim {

/// A calendar of `Words` times 64 days ahead; day `d` shares its bit with day `d + size`, so
/// the owner passes each day when it is over, and asks for nothing beyond the horizon.
template <std::size_t Words> struct DayRing {
    std::array<std::uint64_t, Words> words{};

    using scalar = std::uint64_t;               ///< what a column of calendars is made of
    static constexpr std::size_t width = Words; ///< numbers in a row of such a column
    static constexpr int size = static_cast<int>(Words * 64); ///< days from today to the horizon

    /// Whether all of `days` from `first` on are free; never of more days than the ring has.
    [[nodiscard]] constexpr bool free(Day first, int days) const {
        if (days > size) return false;
        std::uint64_t clash = 0;
        for_each_mask(first, days,
                      [&](std::size_t word, std::uint64_t mask) { clash |= words[word] & mask; });
        return clash == 0;
    }

    /// Marks the days as taken.
    constexpr void take(Day first, int days) {
        for_each_mask(first, days,
                      [&](std::size_t word, std::uint64_t mask) { words[word] |= mask; });
    }

    /// Marks the days as free.
    constexpr void release(Day first, int days) {
        for_each_mask(first, days,
                      [&](std::size_t word, std::uint64_t mask) { words[word] &= ~mask; });
    }

    /// Lets days that are over become the far horizon, which is free.
    constexpr void pass(Day first, int days = 1) { release(first, days); }

    /// How many of `days` from `first` on are taken.
    [[nodiscard]] constexpr int taken(Day first, int days) const {
        int count = 0;
        for_each_mask(first, days, [&](std::size_t word, std::uint64_t mask) {
            count += std::popcount(words[word] & mask);
        });
        return count;
    }

    friend constexpr bool operator==(const DayRing&, const DayRing&) = default;

private:
    static constexpr int position(Day day) {
        const int rest = day.value % size;
        return rest < 0 ? rest + size : rest;
    }

    // Visits the words that a range of days touches, each with the bits of the range.
    template <class Visit> static constexpr void for_each_mask(Day first, int days, Visit&& visit) {
        int at = position(first);
        for (int left = std::min(days, size); left > 0;) {
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
using TakenDays = DayRing<6>;

} // namespace sim
