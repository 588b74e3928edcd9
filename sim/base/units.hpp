// SPDX-License-Identifier: Apache-2.0
#pragma once
// Units and ranges of parameters, and the conversions a scenario may ask for.

#include <array>
#include <limits>
#include <optional>
#include <string_view>

namespace sim {

/// What a number counts; two units convert when they have the same dimension.
struct Unit {
    std::string_view name;
    std::string_view dimension;
    double factor = 1; // size in the dimension's base unit
    friend constexpr bool operator==(const Unit&, const Unit&) = default;
};

namespace unit {
inline constexpr Unit none{"", "number", 1};
inline constexpr Unit share{"share", "share", 1};
inline constexpr Unit percent{"percent", "share", 0.01};
inline constexpr Unit days{"days", "time", 1};
inline constexpr Unit weeks{"weeks", "time", 7};
inline constexpr Unit months{"months", "time", 365.25 / 12};
inline constexpr Unit years{"years", "time", 365.25};
inline constexpr Unit nights{"nights", "nights", 1};
inline constexpr Unit nights_per_year{"nights/year", "nights per time", 1};
inline constexpr Unit nights_per_month{"nights/month", "nights per time", 12};
inline constexpr Unit per_day{"per day", "frequency", 1};
inline constexpr Unit per_month{"per month", "frequency", 12 / 365.25};
inline constexpr Unit per_year{"per year", "frequency", 1 / 365.25};
inline constexpr Unit people{"people", "people", 1};
inline constexpr Unit listings{"listings", "listings", 1};
inline constexpr Unit rooms{"rooms", "rooms", 1};
inline constexpr Unit stays{"stays", "stays", 1};
inline constexpr Unit stays_per_year{"stays/year", "stays per time", 1};
inline constexpr Unit trips_per_year{"trips/year", "trips per time", 1};
inline constexpr Unit money{"currency", "money", 1};
inline constexpr Unit money_per_night{"currency/night", "money per night", 1};
inline constexpr Unit per_money{"1/currency", "per money", 1};
inline constexpr Unit utility{"utility", "utility", 1};
inline constexpr Unit stars{"stars", "stars", 1};
inline constexpr Unit kilometres{"km", "length", 1};
inline constexpr Unit metres{"m", "length", 0.001};
inline constexpr Unit degrees{"degrees", "angle", 1};
inline constexpr Unit dates{"date", "date", 1};
inline constexpr std::array all{none,
                                share,
                                percent,
                                days,
                                weeks,
                                months,
                                years,
                                nights,
                                nights_per_year,
                                nights_per_month,
                                per_day,
                                per_month,
                                per_year,
                                people,
                                listings,
                                rooms,
                                stays,
                                stays_per_year,
                                trips_per_year,
                                money,
                                money_per_night,
                                per_money,
                                utility,
                                stars,
                                kilometres,
                                metres,
                                degrees,
                                dates};
} // namespace unit

/// The unit of that name, if there is one.
constexpr std::optional<Unit> unit_named(std::string_view name) {
    for (const Unit& candidate : unit::all)
        if (candidate.name == name) return candidate;
    return std::nullopt;
}

/// What one of `from` is in `to`; nothing when they measure different things.
constexpr std::optional<double> conversion(Unit from, Unit to) {
    if (from.dimension != to.dimension) return std::nullopt;
    return from.factor / to.factor;
}

/// The smallest and the largest value allowed, both included.
struct Bounds {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    [[nodiscard]] constexpr bool hold(double value) const { return value >= low && value <= high; }
};

namespace bounds {
inline constexpr Bounds any{};
inline constexpr Bounds share{0, 1};
/// A price, a fine or a cost: many of them still add up to what a whole number of cents holds.
inline constexpr Bounds amount{0, 1'000'000'000};
inline constexpr Bounds positive{std::numeric_limits<double>::min(),
                                 std::numeric_limits<double>::infinity()};
inline constexpr Bounds not_negative{0, std::numeric_limits<double>::infinity()};
} // namespace bounds

} // namespace sim
