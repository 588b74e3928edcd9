// SPDX-License-Identifier: Apache-2.0
#pragma once
// The loops behind choices, in vector registers: few draws of many identities each, bit for bit
// those of their streams.

#include "sim/base/identity.hpp"
#include "sim/random/stream.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sim::detail {

/// Draws made at once; callers round up to it.
inline constexpr std::size_t lanes = 8;

/// One value for each of `lanes` draws.
template <class Value> using Lanes = std::array<Value, lanes>;

/// out[i] is the `gumbel()` of the stream of `pair(chooser, options[i])`.
void pair_gumbels(Key, Purpose, Day, Identity chooser, std::span<const Identity> options,
                  std::span<double> out);

/// out[i] is the `log_positive_stable(lambda[i])` of the stream of `child(chooser, first + i)`,
/// where lambda[i] is below 1.
void stable_logs(Key, Purpose, Day, Identity chooser, std::uint64_t first,
                 const Lanes<double>& lambda, Lanes<double>& out);

/// The two uniforms of each of `lanes` blocks of one stream, from block `first` on.
struct UniformPairs {
    Lanes<double> first;
    Lanes<double> second;
};
void uniform_pairs(Key, Purpose, Day, Identity who, std::uint32_t first, UniformPairs& out);

} // namespace sim::detail
