// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a night brings a hotel, and the jobs it takes.

#include "models/home_sharing/hotels/hotel_rules.hpp"
#include "sim/base/problems.hpp"

#include <cstdint>

namespace models::home_sharing {

struct Hotels;

/// A hotel tonight, or several of them.
struct HotelEvening {
    double rooms = 0;
    double sold = 0;
    double earned = 0;
    double profit = 0;
    double refused = 0;
    double building = 0;
    double housekeeping = 0;
    double front_desk = 0;
    double food = 0;
    double management = 0;

    /// Full-time jobs of all types.
    [[nodiscard]] double jobs() const { return housekeeping + front_desk + food + management; }
    /// Both together.
    HotelEvening& operator+=(const HotelEvening& other);
    /// A share of it.
    [[nodiscard]] HotelEvening part(double share) const;
};

/// Fills in the jobs that rooms take, and those taken.
inline void employ(HotelEvening& one, const HotelTier& tier) {
    one.housekeeping = tier.housekeeping * one.sold;
    one.front_desk = tier.front_desk * one.rooms;
    one.food = tier.food * one.sold;
    one.management = tier.management * one.rooms;
}

/// Refuses two rows for a tier.
void check_tiers(const Hotels& given, sim::Problems& problems);

} // namespace models::home_sharing
