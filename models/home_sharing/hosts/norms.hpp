// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is usual in a market without reforms: when it has settled, what a listing takes, and how
// often homes come in for those that go.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace models::home_sharing {

/// Days of the burn-in after which prices have settled.
inline constexpr int settling_days = 91;
/// Settled months that usual takings are the mean of at most: a whole year, so that what the
/// season is misjudged by cancels out.
inline constexpr std::size_t usual_months = 12;

/// Nights ahead whose bookings hosts, guests and pricing tools look at: four weeks; assumed.
inline constexpr int outlook_nights = 28;

/// The mean of the settled months known, the last up to a year of them.
inline double usual(const std::array<double, usual_months>& takings, std::int32_t months) {
    const auto known = std::min(static_cast<std::size_t>(months), usual_months);
    double sum = 0;
    for (std::size_t month = 0; month < known; ++month) sum += takings[month];
    return known > 0 ? sum / static_cast<double>(known) : 0;
}

/// What a zone takes against what is usual there, given what the city does: takings of a few
/// homes are mostly noise, and hosts would answer to its square (Buhlmann's credibility, 1967).
inline double credible(double zone, double city, double homes, double credibility) {
    const double weight = homes > 0 ? homes / (homes + credibility) : 0;
    return weight * zone + (1 - weight) * city;
}

} // namespace models::home_sharing
