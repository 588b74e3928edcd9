// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which world of a family: the seed names the family, the replicate its member.

#include "sim/random/stream.hpp"

#include <cstdint>

namespace sim {

/// One world of a family of worlds.
struct World {
    std::uint64_t seed = 1;
    std::uint32_t replicate = 0;
};

/// The keys of a world: its people and their daily draws both follow the replicate.
constexpr Keys keys_of(World world) { return keys(world.seed, world.replicate, world.replicate); }

} // namespace sim
