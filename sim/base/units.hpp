// SPDX-License-Identifier: Apache-2.0
#pragma once
// Units and ranges of parameters, and the conversions a scenario may ask for.

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace sim {

/// A name under which amounts of a dimension may be written, and its size in the base unit.
struct Scale {
    std::string_view name;
    double factor = 1;
};

/// What units measure, with all of its units. A market makes those that are its own.
struct UnitDimension {
    std::string_view name;
    std::span<const Scale> scales;
};

namespace dimension {
inline constexpr std::array numbers{Scale{""}};
inline constexpr UnitDimension number{"number", numbers};
} // namespace dimension

/// What a number counts, a plain number unless it says so; two units convert when they have the
/// same dimension.
struct Unit {
    std::string_view name;
    const UnitDimension* dimension = &dimension::number;
    double factor = 1; // size in the dimension's base unit
    friend constexpr bool operator==(const Unit&, const Unit&) = default;
};

/// The unit of that name, if the dimension has one.
constexpr std::optional<Unit> unit_named(const UnitDimension& dimension, std::string_view name) {
    for (const Scale& scale : dimension.scales)
        if (scale.name == name) return Unit{scale.name, &dimension, scale.factor};
    return std::nullopt;
}

/// The same in a table of fields, where a name that the dimension lacks does not compile.
consteval Unit unit_of(const UnitDimension& dimension, std::string_view name) {
    return unit_named(dimension, name).value();
}

namespace dimension {

inline constexpr std::array shares{Scale{"share"}, Scale{"percent", 0.01}};
inline constexpr std::array times{Scale{"days"}, Scale{"weeks", 7}, Scale{"months", 365.25 / 12},
                                  Scale{"years", 365.25}};
inline constexpr std::array frequencies{Scale{"per day"}, Scale{"per month", 12 / 365.25},
                                        Scale{"per year", 1 / 365.25}};
inline constexpr std::array people_counted{Scale{"people"}};
inline constexpr std::array amounts{Scale{"currency"}};
inline constexpr std::array per_amounts{Scale{"1/currency"}};
inline constexpr std::array utilities{Scale{"utility"}};
inline constexpr std::array ratings{Scale{"stars"}};
inline constexpr std::array lengths{Scale{"km"}, Scale{"m", 0.001}};
inline constexpr std::array days_named{Scale{"date"}};

inline constexpr UnitDimension share{"share", shares};
inline constexpr UnitDimension time{"time", times};
inline constexpr UnitDimension frequency{"frequency", frequencies};
inline constexpr UnitDimension people{"people", people_counted};
inline constexpr UnitDimension money{"money", amounts};
inline constexpr UnitDimension per_money{"per money", per_amounts};
inline constexpr UnitDimension utility{"utility", utilities};
inline constexpr UnitDimension stars{"stars", ratings};
inline constexpr UnitDimension length{"length", lengths};
inline constexpr UnitDimension date{"date", days_named};

} // namespace dimension

namespace unit {
inline constexpr Unit none = unit_of(dimension::number, "");
inline constexpr Unit share = unit_of(dimension::share, "share");
inline constexpr Unit percent = unit_of(dimension::share, "percent");
inline constexpr Unit days = unit_of(dimension::time, "days");
inline constexpr Unit weeks = unit_of(dimension::time, "weeks");
inline constexpr Unit months = unit_of(dimension::time, "months");
inline constexpr Unit per_day = unit_of(dimension::frequency, "per day");
inline constexpr Unit per_month = unit_of(dimension::frequency, "per month");
inline constexpr Unit per_year = unit_of(dimension::frequency, "per year");
inline constexpr Unit people = unit_of(dimension::people, "people");
inline constexpr Unit money = unit_of(dimension::money, "currency");
inline constexpr Unit per_money = unit_of(dimension::per_money, "1/currency");
inline constexpr Unit utility = unit_of(dimension::utility, "utility");
inline constexpr Unit stars = unit_of(dimension::stars, "stars");
inline constexpr Unit kilometres = unit_of(dimension::length, "km");
inline constexpr Unit dates = unit_of(dimension::date, "date");
} // namespace unit

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
