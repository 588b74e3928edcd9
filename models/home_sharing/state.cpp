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

} // namespace

MarketState::MarketState(const Today& dawn, const City& city)
    : agents_(dawn, city), books_(agents_), careers_(agents_), hotels_(dawn, agents_.city),
      by_host_(dawn.given.reputation.holder == Holder::host), zone_lottery_(weights_of(city)),
      tariff_(city.season, dawn.given.supply, dawn.day - 7),
      sought_(city, dawn.given, dawn.day - 7) {
    if (dawn.given.demand.learning.on())
        experiences_ = sim::Table<Experience>(identities(agents_.travellers));
    beliefs_ = sim::Beliefs(by_host_ ? identities(agents_.hosts) : identities(agents_.listings),
                            agents_.travellers.size(), dawn.given.trust, dawn.day);
    businesses_ = sim::Table<Business>(identities(agents_.listings));
}

} // namespace models::home_sharing
