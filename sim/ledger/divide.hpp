// SPDX-License-Identifier: Apache-2.0
#pragma once
// An amount divided among many parties, in parts that add up exactly.

#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"
#include "sim/base/problems.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

namespace detail {
// Cents times weights need more than 64 bits.
__extension__ using Wide = unsigned __int128;
} // namespace detail

/// Parts of an amount in proportion to whole weights. Each is the exact part rounded down, and the
/// cents left over go to the largest remainders (Hamilton's method), ties to the lower identity; so
/// no part is off by a cent or more, and the order of the list decides nothing.
inline std::vector<Money> divide(Money amount, std::span<const std::int64_t> weights,
                                 std::span<const Identity> who) {
    detail::Wide all = 0;
    for (const std::int64_t weight : weights) {
        require(weight >= 0, "a weight of ", weight);
        all += static_cast<detail::Wide>(weight);
    }
    require(amount.minor >= 0, "nobody divides ", amount.minor, " minor units");
    require(all > 0, "a division needs a positive weight");
    std::vector<Money> parts(weights.size());
    std::vector<detail::Wide> rest(weights.size());
    std::vector<std::size_t> next; // in line for a cent that is left over
    Money left = amount;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const detail::Wide exact =
            static_cast<detail::Wide>(amount.minor) * static_cast<detail::Wide>(weights[i]);
        parts[i].minor = static_cast<std::int64_t>(exact / all);
        rest[i] = exact % all;
        left -= parts[i];
        if (rest[i] > 0) next.push_back(i);
    }
    std::ranges::sort(next, [&](std::size_t a, std::size_t b) {
        return rest[a] != rest[b] ? rest[a] > rest[b] : who[a] < who[b];
    });
    // Remainders are below one cent each, so that fewer cents are left than parties in line.
    for (std::size_t i = 0; left.minor > 0; left.minor -= 1) parts[next[i++]].minor += 1;
    return parts;
}

} // namespace sim
