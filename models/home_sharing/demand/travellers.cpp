// SPDX-License-Identifier: Apache-2.0
// Travellers between trips: what experience makes of them, and what they bring to the next.
#include "models/home_sharing/demand/travellers.hpp"

#include "models/home_sharing/demand/trip_mix.hpp"
#include "models/home_sharing/market.hpp"

#include <limits>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr sim::Day at_birth{0};

} // namespace

/// How ready to pay the person is, where that matters.
double Market::means_of(const Today& today, const Segment& segment, double price_coefficient) {
    const Demand& demand = today.given.demand;
    if (demand.lead_by_means == 0 && !segment.budget) return 0;
    return readiness(demand, segment, price_coefficient);
}

/// What the person brings to a trip that is to be made.
void Market::prepare(const Today& today, sim::Identity who, Trip& trip) const {
    const Demand& demand = today.given.demand;
    const Segment& segment = today.given.segments[trip.segment];
    double more = segment.attention;
    if (experiences_.size() > 0) {
        const Experience stays = experiences_.row(trip.traveller.row);
        trip.home_taste += static_cast<float>(learnt_taste(demand.learning, stays));
        more *= learnt_reach(demand.learning, stays);
    }
    trip.considered = static_cast<std::uint8_t>(homes_looked_at(demand, more));
    if (demand.party_varies) {
        sim::Stream stream = today.draw(purpose("home_sharing.party"), who);
        trip.party = static_cast<std::uint8_t>(draw_party(segment, stream));
    }
    if (segment.budget) {
        sim::Stream stream(today.keys.world, purpose("home_sharing.budget"), at_birth, who);
        trip.budget = static_cast<float>(
            budget_of(demand, *segment.budget,
                      means_of(today, segment, static_cast<double>(trip.price_coefficient)),
                      stream.normal()));
    }
}

/// A stay is over, and says something of homes.
void Market::take_lesson(Ref<Traveller> guest, bool kept) {
    if (experiences_.size() == 0) return;
    auto& count = kept ? experiences_.column<&Experience::right>()[guest.row]
                       : experiences_.column<&Experience::wrong>()[guest.row];
    if (count < std::numeric_limits<std::uint16_t>::max()) ++count;
}

} // namespace models::home_sharing
