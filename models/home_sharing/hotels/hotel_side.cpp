// SPDX-License-Identifier: Apache-2.0
// How hotels begin, and begin their days.
#include "models/home_sharing/hotels/hotel_side.hpp"

#include "models/home_sharing/city/world.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

double mean_rate(const City& city) {
    double rooms = 0;
    double paid = 0;
    for (const HotelBlock& block : city.hotels) {
        rooms += static_cast<double>(block.rooms);
        paid += static_cast<double>(block.rooms) * block.rate;
    }
    return rooms > 0 ? paid / rooms : 0;
}

std::vector<double> shares_of_boroughs(const City& city) {
    std::vector<double> whole(city.boroughs.size(), 0);
    for (const Place& place : city.places) whole[place.borough] += place.weight;
    std::vector<double> shares;
    for (const Place& place : city.places) shares.push_back(place.weight / whole[place.borough]);
    return shares;
}

} // namespace

HotelSide::HotelSide(const Today& dawn, std::shared_ptr<const City> city)
    : city_(std::move(city)), hotels_(hotels_of(*city_)), typical_rate_(mean_rate(*city_)),
      borough_share_(shares_of_boroughs(*city_)) {
    if (std::holds_alternative<Pickup>(dawn.given.hotels.pricing))
        books_ = sim::Table<HotelBook>(home_sharing::identities(hotels_));
    if (dawn.given.hotels.building.elasticity > 0)
        estates_ = sim::Table<HotelEstate>(home_sharing::identities(hotels_));
    survey_estates();
}

void HotelSide::restored(const Today& today, const Sought& sought) {
    background_.assign(hotels_.size(), std::vector<float>(hotel_horizon, 0));
    others_.assign(hotels_.size(), std::vector<double>(hotel_horizon, 0));
    for (int ahead = 0; ahead < static_cast<int>(hotel_horizon); ++ahead)
        foresee(today, sought, today.day + ahead);
    take_up_books(today);
}

void HotelSide::open_day(const Today& today, const Sought& sought) {
    const auto passed = slot(today.day - 1);
    for (auto& booked : hotels_.column<&Hotel::booked>()) booked[passed] = 0;
    turn_page(today);
    foresee(today, sought, today.day - 1 + static_cast<int>(hotel_horizon));
}

double HotelSide::season_rate(sim::Day night) const {
    return city_->season.rate[static_cast<std::size_t>(sim::date_of(night).month - 1)];
}

/// The free rooms of the nights in sight, at the rates of the season.
void HotelSide::quote_usual(const Today& today) {
    const auto rate = hotels_.column<&Hotel::rate>();
    nights_.assign(hotels_.size(), std::vector<HotelNight>(hotel_horizon));
    others_refused_.assign(hotels_.size(), 0);
    log_rates_.assign(hotels_.size(), std::vector<double>(hotel_horizon, 0));
    for (std::size_t row = 0; row < hotels_.size(); ++row)
        for (int ahead = 0; ahead < static_cast<int>(hotel_horizon) - 1; ++ahead) {
            const sim::Day night = today.day + ahead;
            const float free = static_cast<float>(rooms_of(row)) - background_[row][slot(night)];
            nights_[row][slot(night)] = {
                free, static_cast<float>(static_cast<double>(rate[row]) * season_rate(night))};
        }
}

} // namespace models::home_sharing
