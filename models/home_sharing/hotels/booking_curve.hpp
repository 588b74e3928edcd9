// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a night fills up: the share of its guests who have booked by so many days before.

#include "models/home_sharing/demand/demand.hpp"
#include "models/home_sharing/demand/trip.hpp"
#include "models/home_sharing/hotels/hotel_rules.hpp"

#include <array>
#include <span>

namespace models::home_sharing {

/// The chance that a Gamma variable of unit scale is at most `x`, by its power series; its relative
/// error is below 1e-12 for shapes from 0.1 to 10.
double gamma_share(double shape, double x);

/// Bookings by whole days ahead, when days are Gamma and cut at `longest_lead`, as trips draw them.
class BookingCurve {
public:
    BookingCurve() = default;
    BookingCurve(double mean_days, double shape);

    /// The share that books at least so many days ahead.
    [[nodiscard]] double from(int days) const {
        if (days <= 0) return 1;
        return days > longest_lead ? 0 : at_least_[static_cast<std::size_t>(days)];
    }
    /// The share that books so many days ahead.
    [[nodiscard]] double on(int days) const { return from(days) - from(days + 1); }
    /// Adds a share of another curve to this one.
    void mix(const BookingCurve& other, double share);

private:
    std::array<double, longest_lead + 1> at_least_{};
};

/// The curves of a city's hotels.
struct BookingCurves {
    BookingCurve business;  ///< people who would not consider a home, on business
    BookingCurve leisure;   ///< and the others of them
    BookingCurve searching; ///< people who may consider a home
    double background = 0;  ///< share of guests who would not consider a home
    double on_business = 0; ///< share of business among these

    BookingCurves() = default;
    BookingCurves(const Pickup& pickup, double others, const Demand& demand,
                  std::span<const Segment> segments);

    /// The share of a night's usual guests who book less than so many days ahead.
    [[nodiscard]] double to_come(int days) const {
        const double others =
            on_business * business.from(days) + (1 - on_business) * leisure.from(days);
        return 1 - background * others - (1 - background) * searching.from(days);
    }
    /// The same of those who would not consider a home and have booked already.
    [[nodiscard]] double others_booked(int days) const {
        return on_business * business.from(days) + (1 - on_business) * leisure.from(days);
    }
};

} // namespace models::home_sharing
