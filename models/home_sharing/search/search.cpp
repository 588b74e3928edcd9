// SPDX-License-Identifier: Apache-2.0
// A day's demand: who looks for a bed, where, what they find, and who gets it.
#include "models/home_sharing/demand/travellers.hpp"
#include "models/home_sharing/demand/trip_mix.hpp"
#include "models/home_sharing/market.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/batch.hpp"
#include "sim/random/gamma.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr double highest_pull =
    0.5; // logarithm; what a zone's price and free homes can add at most

int draw_lead(const Demand& demand, const Segment& segment, double means, sim::Stream& stream) {
    const double mean = demand.mean_lead * segment.lead_factor * lead_of_means(demand, means);
    const double days = gamma_variate(demand.lead_shape, stream) * mean / demand.lead_shape;
    return static_cast<int>(std::min(days, static_cast<double>(longest_lead)));
}

} // namespace

/// What nights cost, by who quotes and how, in average nights.
std::array<double, quotings> Market::prices_of_nights(sim::Day first, int nights) const {
    return {tariff_.nights(false, first, nights), tariff_.nights(true, first, nights),
            tool_nights_[0].nights(first, nights), tool_nights_[1].nights(first, nights)};
}

/// A trip of a traveller who looks for a bed today.
Trip Market::trip_of(const Today& today, std::uint32_t row, sim::Day first, int nights,
                     sim::Identity who) const {
    Trip trip;
    trip.first = first;
    trip.nights = static_cast<std::int16_t>(nights);
    trip.nights_next_year =
        static_cast<std::int16_t>(nights_after_new_year(today.day, first, nights));
    trip.price_of_nights = prices_of_nights(first, nights);
    trip.identity = who;
    trip.traveller = {row};
    trip.segment = travellers_.column<&Traveller::segment>()[row];
    trip.party = travellers_.column<&Traveller::party>()[row];
    trip.price_coefficient = travellers_.column<&Traveller::price_coefficient>()[row];
    trip.home_taste = travellers_.column<&Traveller::home_taste>()[row];
    trip.trust = travellers_.column<&Traveller::trust>()[row];
    trip.domestic = travellers_.column<&Traveller::foreign>()[row] == 0;
    prepare(today, travellers_.identities()[row], trip);
    return trip;
}

/// Who looks for a bed on a day, today or one before the market opened, and comes from today on.
/// People wake at a constant rate, keyed by person and day; a trip then stands with the chance that
/// its season is sought, so that arrivals follow the seasons.
std::vector<Trip> Market::wake(const Today& today, sim::Day booked) const {
    const Today then{booked, today.start, today.keys, today.given};
    const Parameters& given = today.given;
    const double peak = sought_.peak();
    const double ceiling = std::min(1.0, given.demand.trips_per_year / days_of_year * peak);
    const auto segment = travellers_.column<&Traveller::segment>();
    const auto coefficient = travellers_.column<&Traveller::price_coefficient>();
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
        trips.push_back(trip_of(then, row, first, nights,
                                child(who, static_cast<std::uint64_t>(booked.value))));
        // What was booked before the market opened counts as on its eve: at New Year the year turns
        // before anybody comes.
        if (booked < today.day)
            trips.back().nights_next_year =
                static_cast<std::int16_t>(nights_after_new_year(today.day - 1, first, nights));
    };
    return sim::collect<Trip>(travellers_.size(), [&](auto& trips, std::size_t first,
                                                      std::size_t last) {
        for_each_rare(today.keys.chance, purpose("home_sharing.wake"), booked, first, last, ceiling,
                      [&](sim::Identity who, double screen) { draw(trips, who, screen); });
    });
}

/// Neighbourhoods by a logit on fixed attraction, last week's prices and free homes, and distance
/// for segments that mind it: proposals by attraction, accepted by the rest.
void Market::choose_zones(const Today& today, std::span<Trip> trips) const {
    const Demand& demand = today.given.demand;
    const auto first_quote = zones_.column<&Zone::first_quote>();
    const auto quote = zones_.column<&Zone::mean_quote>();
    const auto available = zones_.column<&Zone::availability>();
    std::vector<std::vector<double>> pulls(today.given.segments.size());
    for (std::size_t kind = 0; kind < pulls.size(); ++kind) {
        const double far = distance_weight(today.given.segments[kind], demand);
        pulls[kind].resize(zones_.size());
        for (std::size_t zone = 0; zone < zones_.size(); ++zone) {
            double pull = 0;
            if (first_quote[zone] > 0 && quote[zone] > 0)
                pull -= demand.zone_price_weight * sim::math::log(quote[zone] / first_quote[zone]);
            pull +=
                demand.zone_availability_weight * sim::math::log(std::max(available[zone], 0.02));
            if (far > 0) pull -= far * city_->places[zone].distance;
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

void Market::search(const Today& today) {
    dress_window(today);
    foresee_rates(today);
    foresee_nights(today);
    std::vector<Trip> trips = wake(today, today.day);
    for (const SearchAgain& one : again_)
        trips.push_back(trip_of(today, one.traveller.row, one.first, one.nights, one.identity));
    serve(today, std::move(trips), today.day);
    count_rooms(today);
    count_offered(today);
}

/// Trips find what is left for them; `lots` is the day by which they are served.
void Market::serve(const Today& today, std::vector<Trip> trips, sim::Day lots) {
    choose_zones(today, trips);
    evaluate(today, trips);
    turn_away(today, trips);
    std::vector<sim::Identity> who;
    for (const Trip& trip : trips) who.push_back(trip.identity);
    const auto next = [&](std::uint32_t trip, int round) -> std::optional<std::uint32_t> {
        if (round >= trips[trip].options) return std::nullopt;
        return trips[trip].best[static_cast<std::size_t>(round)].target;
    };
    const auto take = [&](std::uint32_t target, std::uint32_t trip) {
        return accept(today, trips[trip], target);
    };
    const sim::Lottery lottery{today.keys.chance, purpose("home_sharing.lot"), lots};
    const auto matched = matching_.match(who, listings_.size() + hotels_.size(), lottery,
                                         static_cast<int>(today.given.demand.rounds), next, take);
    for (std::size_t row = 0; row < trips.size(); ++row) settle_search(trips[row], matched[row]);
}

bool Market::accept(const Today& today, Trip& trip, std::uint32_t target) {
    const auto homes = static_cast<std::uint32_t>(listings_.size());
    return target < homes ? accept_home(today, trip, target) : accept_hotel(trip, target - homes);
}

/// A host takes a guest whose nights are still free and allowed, at once or if he says yes.
bool Market::accept_home(const Today& today, Trip& trip, std::uint32_t row) {
    auto& calendar = listings_.column<&Listing::calendar>()[row];
    if (!calendar.free(trip.first, trip.nights)) return false;
    if (!within_cap(trip, row)) return false;
    const bool instant = listings_.column<&Listing::instant>()[row] != 0;
    if (!instant && !says_yes(today, trip, row)) return false;
    calendar.take(trip.first, trip.nights);
    listings_.column<&Listing::nights_this_year>()[row] +=
        static_cast<std::int16_t>(trip.nights - trip.nights_next_year);
    listings_.column<&Listing::nights_next_year>()[row] += trip.nights_next_year;
    if (trip.domestic) {
        listings_.column<&Listing::domestic_this_year>()[row] +=
            static_cast<std::int16_t>(trip.nights - trip.nights_next_year);
        listings_.column<&Listing::domestic_next_year>()[row] += trip.nights_next_year;
    }
    return true;
}

bool Market::within_cap(const Trip& trip, std::uint32_t row) const {
    const Allowance& may = allowance_of(row);
    const auto fits = [&](std::int16_t cap, std::int16_t this_year, std::int16_t next_year) {
        if (cap == no_cap) return true;
        const int here = this_year + trip.nights - trip.nights_next_year;
        const int later = next_year + trip.nights_next_year;
        return here <= cap && later <= cap;
    };
    if (trip.domestic &&
        !fits(may.domestic_nights, listings_.column<&Listing::domestic_this_year>()[row],
              listings_.column<&Listing::domestic_next_year>()[row]))
        return false;
    return fits(may.nights, listings_.column<&Listing::nights_this_year>()[row],
                listings_.column<&Listing::nights_next_year>()[row]);
}

/// Books what a search came to, and counts it.
void Market::settle_search(const Trip& trip, std::uint32_t matched) {
    Indicators& here = tally_[trip.zone];
    ++here.searches;
    here.short_lists += trip.short_list;
    here.priced_out += trip.too_dear;
    const auto* last = trip.best.begin() + trip.options;
    const auto* got = std::find_if(trip.best.begin(), last,
                                   [&](const Option& option) { return option.target == matched; });
    here.refusals += std::min<std::ptrdiff_t>(got - trip.best.begin(), trip.options);
    count_requests(trip, static_cast<std::size_t>(got - trip.best.begin()));
    if (std::any_of(trip.best.begin(), got, [&](const Option& option) {
            return option.target < listings_.size() && remembers(option.target, trip);
        }))
        count_refused(trip);
    const bool home = got != last && got->target < listings_.size();
    learn_demand(home ? got : nullptr, trip.nights);
    if (got == last) {
        ++here.stayed_away;
        return;
    }
    const double surplus =
        (got->utility - trip.outside) / static_cast<double>(trip.price_coefficient) * trip.nights;
    here.guest_surplus += surplus;
    guest_gains_.push_back({trip.traveller.row, surplus});
    ++here.beds_booked;
    if (home)
        book_home(trip, *got, surplus, here);
    else
        book_hotel(trip, *got, here);
}

void Market::book_home(const Trip& trip, const Option& option, double surplus, Indicators& here) {
    ++here.bookings;
    here.first_bookings += travellers_.column<&Traveller::stays>()[trip.traveller.row] == 0;
    remember(option.target, option.price, trip.nights, 1);
    stays_.append(trip.identity, {{option.target},
                                  trip.traveller,
                                  trip.first,
                                  trip.nights,
                                  option.price,
                                  option.tax,
                                  {},
                                  static_cast<float>(likeness(trip.traveller, option.target)),
                                  surplus});
}

/// Hotels are paid when booked.
void Market::book_hotel(const Trip& trip, const Option& option, Indicators& here) {
    ++here.hotel_bookings;
    here.hotel_nights += trip.nights * rooms_for(trip);
    here.hotel_revenue += option.price;
    here.tax += option.tax;
    ledger_.transfer(guest_account_, hotel_account_, option.price, Payment::hotel);
    ledger_.transfer(guest_account_, government_account_, option.tax, Payment::tax);
}

int nights_after_new_year(sim::Day today, sim::Day first, int nights) {
    const sim::Day new_year = sim::day_of({sim::date_of(today).year + 1, 1, 1});
    return std::clamp(first + nights - new_year, 0, nights);
}

} // namespace models::home_sharing
