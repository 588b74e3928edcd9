// SPDX-License-Identifier: Apache-2.0
#pragma once
// A population numbered from zero, and who of it comes first when all act in a random order: a sort
// by keyed priority, not a shuffle, so that one more at the end does not reorder the others.

#include "sim/base/identity.hpp"
#include "sim/random/stream.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// The identities 0 .. count-1: equal to row numbers for as long as nobody comes or leaves.
std::vector<Identity> numbered(std::size_t count);

/// The numbers 0 .. count-1 in a random order of the day; ties go to the lower one.
std::vector<std::uint32_t> random_order(Key, Purpose, Day, std::size_t count);

} // namespace sim
