// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a seller asks whose chance of a sale is a logit in price: the mark-up that maximises margin
// times chance, in closed form.

#include "sim/base/math.hpp"

namespace sim {

/// The w > 0 with w + ln w = y: Lambert's W of e^y. Newton's steps on the logarithm, a fixed number
/// of them, so that the bits are the same everywhere; relative error below 1e-14.
inline double lambert_of_exp(double y) {
    if (y < -36) return math::exp(y); // where w is e^y to the last bit
    const double near = math::exp(y < 1 ? y : 0);
    double w = y < 1 ? near / (1 + near) : y - math::log(y) + (y < 2 ? 0.3 : 0.0);
    for (int step = 0; step < 6; ++step) w *= (1 + y - math::log(w)) / (1 + w);
    return w;
}

/// The mark-up m that maximises m x odds e^-m / (1 + odds e^-m): prices are told in units in which
/// the logarithm of the odds of a sale falls by one. m (1 - chance) = 1, hence m = 1 + W(odds / e).
inline double logit_markup(double log_odds_at_cost) {
    return 1 + lambert_of_exp(log_odds_at_cost - 1);
}

} // namespace sim
