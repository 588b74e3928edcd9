// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the search page sorts by: the place that it gives a home, 0 to 1, by itself and not against
// others.

#include "sim/base/math.hpp"

#include <array>
#include <string_view>

namespace models::home_sharing {

/// What the search page sorts by.
enum class Ranking { relevance, reputation, price, random, platform_revenue };
constexpr std::array<std::string_view, 5> names(Ranking) {
    return {"relevance", "reputation", "price", "random", "platform_revenue"};
}

/// The place of a home by its stars and its price; all have the same where neither counts.
inline double score(Ranking ranking, double quality, double cheapness) {
    switch (ranking) {
    case Ranking::relevance: return 0.5 * (quality + cheapness);
    case Ranking::reputation: return quality;
    case Ranking::price: return cheapness;
    case Ranking::random:
    case Ranking::platform_revenue: break;
    }
    return 1;
}

/// The chance that a guest with ordinary tastes prefers a home of that utility to staying away.
inline double chance_to_book(double utility) { return 1 / (1 + sim::math::exp(-utility)); }

/// What the platform expects of showing a home, against what it usually expects.
inline double revenue_score(double expected, double usual) {
    return expected > 0 ? expected / (expected + usual) : 0;
}

} // namespace models::home_sharing
