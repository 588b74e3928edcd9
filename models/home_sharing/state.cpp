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

std::vector<std::uint32_t> offsets_of(const sim::Table<Listing>& listings, std::size_t zones) {
    std::vector<std::uint32_t> first(zones + 1, 0);
    for (const std::uint16_t zone : listings.column<&Listing::zone>()) ++first[zone + 1U];
    for (std::size_t zone = 0; zone < zones; ++zone) first[zone + 1] += first[zone];
    return first;
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

template <class Row> std::vector<sim::Identity> identities(const sim::Table<Row>& table) {
    const auto known = table.identities();
    return {known.begin(), known.end()};
}

} // namespace

MarketState::MarketState(const sim::Today<Parameters>& dawn, const City& city)
    : opened_(dawn.day), city_(std::make_shared<const City>(city)), zones_(zones_of(city)),
      hotels_(hotels_of(city)), treasury_({identity_of("platform")}),
      books_({identity_of("platform")}), by_host_(dawn.given.reputation.holder == Holder::host),
      typical_rate_(mean_rate(city)), zone_lottery_(weights_of(city)),
      tariff_(city.season, dawn.given.supply, dawn.day - 7),
      sought_(city, dawn.given, dawn.day - 7) {
    const std::vector<Offer> offers = offers_of(city, dawn.keys.world);
    hosts_ = hosts_of(offers, dawn.given, dawn.keys.world);
    listings_ = listings_of(offers, hosts_, dawn.given, dawn.keys.world);
    show_signals(hosts_, listings_, dawn.given.reputation, dawn.keys.world);
    travellers_ = travellers_of(dawn.given, dawn.keys.world);
    if (dawn.given.demand.learning.on())
        experiences_ = sim::Table<Experience>(identities(travellers_));
    beliefs_ = sim::Beliefs(by_host_ ? identities(hosts_) : identities(listings_),
                            travellers_.size(), dawn.given.trust, dawn.day);
    businesses_ = sim::Table<Business>(identities(listings_));
    careers_ = sim::Table<Career>(identities(hosts_));
    first_listing_ = offsets_of(listings_, zones_.size());
    typical_price_ = typical_prices(offers);
    guest_account_ = ledger_.open(identity_of("guests"), Sector::guests);
    host_accounts_ = ledger_.open(hosts_.identities(), Sector::hosts);
    platform_account_ = ledger_.open(identity_of("platform"), Sector::platform);
    hotel_account_ = ledger_.open(identity_of("hotels"), Sector::hotels);
    government_account_ = ledger_.open(identity_of("government"), Sector::government);
    resident_accounts_ = ledger_.open(zones_.identities(), Sector::residents);
    supplier_account_ = ledger_.open(identity_of("suppliers"), Sector::suppliers);
    escrow_account_ = ledger_.open(identity_of("escrow"), Sector::escrow);
    insurer_account_ = ledger_.open(identity_of("insurers"), Sector::insurers);
    tally_.resize(zones_.size());
    if (std::holds_alternative<Pickup>(dawn.given.hotels.pricing))
        hotel_books_ = sim::Table<HotelBook>(identities(hotels_));
    if (dawn.given.hotels.building.elasticity > 0)
        hotel_estates_ = sim::Table<HotelEstate>(identities(hotels_));
}

} // namespace models::home_sharing
