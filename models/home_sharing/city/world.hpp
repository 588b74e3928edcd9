// SPDX-License-Identifier: Apache-2.0
#pragma once
// Draws a world from a city: who lets what, who travels. Every number is a function of the world's
// key and of an identity, so the order of the input rows does not matter.

#include "models/home_sharing/agents.hpp"
#include "models/home_sharing/city/city.hpp"
#include "sim/random/stream.hpp"
#include "sim/store/table.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace models::home_sharing {

/// The identity of what has a name.
sim::Identity identity_of(std::string_view name);

/// The listings of a city, drawn from its cells or taken from its file; ordered by (place,
/// identity).
std::vector<Offer> offers_of(const City& city, sim::Key world);

/// What a listing of each kind typically asks (geometric mean), so that the rest of a price can be
/// read as what guests see in it.
std::array<double, kinds> typical_prices(const std::vector<Offer>& offers);

/// Neighbourhoods, with the attraction of each.
sim::Table<Zone> zones_of(const City& city);

/// The hosts of the offers, in the order of their identities.
sim::Table<Host> hosts_of(const std::vector<Offer>& offers, const Parameters& given,
                          sim::Key world);

/// What the hosts of these listings show of themselves, and which of them would cheat.
void show_signals(sim::Table<Host>& hosts, const sim::Table<Listing>& listings,
                  const Reputation& given, sim::Key world);

/// Listings, in the order of the offers; neighbours in a zone are neighbours in the table.
sim::Table<Listing> listings_of(const std::vector<Offer>& offers, const sim::Table<Host>& hosts,
                                const Parameters& given, sim::Key world);

/// People who may consider a home.
sim::Table<Traveller> travellers_of(const Parameters& given, sim::Key world);

/// Hotels by borough and tier.
sim::Table<Hotel> hotels_of(const City& city);

} // namespace models::home_sharing
