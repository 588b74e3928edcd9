// SPDX-License-Identifier: Apache-2.0
// How a new world of a lodging market is set up from its city.
#include "models/home_sharing/state.hpp"

#include "models/home_sharing/city/world.hpp"

namespace models::home_sharing {
namespace {

std::vector<double> weights_of(const City& city) {
    std::vector<double> weights;
    for (const Place& place : city.places) weights.push_back(place.weight);
    return weights;
}

double mean_rate(const City& city) {
    double rooms = 0;
    double paid = 0;
    for (const HotelBlock& block : city.hotels) {
        rooms += static_cast<double>(block.rooms);
        paid += static_cast<double>(block.rooms) * block.rate;
    }
    return rooms > 0 ? paid / rooms : 0;
}

} // namespace

MarketState::MarketState(const Today& dawn, const City& city)
    : agents_(dawn, city), books_(agents_), hotels_(hotels_of(city)),
      treasury_({identity_of("platform")}), platform_books_({identity_of("platform")}),
      by_host_(dawn.given.reputation.holder == Holder::host), typical_rate_(mean_rate(city)),
      zone_lottery_(weights_of(city)), tariff_(city.season, dawn.given.supply, dawn.day - 7),
      sought_(city, dawn.given, dawn.day - 7) {
    if (dawn.given.demand.learning.on())
        experiences_ = sim::Table<Experience>(identities(agents_.travellers));
    beliefs_ = sim::Beliefs(by_host_ ? identities(agents_.hosts) : identities(agents_.listings),
                            agents_.travellers.size(), dawn.given.trust, dawn.day);
    businesses_ = sim::Table<Business>(identities(agents_.listings));
    careers_ = sim::Table<Career>(identities(agents_.hosts));
    if (std::holds_alternative<Pickup>(dawn.given.hotels.pricing))
        hotel_books_ = sim::Table<HotelBook>(identities(hotels_));
    if (dawn.given.hotels.building.elasticity > 0)
        hotel_estates_ = sim::Table<HotelEstate>(identities(hotels_));
}

} // namespace models::home_sharing
