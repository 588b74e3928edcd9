// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a search page knows of a listing this morning. Most candidates fail on a few numbers, so
// these stand apart, eight bytes a listing; the card has the rest. Searches only read: all see one
// page.

#include "models/home_sharing/agents.hpp"

#include <cstdint>

namespace models::home_sharing {

/// A listing on this morning's page.
struct alignas(64) ListingView {
    sim::TakenDays calendar;
    float appeal = 0;       ///< of its kind
    float least_stay = 0;   ///< average nights' price that a night must bring to cover its cost
    float usual_margin = 0; ///< what is left above that at the reference price
    std::int16_t nights_left_this_year = 0;
    std::int16_t nights_left_next_year = 0;

    double price = 0;   ///< of an average night
    double quality = 0; ///< as guests infer it, 0 to 1
    float doubted = 0;  ///< reliability as seen by a guest who trusts no stranger
    float trusted = 0;  ///< and by one who trusts all; those between see a value in proportion
    float worth = 0;    ///< what guests agree it is worth over its neighbours
    std::uint8_t collects_tax = 0;
    std::uint8_t professional = 0;
    Kind kind = Kind::private_room;
    std::uint8_t levied = 0;                  ///< whether a tax is due beside the base tax
    std::int16_t domestic_left_this_year = 0; ///< nights that guests of the country may stay
    std::int16_t domestic_left_next_year = 0;
    std::uint8_t quoting = 0; ///< the row of prices of nights that it goes by

    /// Whether guests of the country may still stay so many nights, of which so many next year.
    [[nodiscard]] bool welcomes(int nights, int next_year) const {
        return nights - next_year <= domestic_left_this_year &&
               next_year <= domestic_left_next_year;
    }
    /// Reliability as seen by a guest who trusts strangers so far.
    [[nodiscard]] double seen_by(double trust) const {
        const auto low = static_cast<double>(doubted);
        return low + trust * (static_cast<double>(trusted) - low);
    }
};
static_assert(sizeof(ListingView) == 128);

/// What decides first whether a listing is looked at.
struct ScreeningKey {
    float shown = 0; ///< chance that the page keeps it when it comes up; 0 if not offered
    std::uint16_t minimum_nights = 1;
    std::uint8_t sleeps = 0;

    /// Whether its draw and the page keep it, and it can take the party. Which of these fails is a
    /// coin toss to the processor, so it is asked one question and not three.
    [[nodiscard]] bool keeps(double draw, int nights, int party) const {
        const bool kept = draw < static_cast<double>(shown);
        const bool long_enough = minimum_nights <= nights;
        const bool large_enough = sleeps >= party;
        return (static_cast<int>(kept) & static_cast<int>(long_enough) &
                static_cast<int>(large_enough)) != 0;
    }
};
static_assert(sizeof(ScreeningKey) == 8);

} // namespace models::home_sharing
