// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a trip takes from the person who makes it: means, budget, days ahead, homes looked at.

#include "models/home_sharing/demand/demand.hpp"
#include "models/home_sharing/demand/trip.hpp"
#include "sim/base/math.hpp"

#include <algorithm>
#include <cmath>

namespace models::home_sharing {

/// How far a person's readiness to pay is from the segment's, in logarithms: positive for those
/// whom a unit of money pains less.
inline double readiness(const Demand& demand, const Segment& segment, double coefficient) {
    return sim::math::log(demand.price_coefficient * segment.price_factor / coefficient);
}

/// Mean days ahead of people so ready to pay, against the segment's. Readiness is normal, so what
/// is divided by keeps the mean over people.
inline double lead_of_means(const Demand& demand, double ready) {
    if (demand.lead_by_means == 0) return 1;
    const double spread = demand.lead_by_means * demand.price_spread;
    return sim::math::exp(demand.lead_by_means * ready - 0.5 * spread * spread);
}

/// A budget a night, log-normal about the segment's median; `draw` is standard normal.
inline double budget_of(const Demand& demand, double median, double ready, double draw) {
    const double tie = demand.budget_by_means;
    const double means = demand.price_spread > 0 ? ready / demand.price_spread : 0;
    const double z = tie * means + std::sqrt(1 - tie * tie) * draw;
    return median * sim::math::exp(demand.budget_spread * z);
}

/// How many homes somebody looks at, given how many more than others.
inline int homes_looked_at(const Demand& demand, double more) {
    const double wanted = static_cast<double>(demand.consideration) * more;
    return static_cast<int>(
        std::clamp(std::nearbyint(wanted), 1.0, static_cast<double>(most_considered)));
}

} // namespace models::home_sharing
