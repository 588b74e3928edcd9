// SPDX-License-Identifier: Apache-2.0
#pragma once
// A search for a bed, while it lasts: who wants to stay when, and the options that beat staying
// away.

#include "models/home_sharing/agents.hpp"
#include "models/home_sharing/hosts/pricing.hpp"

#include <array>
#include <cstdint>
#include <limits>

namespace models::home_sharing {

/// The most requests that a guest can make.
inline constexpr std::size_t most_rounds = 8;
/// The most homes that a guest can look at.
inline constexpr std::size_t most_considered = 64;
/// The most tiers of hotels in a borough.
inline constexpr std::size_t most_tiers = 8;
/// The most nights ahead that a stay may begin; with the longest stay it fits the calendars.
inline constexpr int longest_lead = 250;

/// What a hotel knows of a night this morning.
struct HotelNight {
    float free = 0; ///< rooms
    float rate = 0; ///< of a room
};

/// Something that a guest may book: a listing, or a hotel (targets after the last listing).
struct Option {
    std::uint32_t target = 0;
    double utility = 0;
    Money price; ///< all nights, as the host or hotel asks
    Money tax;
    Money pays; ///< all that the guest pays
};

/// What resembles what: options of a nest share a part of their draws.
namespace nest {
inline constexpr std::uint8_t homes = 0;
inline constexpr std::uint8_t rooms = 1;
inline constexpr std::uint8_t hotels = 2;
inline constexpr std::uint8_t away = 3;
inline constexpr std::size_t count = 4;
} // namespace nest

/// All that a guest chooses among, apart from draws; staying away has no option, only a nest, the
/// last.
struct Choices {
    std::array<Option, most_considered + most_tiers> options;
    std::array<std::uint8_t, most_considered + most_tiers + 1> nest{};
    std::size_t listed = 0; ///< homes, which come first
    std::size_t all = 0;    ///< homes and hotels
};

/// One search.
struct Trip {
    sim::Identity identity; ///< of the stay that may come of it
    Ref<Traveller> traveller;
    sim::Day first;
    std::int16_t nights = 1;
    std::int16_t nights_next_year = 0; ///< of these, after the end of the year of the search
    std::array<double, quotings> price_of_nights{}; ///< in average nights, by who quotes and how
    std::uint16_t zone = 0;
    std::uint8_t segment = 0;
    std::uint8_t party = 1;
    bool short_list = false;
    bool domestic = false;       ///< whether the guests are of the country
    bool barred = false;         ///< whether the platform lets the guest see no homes
    bool too_dear = false;       ///< whether every bed found was beyond the budget
    std::uint8_t considered = 1; ///< homes that the guest looks at
    float budget = std::numeric_limits<float>::infinity(); ///< the most to be paid a night
    float price_coefficient = 0;
    float home_taste = 0;
    float trust = 0;
    double outside = 0; ///< utility of staying away
    std::uint8_t options = 0;
    std::uint8_t asked = 0;                 ///< options whose host was asked, one bit each
    std::uint8_t turned_down = 0;           ///< of these, those who said no for the guest's group
    std::array<Option, most_rounds> best{}; ///< in descending utility
};

/// Guests who look for a bed again on the day on which their host called the stay off.
struct SearchAgain {
    sim::Identity identity; ///< of the stay that may come of it
    Ref<Traveller> traveller;
    sim::Day first;
    std::int16_t nights = 1;
};

/// Whether the guest would pay so much in all.
inline bool affords(const Trip& trip, Money pays) {
    return pays.major() <= static_cast<double>(trip.budget) * trip.nights;
}

/// Hotel rooms that a party needs, two people to each.
inline int rooms_for(const Trip& trip) { return (trip.party + 1) / 2; }

} // namespace models::home_sharing
