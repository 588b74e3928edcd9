// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/city/world.hpp"

#include "models/home_sharing/demand/trip_mix.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/gamma.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace models::home_sharing {
namespace {

using sim::Identity;
using sim::Key;
using sim::purpose;
using sim::Stream;

constexpr sim::Day at_birth{0};

// One guest and a Poisson number of others, where the mean is known. Else capacities are assumed:
// the files of 2019 do not tell them.
std::uint8_t beds(const Offer& offer, Stream& stream) {
    if (offer.guests > 0)
        return static_cast<std::uint8_t>(std::min(1U + stream.poisson(offer.guests - 1), 12U));
    if (offer.kind == Kind::shared_room) return 1;
    const double extra = offer.kind == Kind::entire_home ? 2.0 : 0.4;
    return static_cast<std::uint8_t>(std::min(2U + stream.poisson(extra), 12U));
}

double median_cost(Kind kind, const Supply& supply) {
    return kind == Kind::entire_home ? supply.home_cost : supply.room_cost;
}

Listing listing_of(const Offer& offer, double typical, const Parameters& given, Key world) {
    Stream stream(world, purpose("home_sharing.listing"), at_birth, offer.identity);
    const Supply& supply = given.supply;
    Listing one;
    one.zone = offer.place;
    one.kind = offer.kind;
    one.minimum_nights = offer.minimum_nights;
    one.sleeps = beds(offer, stream);
    one.quality = static_cast<float>(beta_variate(supply.quality_a, supply.quality_b, stream));
    one.reliability =
        static_cast<float>(beta_variate(supply.reliability_a, supply.reliability_b, stream));
    one.cost = static_cast<float>(median_cost(offer.kind, supply) *
                                  sim::math::exp(supply.cost_spread * stream.normal()));
    one.worth = static_cast<float>(given.demand.hedonic * (offer.price - typical));
    one.reference_price = static_cast<float>(offer.price);
    one.price = offer.price;
    one.active = offer.active ? 1 : 0;
    one.occupancy = static_cast<float>(supply.target_occupancy);
    return one;
}

Host host_of(Identity who, std::uint16_t listings, const Parameters& given, Key world) {
    Stream stream(world, purpose("home_sharing.host"), at_birth, who);
    const Compliance& law = given.compliance;
    Host one;
    one.listings = listings;
    one.professional = listings >= given.supply.professional_listings ? 1 : 0;
    one.collects_tax = stream.chance(given.tax.declared) ? 1 : 0;
    one.propensity = static_cast<float>(beta_variate(law.propensity_a, law.propensity_b, stream));
    one.other_use = law.next_best(stream.open_uniform());
    Stream mind(world, purpose("home_sharing.bias"), at_birth, who);
    if (given.discrimination.biased > 0)
        one.biased = mind.chance(given.discrimination.biased) ? 1 : 0;
    return one;
}

std::vector<double> cumulative_shares(const std::vector<Segment>& segments) {
    std::vector<double> sums;
    for (const Segment& segment : segments)
        sums.push_back((sums.empty() ? 0 : sums.back()) + segment.share);
    return sums;
}

Traveller traveller_of(Identity who, const Parameters& given, std::span<const double> shares,
                       Key world) {
    Stream stream(world, purpose("home_sharing.traveller"), at_birth, who);
    Traveller one;
    one.segment = static_cast<std::uint8_t>(categorical(stream, shares));
    const Segment& segment = given.segments[one.segment];
    one.party = static_cast<std::uint8_t>(draw_party(segment, stream));
    const double spread =
        std::clamp(sim::math::exp(given.demand.price_spread * stream.normal()), 0.25, 4.0);
    one.price_coefficient =
        static_cast<float>(given.demand.price_coefficient * segment.price_factor * spread);
    one.home_taste =
        static_cast<float>(segment.home_taste + given.demand.home_taste_spread * stream.normal());
    const Supply& supply = given.supply;
    one.trust =
        static_cast<float>(supply.reliability_a / (supply.reliability_a + supply.reliability_b));
    Stream conduct(world, purpose("home_sharing.conduct"), at_birth, who);
    if (given.abuse.share > 0) one.abusive = conduct.chance(given.abuse.share) ? 1 : 0;
    Stream group(world, purpose("home_sharing.group"), at_birth, who);
    if (given.discrimination.minority > 0)
        one.minority = group.chance(given.discrimination.minority) ? 1 : 0;
    if (given.reputation.similarity > 0)
        one.outlook = static_cast<float>(
            Stream(world, purpose("home_sharing.outlook"), at_birth, who).uniform());
    Stream origin(world, purpose("home_sharing.origin"), at_birth, who);
    one.foreign = origin.chance(given.demand.foreign) ? 1 : 0;
    return one;
}

} // namespace

std::array<double, kinds> typical_prices(const std::vector<Offer>& offers) {
    std::array<double, kinds> sum{};
    std::array<double, kinds> count{};
    for (const Offer& offer : offers) {
        sum[static_cast<std::size_t>(offer.kind)] += sim::math::log(offer.price);
        count[static_cast<std::size_t>(offer.kind)] += 1;
    }
    for (std::size_t kind = 0; kind < kinds; ++kind)
        sum[kind] = count[kind] > 0 ? sim::math::exp(sum[kind] / count[kind]) : 0;
    return sum;
}

sim::Table<Zone> zones_of(const City& city) {
    std::vector<Identity> who;
    for (const Place& place : city.places) who.push_back(identity_of(place.name));
    sim::Table<Zone> zones(std::move(who));
    for (std::size_t at = 0; at < city.places.size(); ++at) {
        Zone zone;
        zone.borough = city.places[at].borough;
        zone.distance = city.places[at].distance;
        zone.weight = city.places[at].weight;
        zones.put(at, zone);
    }
    return zones;
}

sim::Table<Host> hosts_of(const std::vector<Offer>& offers, const Parameters& given, Key world) {
    std::map<Identity, std::uint16_t> listings;
    for (const Offer& offer : offers) ++listings[offer.host];
    std::vector<Identity> who;
    for (const auto& [host, count] : listings) who.push_back(host);
    sim::Table<Host> hosts(std::move(who));
    std::size_t at = 0;
    for (const auto& [host, count] : listings) hosts.put(at++, host_of(host, count, given, world));
    return hosts;
}

sim::Table<Listing> listings_of(const std::vector<Offer>& offers, const sim::Table<Host>& hosts,
                                const Parameters& given, Key world) {
    std::vector<Identity> who;
    for (const Offer& offer : offers) who.push_back(offer.identity);
    sim::Table<Listing> listings(std::move(who));
    const auto typical = typical_prices(offers);
    std::vector<std::uint8_t> housed(hosts.size(), 0); // whether a first listing is found
    for (std::size_t at = 0; at < offers.size(); ++at) {
        Listing one = listing_of(offers[at], typical[static_cast<std::size_t>(offers[at].kind)],
                                 given, world);
        const auto known = hosts.identities();
        one.host = {static_cast<std::uint32_t>(std::ranges::lower_bound(known, offers[at].host) -
                                               known.begin())};
        one.primary = std::exchange(housed[one.host.row], std::uint8_t{1}) == 0 ? 1 : 0;
        const bool professional = hosts.column<&Host::professional>()[one.host.row] != 0;
        Stream stream(world, purpose("home_sharing.instant"), at_birth, offers[at].host);
        const double instant =
            professional ? given.platform.professional_instant.value_or(given.platform.instant)
                         : given.platform.instant;
        one.instant = stream.chance(instant) ? 1 : 0;
        if (professional && given.supply.management.professional_incidents != 1)
            one.reliability =
                1 - (1 - one.reliability) *
                        static_cast<float>(given.supply.management.professional_incidents);
        listings.put(at, one);
    }
    return listings;
}

sim::Table<Traveller> travellers_of(const Parameters& given, Key world) {
    std::vector<Identity> who(static_cast<std::size_t>(given.population.travellers));
    for (std::size_t at = 0; at < who.size(); ++at) who[at] = {at};
    sim::Table<Traveller> travellers(std::move(who));
    const auto shares = cumulative_shares(given.segments);
    const auto known = travellers.identities();
    sim::for_each_row(travellers.size(), [&](std::size_t at) {
        travellers.put(at, traveller_of(known[at], given, shares, world));
    });
    return travellers;
}

sim::Table<Hotel> hotels_of(const City& city) {
    std::vector<Identity> who;
    for (const HotelBlock& block : city.hotels)
        who.push_back(
            pair(identity_of(city.boroughs[block.borough]), identity_of(city.tiers[block.tier])));
    sim::Table<Hotel> hotels(std::move(who));
    for (std::size_t at = 0; at < city.hotels.size(); ++at) {
        const HotelBlock& block = city.hotels[at];
        Hotel hotel;
        hotel.borough = block.borough;
        hotel.tier = block.tier;
        hotel.rooms = static_cast<std::int32_t>(block.rooms);
        hotel.occupancy = static_cast<float>(block.occupancy);
        hotel.rate = static_cast<float>(block.rate);
        hotels.put(at, hotel);
    }
    return hotels;
}

} // namespace models::home_sharing
