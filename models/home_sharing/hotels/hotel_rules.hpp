// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parameters of what hotels do beside selling beds at their usual rate: revenue management by
// pickup, staff by tier, and building.

#include "sim/base/fields.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace models::home_sharing {

struct Fullness {
    static constexpr std::string_view label = "fullness";
    static constexpr std::string_view doc =
        "The rate follows how full a night is against the usual, whatever the day; people "
        "who never consider a home book a night all at once, and at any rate.";
    static constexpr auto fields() { return sim::Fields{}; }
};

struct Pickup {
    double response = 0.5;
    double least = 0.6;
    double most = 2;
    double business = 0.35;
    double business_lead = 19;
    double leisure_lead = 48;
    double business_elasticity = 0.15;
    double leisure_elasticity = 0.4;
    double rivalry = 2;

    static constexpr std::string_view label = "pickup";
    static constexpr std::string_view doc =
        "The rate follows the forecast of a night: what is booked, and what the booking "
        "curve still promises (Talluri & van Ryzin 2004, chapter 9). People who never "
        "consider a home book along that curve, and fewer of them when rates are high.";
    static constexpr auto fields() {
        namespace unit = sim::unit;
        namespace bounds = sim::bounds;
        return sim::Fields{
            sim::given<&Pickup::response>(
                "Elasticity of the rate to the rooms forecast over the usual ones; the forecast "
                "is additive pickup.",
                unit::none, {0, 5}, "weatherford2003"),
            sim::given<&Pickup::least>("Lowest rate, against the usual one of the month.",
                                       unit::none, {0.05, 1}, "assumed"),
            sim::given<&Pickup::most>("Highest rate, against the usual one of the month.",
                                      unit::none, {1, 20}, "assumed"),
            sim::given<&Pickup::business>(
                "Share of business travellers among people who would not consider a home.",
                unit::share, bounds::share, "assumed"),
            sim::given<&Pickup::business_lead>(
                "Mean days from their booking to the night; Gamma with the shape of "
                "demand.lead_shape.",
                unit::days, {0.1, 300}, "assumed"),
            sim::given<&Pickup::leisure_lead>("The same of others.", unit::days, {0.1, 300},
                                              "assumed"),
            sim::given<&Pickup::business_elasticity>(
                "How fast rooms wanted on business fall with the mean rate of the city.",
                unit::none, {0, 5}, "memory"),
            sim::given<&Pickup::leisure_elasticity>("The same of others.", unit::none, {0, 5},
                                                    "memory"),
            sim::given<&Pickup::rivalry>(
                "How fast rooms wanted of a hotel fall with its rate over the mean of the city.",
                unit::none, {0, 10}, "memory"),
        };
    }
};

/// How hotels set rates.
using HotelPricing = std::variant<Fullness, Pickup>;
static_assert(sim::Choice<HotelPricing>);

/// What a room of a tier takes: people, in full-time jobs, and money. The numbers stand for a hotel
/// of some comfort: a housekeeper cleans 14 rooms a shift and works five days of seven.
struct HotelTier {
    static constexpr std::string_view told_apart_by = "tier";
    std::string tier;
    double housekeeping = 0.1;
    double front_desk = 0.06;
    double food = 0.08;
    double management = 0.05;
    double room_cost = 0.25;

    static constexpr auto fields() {
        namespace unit = sim::unit;
        constexpr sim::Bounds jobs{0, 10};
        return sim::Fields{
            sim::given<&HotelTier::tier>(
                "A tier of the table of hotels; left empty, every tier that has no row."),
            sim::given<&HotelTier::housekeeping>("Full-time jobs of cleaning, a room taken.",
                                                 unit::people, jobs, "assumed"),
            sim::given<&HotelTier::front_desk>("Full-time jobs at the front desk, a room.",
                                               unit::people, jobs, "assumed"),
            sim::given<&HotelTier::food>("Full-time jobs of food and beverage, a room taken.",
                                         unit::people, jobs, "assumed"),
            sim::given<&HotelTier::management>("Full-time jobs of management and upkeep, a room.",
                                               unit::people, jobs, "assumed"),
            sim::given<&HotelTier::room_cost>(
                "What a night in a room costs the hotel for being taken, cleaning included, as a "
                "share of its usual rate.",
                unit::share, sim::bounds::share, "assumed"),
        };
    }
};

/// The most years that a hotel is under construction.
inline constexpr std::size_t longest_building = 10;

/// Rooms in the long run: so many are wanted that profit for each is what it was.
struct HotelBuilding {
    double elasticity = 0;
    double speed = 0.25;
    std::int64_t years = 3;
    double closing = 0.02;

    static constexpr auto fields() {
        namespace unit = sim::unit;
        return sim::Fields{
            sim::given<&HotelBuilding::elasticity>(
                "Elasticity of the rooms wanted in the long run to a year's profit for each room, "
                "against that of the first whole year; 0: rooms never change.",
                unit::none, {0, 10}, "assumed"),
            sim::given<&HotelBuilding::speed>(
                "Share of the rooms that are missing, or too many, on which a year decides.",
                unit::share, sim::bounds::share, "assumed"),
            sim::given<&HotelBuilding::years>(
                "New Years from the decision to the opening.", unit::none,
                {0, static_cast<double>(longest_building)}, "assumed"),
            sim::given<&HotelBuilding::closing>("Most rooms that close in a year, as a share.",
                                                unit::share, sim::bounds::share, "assumed"),
        };
    }
};

} // namespace models::home_sharing
