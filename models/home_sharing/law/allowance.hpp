// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a measure can impose on one home: limits, and a tax on its nights.

#include "models/home_sharing/agents.hpp"
#include "models/home_sharing/demand/trip_mix.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace models::home_sharing {

/// More nights than a year has: no cap.
inline constexpr std::int16_t no_cap = std::numeric_limits<std::int16_t>::max();

/// What a listing may do.
struct Allowance {
    std::int16_t nights = no_cap;          ///< a calendar year
    std::int16_t domestic_nights = no_cap; ///< of these by guests of the country
    std::uint16_t minimum_nights = 1;
    std::uint8_t guests = most_people;
    double price = std::numeric_limits<double>::infinity(); ///< of an average night
    double premium = 0;                                     ///< of insurance, a night
    double cover = 0;                                       ///< share of a damage that it pays
};

/// A tax on nights on top of the base tax.
struct Levy {
    double on_price = 0;
    double on_fee = 0;
    double per_night = 0;

    [[nodiscard]] bool any() const { return on_price > 0 || on_fee > 0 || per_night > 0; }
    [[nodiscard]] Money on(Money price, Money fee, int nights) const {
        return sim::round_half_even(static_cast<double>(price.minor) * on_price +
                                    static_cast<double>(fee.minor) * on_fee +
                                    100 * per_night * nights);
    }
};

/// A listing as far as the law tells listings apart.
struct Home {
    std::uint32_t row = 0;
    Kind kind = Kind::private_room;
    bool primary = true;
    bool collects_tax = false;
    double reference_price = 0;
};

/// Brings a limit down to `most`.
template <class Number> void lower(Number& limit, double most) {
    limit = std::min(limit, static_cast<Number>(most));
}
/// Brings a limit up to `least`.
inline void raise(std::uint16_t& limit, std::int64_t least) {
    limit = std::max(limit, static_cast<std::uint16_t>(least));
}

} // namespace models::home_sharing
