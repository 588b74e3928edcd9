// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/demand/travel.hpp"

#include "models/home_sharing/demand/travellers.hpp"
#include "models/home_sharing/demand/trip_mix.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/batch.hpp"
#include "sim/random/gamma.hpp"

#include <algorithm>
#include <limits>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr sim::Day at_birth{0};
constexpr double highest_pull =
    0.5; // logarithm; what a zone's price and free homes can add at most

int draw_lead(const Demand& demand, const Segment& segment, double means, sim::Stream& stream) {
    const double mean = demand.mean_lead * segment.lead_factor * lead_of_means(demand, means);
    const double days = gamma_variate(demand.lead_shape, stream) * mean / demand.lead_shape;
    return static_cast<int>(std::min(days, static_cast<double>(longest_lead)));
}

// How ready to pay the person is, where that matters.
double means_of(const Today& today, const Segment& segment, double price_coefficient) {
    const Demand& demand = today.given.demand;
    if (demand.lead_by_means == 0 && !segment.budget) return 0;
    return readiness(demand, segment, price_coefficient);
}

std::vector<double> weights_of(const City& city) {
    std::vector<double> weights;
    for (const Place& place : city.places) weights.push_back(place.weight);
    return weights;
}

} // namespace

Travel::Travel(const Today& dawn, const Agents& agents)
    : zone_lottery_(weights_of(*agents.city)),
      tariff_(agents.city->season, dawn.given.supply, dawn.day - 7),
      sought_(*agents.city, dawn.given, dawn.day - 7) {
    if (dawn.given.demand.learning.on())
        experiences_ = sim::Table<Experience>(identities(agents.travellers));
}

void Travel::know_seasons(const Today& today) {
    const sim::Day last = today.day + std::max<int>(sim::TakenDays::size, hotel_horizon) + 1;
    sought_.extend(last);
    tariff_.extend(last, [&](sim::Day night) { return sought_.index(night); });
}

std::array<double, quotings> Travel::prices_of_nights(const PriceSetting& prices, sim::Day first,
                                                      int nights) const {
    return {tariff_.nights(false, first, nights), tariff_.nights(true, first, nights),
            prices.by_tool(false, first, nights), prices.by_tool(true, first, nights)};
}

Trip Travel::trip_of(const Today& today, const Agents& agents, const PriceSetting& prices,
                     std::uint32_t row, sim::Day first, int nights, sim::Identity who) const {
    Trip trip;
    trip.first = first;
    trip.nights = static_cast<std::int16_t>(nights);
    trip.nights_next_year =
        static_cast<std::int16_t>(nights_after_new_year(today.day, first, nights));
    trip.price_of_nights = prices_of_nights(prices, first, nights);
    trip.identity = who;
    trip.traveller = {row};
    trip.segment = agents.column<&Traveller::segment>()[row];
    trip.party = agents.column<&Traveller::party>()[row];
    trip.price_coefficient = agents.column<&Traveller::price_coefficient>()[row];
    trip.home_taste = agents.column<&Traveller::home_taste>()[row];
    trip.trust = agents.column<&Traveller::trust>()[row];
    trip.domestic = agents.column<&Traveller::foreign>()[row] == 0;
    prepare(today, agents.travellers.identities()[row], trip);
    return trip;
}

/// People wake at a constant rate, keyed by person and day; a trip then stands with the chance that
/// its season is sought, so that arrivals follow the seasons.
std::vector<Trip> Travel::wake(const Today& today, const Agents& agents, const PriceSetting& prices,
                               sim::Day booked) const {
    const Today then{booked, today.start, today.keys, today.given};
    const Parameters& given = today.given;
    const double peak = sought_.peak();
    const double ceiling = std::min(1.0, given.demand.trips_per_year / days_of_year * peak);
    const auto segment = agents.column<&Traveller::segment>();
    const auto coefficient = agents.column<&Traveller::price_coefficient>();
    const auto draw = [&](std::vector<Trip>& trips, sim::Identity who, double screen) {
        sim::Stream stream = then.draw(purpose("home_sharing.trip"), who);
        if (!stream.chance(ceiling / screen)) return;
        const auto row = static_cast<std::uint32_t>(who.value);
        const Segment& kind = given.segments[segment[row]];
        const double means = means_of(then, kind, static_cast<double>(coefficient[row]));
        const sim::Day first = booked + draw_lead(given.demand, kind, means, stream);
        if (first < today.day) return;
        if (!stream.chance(sought_.index(first, segment[row]) / peak)) return;
        const int nights = draw_nights(kind, stream);
        trips.push_back(trip_of(then, agents, prices, row, first, nights,
                                child(who, static_cast<std::uint64_t>(booked.value))));
        // What was booked before the market opened counts as on its eve: at New Year the year turns
        // before anybody comes.
        if (booked < today.day)
            trips.back().nights_next_year =
                static_cast<std::int16_t>(nights_after_new_year(today.day - 1, first, nights));
    };
    return sim::collect<Trip>(agents.travellers.size(), [&](auto& trips, std::size_t first,
                                                            std::size_t last) {
        for_each_rare(today.keys.chance, purpose("home_sharing.wake"), booked, first, last, ceiling,
                      [&](sim::Identity who, double screen) { draw(trips, who, screen); });
    });
}

void Travel::choose_zones(const Today& today, const Agents& agents, std::span<Trip> trips) const {
    const Demand& demand = today.given.demand;
    const auto first_quote = agents.column<&Zone::first_quote>();
    const auto quote = agents.column<&Zone::mean_quote>();
    const auto available = agents.column<&Zone::availability>();
    std::vector<std::vector<double>> pulls(today.given.segments.size());
    for (std::size_t kind = 0; kind < pulls.size(); ++kind) {
        const double far = distance_weight(today.given.segments[kind], demand);
        pulls[kind].resize(agents.zones.size());
        for (std::size_t zone = 0; zone < agents.zones.size(); ++zone) {
            double pull = 0;
            if (first_quote[zone] > 0 && quote[zone] > 0)
                pull -= demand.zone_price_weight * sim::math::log(quote[zone] / first_quote[zone]);
            pull +=
                demand.zone_availability_weight * sim::math::log(std::max(available[zone], 0.02));
            if (far > 0) pull -= far * agents.city->places[zone].distance;
            pulls[kind][zone] = sim::math::exp(std::min(pull, highest_pull) - highest_pull);
        }
    }
    sim::for_each_row(trips.size(), [&](std::size_t row) {
        Trip& trip = trips[row];
        const auto& pull = pulls[trip.segment];
        const auto event = sought_.draw(trip.first);
        trip.zone = static_cast<std::uint16_t>(
            choose_by_thinning(today.draw(purpose("home_sharing.zone"), trip.identity),
                               zone_lottery_, [&](std::size_t zone) {
                                   return event.empty() ? pull[zone] : pull[zone] * event[zone];
                               }));
    });
}

/// What the person brings to a trip that is to be made.
void Travel::prepare(const Today& today, sim::Identity who, Trip& trip) const {
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

void Travel::take_lesson(Ref<Traveller> guest, bool kept) {
    if (experiences_.size() == 0) return;
    auto& count = kept ? experiences_.column<&Experience::right>()[guest.row]
                       : experiences_.column<&Experience::wrong>()[guest.row];
    if (count < std::numeric_limits<std::uint16_t>::max()) ++count;
}

int nights_after_new_year(sim::Day today, sim::Day first, int nights) {
    const sim::Day new_year = sim::day_of({sim::date_of(today).year + 1, 1, 1});
    return std::clamp(first + nights - new_year, 0, nights);
}

} // namespace models::home_sharing
