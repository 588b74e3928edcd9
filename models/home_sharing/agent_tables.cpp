// SPDX-License-Identifier: Apache-2.0
// How the people and homes of a new world are set up from its city.
#include "models/home_sharing/agent_tables.hpp"

#include "models/home_sharing/city/world.hpp"

namespace models::home_sharing {
namespace {

std::vector<std::uint32_t> offsets_of(const sim::Table<Listing>& listings, std::size_t zones) {
    std::vector<std::uint32_t> first(zones + 1, 0);
    for (const std::uint16_t zone : listings.column<&Listing::zone>()) ++first[zone + 1U];
    for (std::size_t zone = 0; zone < zones; ++zone) first[zone + 1] += first[zone];
    return first;
}

// The first, second, ... home of its host, in the order of the listings.
std::vector<std::uint16_t> numbered(const sim::Table<Listing>& listings) {
    std::vector<std::uint16_t> number;
    std::vector<std::uint16_t> homes;
    for (const Ref<Host> host : listings.column<&Listing::host>()) {
        if (host.row >= homes.size()) homes.resize(host.row + 1U, 0);
        number.push_back(++homes[host.row]);
    }
    return number;
}

} // namespace

Agents::Agents(const Today& dawn, const City& from)
    : opened(dawn.day), city(std::make_shared<const City>(from)), zones(zones_of(from)) {
    const std::vector<Offer> offers = offers_of(from, dawn.keys.world);
    hosts = hosts_of(offers, dawn.given, dawn.keys.world);
    listings = listings_of(offers, hosts, dawn.given, dawn.keys.world);
    show_signals(hosts, listings, dawn.given.reputation, dawn.keys.world);
    travellers = travellers_of(dawn.given, dawn.keys.world);
    tally.resize(zones.size());
    first_listing = offsets_of(listings, zones.size());
    home_number = numbered(listings);
    typical_price = typical_prices(offers);
}

std::vector<std::uint16_t> Agents::homes_on_offer() const {
    std::vector<std::uint16_t> homes(hosts.size(), 0);
    const auto active = column<&Listing::active>();
    for (std::uint32_t row = 0; row < listings.size(); ++row) homes[host_of(row)] += active[row];
    return homes;
}

} // namespace models::home_sharing
