// SPDX-License-Identifier: Apache-2.0
#pragma once
// Quality, the stars that it earns, and what guests infer back from stars.

#include "models/home_sharing/hosts/supply.hpp"
#include "sim/trust/evidence.hpp"

#include <algorithm>
#include <cmath>

namespace models::home_sharing {

inline constexpr double ruined = -4; ///< satisfaction with a stay that went wrong; assumed

/// Mean and standard deviation of quality, which put satisfaction in standard deviations, and the
/// stars that a home of the mean quality deserves. Rounded: people have no finer idea of a market.
struct QualityMoments {
    double mean;
    double spread;
    double stars;
};

/// Those of the Beta distribution that a scenario gives.
inline QualityMoments quality_moments(const Supply& supply) {
    const double sum = supply.quality_a + supply.quality_b;
    const double mean = supply.quality_a / sum;
    const double variance = mean * (1 - mean) / (sum + 1);
    return {std::round(1000 * mean) / 1000,
            std::max(1.0, std::round(1000 * std::sqrt(variance))) / 1000,
            std::round(200 * (1 + 4 * mean)) / 200};
}

/// How satisfied guests are with a stay in a home of that quality, in standard deviations.
inline double satisfaction(float quality, bool kept, const Supply& supply) {
    const QualityMoments usual = quality_moments(supply);
    return kept ? (static_cast<double>(quality) - usual.mean) / usual.spread : ruined;
}

/// Quality as guests infer it from stars, shrunk towards what homes are like.
inline double believed_quality(const sim::Evidence& about, double strength, const Supply& supply) {
    const double stars = expected_quality(about, quality_moments(supply).stars, strength);
    return std::clamp((stars - 1) / 4, 0.0, 1.0);
}

} // namespace models::home_sharing
