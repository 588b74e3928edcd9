// SPDX-License-Identifier: Apache-2.0
#pragma once
// Gamma, beta and negative binomial variables: waiting, shares, and counts more spread than chance.

#include "sim/random/draws.hpp"

#include <algorithm>
#include <cmath>

namespace sim {

/// A gamma variable of unit scale (Marsaglia & Tsang 2000); `shape` is positive.
template <Source S> double gamma_variate(double shape, S& source) {
    require(shape > 0, "a gamma shape of ", shape);
    // Below one the density has a pole at zero: draw one shape higher and shrink by a power.
    if (shape < 1)
        return gamma_variate(shape + 1, source) *
               math::exp(math::log(source.open_uniform()) / shape);
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    while (true) {
        const double x = math::inverse_normal(source.open_uniform());
        const double root = 1 + c * x;
        if (root <= 0) continue;
        const double v = root * root * root;
        if (math::log(source.open_uniform()) < 0.5 * x * x + d - d * v + d * math::log(v))
            return d * v;
    }
}

/// A beta variable on (0, 1).
template <Source S> double beta_variate(double a, double b, S& source) {
    const double first = gamma_variate(a, source);
    return first / (first + gamma_variate(b, source));
}

/// A count with that mean and variance mean + mean^2 / shape.
template <Source S> std::uint32_t negative_binomial(double mean, double shape, S& source) {
    if (mean <= 0) return 0;
    return poisson(source, std::min(gamma_variate(shape, source) * mean / shape, 1e9));
}

} // namespace sim
