// SPDX-License-Identifier: Apache-2.0
#pragma once
// Draws of identities that a market has chosen, such as those awake today, in vector registers and
// bit for bit those of their streams.

#include "sim/base/identity.hpp"
#include "sim/random/stream.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sim {

/// How many identities draw at once.
inline constexpr std::size_t crowd = 128;

/// The four words of one block of up to `crowd` streams: out[w][i] is word w of identity i.
using CrowdWords = std::array<std::array<std::uint32_t, crowd>, 4>;

/// Fills the words of block number `block` of the streams of at most `crowd` identities.
void fill_block(Key, Purpose, Day, std::span<const Identity> who, std::uint32_t block,
                CrowdWords& out);

/// out[i] is the first `normal()` of the stream of who[i].
void fill_normal(Key, Purpose, Day, std::span<const Identity> who, std::span<double> out);

} // namespace sim
