// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who and when: identities that outlive row numbers, typed row references, and days.

#include <compare>
#include <cstdint>

namespace sim {

/// Scrambles 64 bits one to one (the finaliser of SplitMix64; Steele, Lea & Flood 2014).
constexpr std::uint64_t scramble(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// Who something is, in every world and replicate; never a row number that may change.
struct Identity {
    std::uint64_t value = 0;
    friend constexpr auto operator<=>(Identity, Identity) = default;
};

/// The identity of the `ordinal`-th thing that comes from `origin`: a trip of a person, say.
constexpr Identity child(Identity origin, std::uint64_t ordinal) {
    return {scramble(scramble(origin.value) ^ ordinal)};
}

/// The identity of what belongs to two, in this order.
constexpr Identity pair(Identity first, Identity second) { return child(first, second.value); }

/// A row of a table, typed by the table: a buyer cannot be passed for a seller.
template <class Row> struct Ref {
    std::uint32_t row = 0;
    friend constexpr auto operator<=>(Ref, Ref) = default;
};

/// A day, counted from 1970-01-01.
struct Day {
    std::int32_t value = 0;
    friend constexpr auto operator<=>(Day, Day) = default;
    friend constexpr Day operator+(Day day, int days) { return {day.value + days}; }
    friend constexpr Day operator-(Day day, int days) { return {day.value - days}; }
    friend constexpr int operator-(Day later, Day earlier) { return later.value - earlier.value; }
    constexpr Day& operator++() { return ++value, *this; }
};

} // namespace sim
