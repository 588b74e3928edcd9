// SPDX-License-Identifier: Apache-2.0
#pragma once
// What hotels remember under revenue management, and how a forecast becomes a rate.

#include "models/home_sharing/agents.hpp"
#include "models/home_sharing/hotels/hotel_rules.hpp"
#include "models/home_sharing/units.hpp"
#include "sim/base/math.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace models::home_sharing {

/// The books of a hotel for the nights ahead; hotels keep them when they go by pickup.
struct HotelBook {
    std::array<std::int32_t, hotel_horizon> others{};
    std::array<double, hotel_horizon> earned{};

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&HotelBook::others>(
                "Rooms booked by people who would not consider a home, by day modulo the horizon.",
                sim::unit::rooms),
            sim::state<&HotelBook::earned>(
                "What all rooms booked of a night bring, by day modulo the horizon.",
                sim::unit::money),
        };
    }
};

/// A hotel that may grow or shrink; kept where rooms follow profit.
struct HotelEstate {
    std::int32_t rooms = 0;
    std::array<std::int32_t, longest_building> coming{};
    double profit = 0;
    double room_nights = 0;
    double usual = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&HotelEstate::rooms>("Rooms there are.", sim::unit::rooms),
            sim::state<&HotelEstate::coming>("Rooms under construction, by New Years to come.",
                                             sim::unit::rooms),
            sim::state<&HotelEstate::profit>("Profit since New Year.", sim::unit::money),
            sim::state<&HotelEstate::room_nights>("Rooms offered since New Year, a night each.",
                                                  sim::unit::nights),
            sim::state<&HotelEstate::usual>("Profit of a room and night in the first whole year.",
                                            sim::unit::money_per_night),
        };
    }
};

/// Rooms wanted in the long run of a hotel that began with so many, when a room brings `profit` and
/// brought `usual`.
inline double rooms_wanted(const HotelBuilding& rule, double first, double profit, double usual) {
    if (usual <= 0) return first;
    const double better = std::clamp(profit / usual, 0.1, 10.0);
    return first * sim::math::exp(rule.elasticity * sim::math::log(better));
}

/// Lets a year begin: opens what is due, then decides to build, or closes; `let` are the most rooms
/// of a night already booked.
inline void turn_year(HotelEstate& one, const HotelBuilding& rule, double first, std::int32_t let) {
    one.rooms += one.coming.front();
    std::shift_left(one.coming.begin(), one.coming.end(), 1);
    one.coming.back() = 0;
    const double profit = one.room_nights > 0 ? one.profit / one.room_nights : 0;
    std::int32_t all = one.rooms;
    for (const std::int32_t rooms : one.coming) all += rooms;
    const double missing = rooms_wanted(rule, first, profit, one.usual) - all;
    const auto decided = static_cast<std::int32_t>(std::lround(rule.speed * missing));
    const auto most = static_cast<std::int32_t>(rule.closing * one.rooms);
    if (decided < 0)
        one.rooms -= std::max(0, std::min({-decided, most, one.rooms - let}));
    else if (rule.years == 0)
        one.rooms += decided;
    else
        one.coming[static_cast<std::size_t>(rule.years) - 1] += decided;
}

/// The logarithm of the rate against the usual one when so many rooms are forecast.
inline double log_rate(const Pickup& rule, double forecast, double usual) {
    if (forecast <= 0 || usual <= 0) return 0;
    return std::clamp(rule.response * sim::math::log(forecast / usual), sim::math::log(rule.least),
                      sim::math::log(rule.most));
}

/// How many more want a room than at usual rates, given the logarithms of the hotel's rate and of
/// the city's, both against the usual.
inline double wanted_at(double elasticity, double rivalry, double rate, double city) {
    return sim::math::exp(-elasticity * city - rivalry * (rate - city));
}

} // namespace models::home_sharing
