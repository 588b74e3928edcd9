// SPDX-License-Identifier: Apache-2.0
#pragma once
// Members visit, look at ideas, vote, comment and improve.

#include "models/cocreation/ideas/ranking.hpp"
#include "models/cocreation/parts.hpp"

#include <compare>
#include <cstdint>
#include <vector>

namespace models::cocreation {

/// A vote of today with what came with it.
struct Act {
    std::uint32_t idea = 0;
    std::uint64_t lot = 0; ///< who comes first, where two improve the same idea
    std::uint32_t member = 0;
    std::uint8_t comments = 0;
    std::uint8_t contributes = 0;

    friend auto operator<=>(const Act&, const Act&) = default;
};

/// What comes of a day's visits.
struct Visits {
    std::int64_t visitors = 0;
    std::vector<Act> acts; ///< by idea and lot
};

/// What visitors do today, decided on the morning's state.
Visits visits_of(const Today& today, const Parts& parts);

/// The quality that the next contribution adds.
double improvement_of(const Ideas& rules, double skill, std::uint32_t before);

/// Members look, vote, comment and improve.
void look(const Today& today, Parts& parts);

/// Once a month: votes for ideas that are no longer on show are forgotten.
void forget_votes(const Today& today, Parts& parts);

} // namespace models::cocreation
