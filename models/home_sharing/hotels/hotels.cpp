// SPDX-License-Identifier: Apache-2.0
// Hotels: rooms sold to people who never consider a home, and rates that follow how full a night
// is.
#include "models/home_sharing/hotels/hotel_side.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

/// Share of its rooms that a hotel expects to fill at most, however sought a night is; assumed.
constexpr double fullest = 0.985;

} // namespace

// What others want of a night is drawn once, when the night comes into sight, by (hotel, night).
// Where hotels go by fullness they book it at once; else along their curve.
void HotelSide::foresee(const Today& today, const Sought& sought, sim::Day night) {
    const auto rooms = hotels_.column<&Hotel::rooms>();
    const bool at_once = std::holds_alternative<Fullness>(today.given.hotels.pricing);
    for (std::uint32_t row = 0; row < hotels_.size(); ++row) {
        const double share = others_share(today, sought, row, night);
        others_[row][slot(night)] = std::max(0.0, share) * rooms[row];
        background_[row][slot(night)] =
            at_once
                ? static_cast<float>(fitting(row, night, std::clamp(share, 0.0, 1.0) * rooms[row]))
                : 0;
    }
}

// As many as want a room, or as there are rooms where some have closed.
double HotelSide::fitting(std::uint32_t hotel, sim::Day night, double wanted) const {
    if (estates_.size() == 0) return wanted;
    const int booked = hotels_.column<&Hotel::booked>()[hotel][slot(night)];
    return std::clamp(wanted, 0.0, static_cast<double>(std::max(0, rooms_of(hotel) - booked)));
}

// In rooms of the hotel; the draws are those of the night.
double HotelSide::others_share(const Today& today, const Sought& sought, std::uint32_t hotel,
                               sim::Day night) const {
    const Hotels& given = today.given.hotels;
    sim::Stream stream(today.keys.chance, sim::purpose("home_sharing.hotel_guests"), night,
                       hotels_.identities()[hotel]);
    return given.background * expected_fill(sought, hotel, night) * sought.lift(night) +
           given.background_spread * stream.normal();
}

// Of a night without its events: that is what rates are measured by.
double HotelSide::expected_fill(const Sought& sought, std::uint32_t hotel, sim::Day night) const {
    const double usual = static_cast<double>(hotels_.column<&Hotel::occupancy>()[hotel]);
    return std::min(fullest, usual * sought.ordinary(night));
}

// This morning's rooms and rates: a night fuller than usual costs more.
void HotelSide::quote(const Today& today, const Sought& sought) {
    nights_.assign(hotels_.size(), std::vector<HotelNight>(hotel_horizon));
    others_refused_.assign(hotels_.size(), 0);
    if (const auto* pickup = std::get_if<Pickup>(&today.given.hotels.pricing))
        return forecast_rates(today, sought, *pickup);
    const auto rate = hotels_.column<&Hotel::rate>();
    const auto booked = hotels_.column<&Hotel::booked>();
    sim::for_each_task(hotels_.size(), [&](std::size_t row) {
        const std::int32_t rooms = rooms_of(row);
        for (int ahead = 0; ahead < static_cast<int>(hotel_horizon) - 1; ++ahead) {
            const sim::Day night = today.day + ahead;
            const double taken =
                static_cast<double>(background_[row][slot(night)]) + booked[row][slot(night)];
            const double above = taken / std::max(1, rooms) -
                                 expected_fill(sought, static_cast<std::uint32_t>(row), night);
            const double asked = static_cast<double>(rate[row]) * season_rate(night) *
                                 sim::math::exp(today.given.hotels.price_response * above);
            nights_[row][slot(night)] = {static_cast<float>(rooms - taken),
                                         static_cast<float>(asked)};
        }
    });
}

// Adds a tier for each hotel of the borough that has rooms left for all nights.
std::size_t HotelSide::add_options(const Today& today, Trip& trip, std::uint16_t here,
                                   std::uint32_t first_target, std::span<Option> into) const {
    const auto borough = hotels_.column<&Hotel::borough>();
    const auto wanted = static_cast<float>(rooms_for(trip));
    std::size_t found = 0;
    bool beyond = false; // whether one is too dear
    for (std::uint32_t row = 0; row < hotels_.size() && found < into.size(); ++row) {
        if (borough[row] != here) continue;
        float free = wanted;
        double price = 0;
        for (int i = 0; i < trip.nights; ++i) {
            const HotelNight& night = nights_[row][slot(trip.first + i)];
            free = std::min(free, night.free);
            price += static_cast<double>(night.rate);
        }
        if (free < wanted) continue;
        into[found] = option(today, trip, row, price);
        into[found].target = first_target + row;
        if (affords(trip, into[found].pays))
            ++found;
        else
            beyond = true;
    }
    trip.too_dear = found == 0 && beyond;
    return found;
}

// `price` is that of one room for all nights, in major units.
Option HotelSide::option(const Today& today, const Trip& trip, std::uint32_t row,
                         double price) const {
    const int wanted = rooms_for(trip);
    Option option;
    option.price = sim::round_half_even(100 * price * wanted);
    option.tax =
        sim::round_half_even(static_cast<double>(option.price.minor) * today.given.tax.rate +
                             100 * today.given.tax.per_night * wanted * trip.nights);
    option.pays = option.price + option.tax;
    const double rate = static_cast<double>(hotels_.column<&Hotel::rate>()[row]);
    const double worth = today.given.demand.hedonic * (rate - typical_rate_);
    option.utility =
        today.given.demand.hotel_appeal -
        static_cast<double>(trip.price_coefficient) * (option.pays.major() / trip.nights - worth);
    return option;
}

bool HotelSide::book(const Trip& trip, std::uint32_t row) {
    auto& booked = hotels_.column<&Hotel::booked>()[row];
    const std::int32_t rooms = rooms_of(row);
    const int wanted = rooms_for(trip);
    for (int i = 0; i < trip.nights; ++i) {
        const std::size_t at = slot(trip.first + i);
        if (static_cast<double>(background_[row][at]) + booked[at] + wanted > rooms) return false;
    }
    for (int i = 0; i < trip.nights; ++i) {
        booked[slot(trip.first + i)] += wanted;
        earn(row, trip.first + i, wanted);
    }
    return true;
}

} // namespace models::home_sharing
