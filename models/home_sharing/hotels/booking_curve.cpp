// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/hotels/booking_curve.hpp"

#include "sim/base/math.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

// Stirling's series above ten, and the recurrence down to `x`.
double log_gamma(double x) {
    double below = 0;
    for (; x < 10; ++x) below += sim::math::log(x);
    const double inverse = 1 / x;
    const double square = inverse * inverse;
    const double series =
        inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
    constexpr double half_log_of_two_pi = 0.91893853320467274178;
    return (x - 0.5) * sim::math::log(x) - x + half_log_of_two_pi + series - below;
}

constexpr double certain = 700; // no shape of a scenario leaves anything beyond

} // namespace

double gamma_share(double shape, double x) {
    if (x <= 0) return 0;
    if (x >= certain) return 1;
    double term = 1;
    double sum = 1;
    for (int n = 1; term > 1e-17 * sum; ++n) {
        term *= x / (shape + n);
        sum += term;
    }
    const double log_first = shape * sim::math::log(x) - x - log_gamma(shape + 1);
    return std::min(1.0, sim::math::exp(log_first + sim::math::log(sum)));
}

BookingCurve::BookingCurve(double mean_days, double shape) {
    at_least_[0] = 1;
    if (mean_days <= 0) return;
    for (int days = 1; days <= longest_lead; ++days)
        at_least_[static_cast<std::size_t>(days)] =
            1 - gamma_share(shape, days * shape / mean_days);
}

void BookingCurve::mix(const BookingCurve& other, double share) {
    for (std::size_t days = 0; days < at_least_.size(); ++days)
        at_least_[days] += share * other.at_least_[days];
}

BookingCurves::BookingCurves(const Pickup& pickup, double others, const Demand& demand,
                             std::span<const Segment> segments)
    : business(pickup.business_lead, demand.lead_shape),
      leisure(pickup.leisure_lead, demand.lead_shape), background(others),
      on_business(pickup.business) {
    double all = 0;
    for (const Segment& segment : segments) all += segment.share * segment.mean_nights;
    for (const Segment& segment : segments)
        searching.mix(BookingCurve(demand.mean_lead * segment.lead_factor, demand.lead_shape),
                      segment.share * segment.mean_nights / all);
}

} // namespace models::home_sharing
