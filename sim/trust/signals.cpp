// SPDX-License-Identifier: Apache-2.0
#include "sim/trust/signals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim {
namespace {

// The reliability that so large a share of the parties reaches.
double reached_by(std::span<const float> reliability, double share) {
    const auto chosen =
        static_cast<std::size_t>(std::llround(share * static_cast<double>(reliability.size())));
    if (chosen == 0) return std::numeric_limits<double>::infinity();
    std::vector<float> sorted(reliability.begin(), reliability.end());
    std::ranges::sort(sorted, std::greater<>());
    return static_cast<double>(sorted[chosen - 1]);
}

} // namespace

std::vector<std::uint8_t> shown_by(const Disclosure& rule, std::span<const Identity> parties,
                                   std::span<const float> reliability, Key world, Purpose why) {
    std::vector<std::uint8_t> shown(parties.size(), 0);
    if (rule.share <= 0) return shown;
    const double enough = reached_by(reliability, rule.share);
    for (std::size_t row = 0; row < parties.size(); ++row) {
        Stream draws(world, why, Day{0}, parties[row]);
        const bool by_merit = draws.chance(rule.selection);
        const bool by_coin = draws.chance(rule.share);
        shown[row] = by_merit ? static_cast<double>(reliability[row]) >= enough : by_coin;
    }
    return shown;
}

} // namespace sim
