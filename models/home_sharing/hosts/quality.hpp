// SPDX-License-Identifier: Apache-2.0
#pragma once
// Quality, the stars that it earns, and what guests infer back from stars.

#include "sim/trust/evidence.hpp"

#include <algorithm>

namespace models::home_sharing {

// Moments of the Beta(7.97, 1.47) of quality, which put satisfaction in standard deviations.
inline constexpr double mean_quality = 0.844;
inline constexpr double quality_spread = 0.112;
inline constexpr double ruined = -4;           ///< satisfaction with a stay that went wrong
inline constexpr double typical_stars = 4.375; ///< what a home of the mean quality deserves

/// How satisfied guests are with a stay in a home of that quality, in standard deviations.
inline double satisfaction(float quality, bool kept) {
    return kept ? (static_cast<double>(quality) - mean_quality) / quality_spread : ruined;
}

/// Quality as guests infer it from stars, shrunk towards what homes are like.
inline double believed_quality(const sim::Evidence& about, double strength) {
    return std::clamp((expected_quality(about, typical_stars, strength) - 1) / 4, 0.0, 1.0);
}

} // namespace models::home_sharing
