// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of a city's input tables, as docs/markets/home_sharing/data.md describes them.

#include "models/home_sharing/agents.hpp"
#include "models/home_sharing/demand/trip_mix.hpp"
#include "models/home_sharing/units.hpp"
#include "sim/base/fields.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace models::home_sharing {

/// A row of the table by neighbourhood and kind.
struct CellRow {
    static constexpr std::array<std::string_view, 2> told_apart_by{"neighbourhood", "kind"};
    static constexpr std::array<std::string_view, 2> for_the_reader{"latitude", "longitude"};

    std::string neighbourhood;
    std::string borough;
    Kind kind = Kind::private_room;
    std::int64_t listings = 0;
    std::int64_t active = 0;
    double log_price_mean = 0;
    double log_price_spread = 0;
    std::int64_t min_1 = 0, min_2 = 0, min_3 = 0, min_4 = 0, min_5 = 0;
    std::int64_t min_6_7 = 0, min_8_14 = 0, min_15_29 = 0, min_30_plus = 0;
    std::optional<std::int64_t> min_90_plus; ///< beside `min_30_plus`, not among it
    std::optional<std::int64_t> active_90_plus;
    std::optional<double> mean_guests;
    double distance_km = 0;
    double reviews_per_month = 0;

    static constexpr auto fields() {
        constexpr sim::Bounds count = sim::bounds::not_negative;
        return sim::Fields{
            sim::given<&CellRow::neighbourhood>("Name of the neighbourhood."),
            sim::given<&CellRow::borough>("The borough it lies in."),
            sim::given<&CellRow::kind>("What is let."),
            sim::given<&CellRow::listings>("Listings.", sim::unit::listings, count),
            sim::given<&CellRow::active>("Those reviewed within six months.", sim::unit::listings,
                                         count),
            sim::given<&CellRow::log_price_mean>("Mean logarithm of the asking price.",
                                                 sim::unit::none, {-5, 15}),
            sim::given<&CellRow::log_price_spread>("Its standard deviation.", sim::unit::none,
                                                   {0, 5}),
            sim::given<&CellRow::min_1>("Listings let for a night or more.", sim::unit::listings,
                                        count),
            sim::given<&CellRow::min_2>("For two nights or more.", sim::unit::listings, count),
            sim::given<&CellRow::min_3>("For three nights or more.", sim::unit::listings, count),
            sim::given<&CellRow::min_4>("For four nights or more.", sim::unit::listings, count),
            sim::given<&CellRow::min_5>("For five nights or more.", sim::unit::listings, count),
            sim::given<&CellRow::min_6_7>("For six or seven nights.", sim::unit::listings, count),
            sim::given<&CellRow::min_8_14>("For up to two weeks.", sim::unit::listings, count),
            sim::given<&CellRow::min_15_29>("For up to four weeks.", sim::unit::listings, count),
            sim::given<&CellRow::min_30_plus>("For a month or more.", sim::unit::listings, count),
            sim::given<&CellRow::min_90_plus>(
                "For three months or more, where a table counts them apart from the last.",
                sim::unit::listings, count),
            sim::given<&CellRow::active_90_plus>(
                "Of the active ones, those for three months or more; drawn evenly where a table "
                "does not say.",
                sim::unit::listings, count),
            sim::given<&CellRow::mean_guests>("Guests that a listing sleeps, on average; assumed "
                                              "by kind where a table does not say.",
                                              sim::unit::people, {1, most_people}),
            sim::given<&CellRow::distance_km>("From the centre.", sim::unit::kilometres, count),
            sim::given<&CellRow::reviews_per_month>("Reviews a month of active listings.",
                                                    sim::unit::none, count),
        };
    }
};

/// A row of the table of hosts by number of listings.
struct HostRow {
    static constexpr std::array<std::string_view, 1> told_apart_by{"listings_per_host"};
    static constexpr std::array<std::string_view, 2> for_the_reader{"listings", "professional"};

    std::int64_t listings_per_host = 1;
    std::int64_t hosts = 0;
    std::int64_t entire_home = 0;
    std::int64_t private_room = 0;
    std::int64_t shared_room = 0;

    static constexpr auto fields() {
        constexpr sim::Bounds count = sim::bounds::not_negative;
        return sim::Fields{
            sim::given<&HostRow::listings_per_host>("Listings of each.", sim::unit::listings,
                                                    {1, 65'535}),
            sim::given<&HostRow::hosts>("Hosts with so many.", sim::unit::people, count),
            sim::given<&HostRow::entire_home>("Entire homes among their listings.",
                                              sim::unit::listings, count),
            sim::given<&HostRow::private_room>("Private rooms.", sim::unit::listings, count),
            sim::given<&HostRow::shared_room>("Shared rooms.", sim::unit::listings, count),
        };
    }
};

/// A row of the table of hotels.
struct HotelRow {
    static constexpr std::array<std::string_view, 2> told_apart_by{"borough", "tier"};
    static constexpr std::array<std::string_view, 3> for_the_reader{
        "rooms_status", "occupancy_status", "rate_status"};

    std::string borough;
    std::string tier;
    std::int64_t rooms = 0;
    double occupancy = 0;
    double rate = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&HotelRow::borough>("Where."),
            sim::given<&HotelRow::tier>("What guests call the class."),
            sim::given<&HotelRow::rooms>("Rooms.", sim::unit::rooms, {0, 2'000'000'000}),
            sim::given<&HotelRow::occupancy>("Share sold on an average night.", sim::unit::share,
                                             sim::bounds::share),
            sim::given<&HotelRow::rate>("Price of an average night before tax.",
                                        sim::unit::money_per_night, sim::bounds::amount),
        };
    }
};

/// A row of the table of boroughs.
struct BoroughRow {
    static constexpr std::array<std::string_view, 1> told_apart_by{"borough"};
    static constexpr std::array<std::string_view, 11> for_the_reader{"population",
                                                                     "housing_units",
                                                                     "renter_households",
                                                                     "owner_households",
                                                                     "unoccupied_units",
                                                                     "median_household_income",
                                                                     "mean_household_income",
                                                                     "sitting_rent",
                                                                     "new_rent",
                                                                     "home_value",
                                                                     "income_spread"};

    std::string borough;
    double households = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&BoroughRow::borough>("Name."),
            sim::given<&BoroughRow::households>("Resident households.", sim::unit::none,
                                                sim::bounds::not_negative),
        };
    }
};

/// The cycle that a row of the season table belongs to.
enum class Cycle { month, weekday };
constexpr std::array<std::string_view, 2> names(Cycle) { return {"month", "weekday"}; }

/// A row of the table of seasons.
struct SeasonRow {
    static constexpr std::array<std::string_view, 2> told_apart_by{"cycle", "position"};
    static constexpr std::array<std::string_view, 1> for_the_reader{"name"};

    Cycle cycle = Cycle::month;
    std::int64_t position = 1;
    double demand_index = 1;
    std::optional<double> rate_index;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&SeasonRow::cycle>("The year or the week."),
            sim::given<&SeasonRow::position>("Month from January, or weekday from Monday.",
                                             sim::unit::none, {1, 12}),
            sim::given<&SeasonRow::demand_index>("Demand against the mean.", sim::unit::none,
                                                 sim::bounds::positive),
            sim::given<&SeasonRow::rate_index>("Hotel rates against the mean.", sim::unit::none,
                                               sim::bounds::positive),
        };
    }
};

/// A row that says in which borough a neighbourhood lies.
struct NeighbourhoodRow {
    static constexpr std::array<std::string_view, 1> told_apart_by{"neighbourhood"};

    std::string neighbourhood;
    std::string borough;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&NeighbourhoodRow::neighbourhood>("Name of the neighbourhood."),
            sim::given<&NeighbourhoodRow::borough>("The borough it lies in."),
        };
    }
};

} // namespace models::home_sharing
