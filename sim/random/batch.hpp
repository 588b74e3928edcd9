// SPDX-License-Identifier: Apache-2.0
#pragma once
// First draws of many identities at once, in vector registers and bit for bit those of their
// streams; and exact thinning, for events that happen to few of many on a day.

#include "sim/base/identity.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// out[i] is the first 32-bit word of the stream of identity `first` + i.
void fill_words(Key, Purpose, Day, Identity first, std::span<std::uint32_t> out);

/// out[i] is the first `uniform()` of the stream of identity `first` + i.
void fill_uniform(Key, Purpose, Day, Identity first, std::span<double> out);

/// out[i] is the first `gumbel()` of the stream of identity `first` + i.
void fill_gumbel(Key, Purpose, Day, Identity first, std::span<double> out);

/// Rows of the `count` candidates with the smallest keyed words, ascending: a uniform sample
/// without replacement that depends on who is there, not on their order.
std::vector<std::uint32_t> keyed_sample(Key, Purpose, Day, std::span<const Identity> candidates,
                                        std::size_t count);

namespace detail {

inline constexpr std::size_t batch = 256;

// Bit k of byte g is set when lane k of the g-th group of eight survives the screen.
using Survivors = std::array<std::uint64_t, batch / 8>;

void screen(Key, Purpose, Day, std::uint64_t first_group, std::uint32_t threshold,
            std::size_t groups, Survivors&);

} // namespace detail

/// Calls body(identity, screen) for each identity in [first, last) that passes a coarse screen of
/// probability `screen`, at least `ceiling`; who passes depends on (key, purpose, day, identity).
/// Finished by an own draw below rate / screen the event has exactly its rate; that draw may have
/// the same purpose, since a screen shares no counter with a stream of a dense identity.
template <class Body>
void for_each_rare(Key key, Purpose why, Day when, std::uint64_t first, std::uint64_t last,
                   double ceiling, Body&& body) {
    const double level = std::ceil(std::clamp(ceiling, 0.0, 1.0) * 0x1p16);
    if (first >= last || level == 0) return;
    const std::uint64_t end = (last - 1) / 8 + 1;
    detail::Survivors survivors;
    for (std::uint64_t group = first / 8; group < end; group += detail::batch) {
        const std::size_t groups = std::min<std::uint64_t>(end - group, detail::batch);
        detail::screen(key, why, when, group, static_cast<std::uint32_t>(level), groups, survivors);
        for (std::size_t word = 0; word * 8 < groups; ++word) {
            for (std::uint64_t left = survivors[word]; left != 0; left &= left - 1) {
                const auto bit = static_cast<std::uint64_t>(std::countr_zero(left));
                const std::uint64_t who = 8 * group + 64 * word + bit;
                if (who >= first && who < last) body(Identity{who}, level * 0x1p-16);
            }
        }
    }
}

} // namespace sim
