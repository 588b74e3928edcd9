// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the lodging market counts in, beside the units that every market has.

#include "sim/base/units.hpp"

#include <array>

namespace models::home_sharing::dimension {

using sim::Scale;
using sim::UnitDimension;

inline constexpr std::array nights_counted{Scale{"nights"}};
inline constexpr std::array nights_over_time{Scale{"nights/year"}, Scale{"nights/month", 12}};
inline constexpr std::array listings_counted{Scale{"listings"}};
inline constexpr std::array rooms_counted{Scale{"rooms"}};
inline constexpr std::array stays_counted{Scale{"stays"}};
inline constexpr std::array trips_over_time{Scale{"trips/year"}};
inline constexpr std::array prices_of_nights{Scale{"currency/night"}};

inline constexpr UnitDimension nights{"nights", nights_counted};
inline constexpr UnitDimension nights_per_time{"nights per time", nights_over_time};
inline constexpr UnitDimension listings{"listings", listings_counted};
inline constexpr UnitDimension rooms{"rooms", rooms_counted};
inline constexpr UnitDimension stays{"stays", stays_counted};
inline constexpr UnitDimension trips_per_time{"trips per time", trips_over_time};
inline constexpr UnitDimension money_per_night{"money per night", prices_of_nights};

} // namespace models::home_sharing::dimension

// Beside the engine's, so that all units of a table read alike.
namespace sim::unit {
namespace lodging = models::home_sharing::dimension;

inline constexpr Unit nights = unit_of(lodging::nights, "nights");
inline constexpr Unit nights_per_year = unit_of(lodging::nights_per_time, "nights/year");
inline constexpr Unit listings = unit_of(lodging::listings, "listings");
inline constexpr Unit rooms = unit_of(lodging::rooms, "rooms");
inline constexpr Unit stays = unit_of(lodging::stays, "stays");
inline constexpr Unit trips_per_year = unit_of(lodging::trips_per_time, "trips/year");
inline constexpr Unit money_per_night = unit_of(lodging::money_per_night, "currency/night");

} // namespace sim::unit
