// SPDX-License-Identifier: Apache-2.0
// A day's demand: who looks for a bed, where, what they find, and who gets it.
#include "models/home_sharing/search/booking.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

using sim::purpose;

double best_of(const Trip& trip) { return trip.options > 0 ? trip.best[0].utility : trip.outside; }

bool within_cap(const Parts& parts, const Trip& trip, std::uint32_t row) {
    const Allowance& may = parts.law.allowance_of(parts.agents, row);
    const auto fits = [&](std::int16_t cap, std::int16_t this_year, std::int16_t next_year) {
        if (cap == no_cap) return true;
        const int here = this_year + trip.nights - trip.nights_next_year;
        const int later = next_year + trip.nights_next_year;
        return here <= cap && later <= cap;
    };
    if (trip.domestic &&
        !fits(may.domestic_nights, parts.agents.column<&Listing::domestic_this_year>()[row],
              parts.agents.column<&Listing::domestic_next_year>()[row]))
        return false;
    return fits(may.nights, parts.agents.column<&Listing::nights_this_year>()[row],
                parts.agents.column<&Listing::nights_next_year>()[row]);
}

// A host takes a guest whose nights are still free and allowed, at once or if he says yes.
bool accept_home(const Today& today, Parts& parts, Trip& trip, std::uint32_t row) {
    auto& calendar = parts.agents.column<&Listing::calendar>()[row];
    if (!calendar.free(trip.first, trip.nights)) return false;
    if (!within_cap(parts, trip, row)) return false;
    const bool instant = parts.agents.column<&Listing::instant>()[row] != 0;
    if (!instant && !parts.conduct.says_yes(today, parts.agents, trip, row)) return false;
    calendar.take(trip.first, trip.nights);
    parts.agents.column<&Listing::nights_this_year>()[row] +=
        static_cast<std::int16_t>(trip.nights - trip.nights_next_year);
    parts.agents.column<&Listing::nights_next_year>()[row] += trip.nights_next_year;
    if (trip.domestic) {
        parts.agents.column<&Listing::domestic_this_year>()[row] +=
            static_cast<std::int16_t>(trip.nights - trip.nights_next_year);
        parts.agents.column<&Listing::domestic_next_year>()[row] += trip.nights_next_year;
    }
    return true;
}

bool accept(const Today& today, Parts& parts, Trip& trip, std::uint32_t target) {
    const auto homes = static_cast<std::uint32_t>(parts.agents.listings.size());
    return target < homes ? accept_home(today, parts, trip, target)
                          : parts.hotels.book(trip, target - homes);
}

void book_home(Parts& parts, const Trip& trip, const Option& option, double surplus,
               Indicators& here) {
    ++here.bookings;
    here.first_bookings += parts.agents.column<&Traveller::stays>()[trip.traveller.row] == 0;
    parts.prices.remember(parts.agents, parts.careers, parts.law, option.target, option.price,
                          trip.nights, 1);
    parts.agents.stays.append(
        trip.identity, {{option.target},
                        trip.traveller,
                        trip.first,
                        trip.nights,
                        option.price,
                        option.tax,
                        {},
                        static_cast<float>(likeness(parts.agents, trip.traveller, option.target)),
                        surplus});
}

// Hotels are paid when booked.
void book_hotel(Parts& parts, const Trip& trip, const Option& option, Indicators& here) {
    ++here.hotel_bookings;
    here.hotel_nights += trip.nights * rooms_for(trip);
    parts.books.pay(here, Sector::guests, Sector::hotels, option.price, Payment::hotel);
    parts.books.pay(here, Sector::guests, Sector::government, option.tax, Payment::tax);
}

// Books what a search came to, and counts it.
void settle_search(Parts& parts, const Trip& trip, std::uint32_t matched) {
    Indicators& here = parts.agents.tally[trip.zone];
    ++here.searches;
    here.short_lists += trip.short_list;
    here.priced_out += trip.too_dear;
    const auto* last = trip.best.begin() + trip.options;
    const auto* got = std::find_if(trip.best.begin(), last,
                                   [&](const Option& option) { return option.target == matched; });
    here.refusals += std::min<std::ptrdiff_t>(got - trip.best.begin(), trip.options);
    parts.conduct.count_requests(parts.agents, trip,
                                 static_cast<std::size_t>(got - trip.best.begin()));
    if (std::any_of(trip.best.begin(), got, [&](const Option& option) {
            return option.target < parts.agents.listings.size() &&
                   parts.conduct.remembers(parts.agents, option.target, trip);
        }))
        count_refused(parts.agents, trip);
    const bool home = got != last && got->target < parts.agents.listings.size();
    parts.platform.learn_demand(home ? &got->price : nullptr, trip.nights);
    if (got == last) {
        ++here.stayed_away;
        return;
    }
    const double surplus =
        (got->utility - trip.outside) / static_cast<double>(trip.price_coefficient) * trip.nights;
    parts.books.credit_guest(trip.traveller, surplus, here);
    ++here.beds_booked;
    if (home)
        book_home(parts, trip, *got, surplus, here);
    else
        book_hotel(parts, trip, *got, here);
}

// Guests whom the platform refuses see no homes, unless a new name is worth its cost to them: the
// best home against the best that is left without homes.
void turn_away(const Today& today, Parts& parts, std::span<Trip> trips) {
    for (Trip& trip : trips) {
        if (!parts.conduct.bars(today, trip.traveller)) continue;
        Trip barred = trip;
        barred.options = 0;
        barred.barred = true;
        parts.page.evaluate(today, parts.listed(), barred);
        const double worth = (best_of(trip) - best_of(barred)) /
                             static_cast<double>(trip.price_coefficient) * trip.nights;
        const auto& cost = today.given.abuse.new_identity;
        if (cost && worth > *cost) {
            parts.conduct.reregister(parts.agents, parts.books, trip, *cost);
            continue;
        }
        if (worth > 0) count_refused(parts.agents, trip);
        trip = barred;
    }
}

// Each evening: listings that were let tonight, or would have been for a night. Each is asked on
// one day of the week, neighbours on different ones, and counts for seven.
void count_offered(const Today& today, Parts& parts) {
    constexpr std::uint32_t week = 7;
    const auto active = parts.agents.column<&Listing::active>();
    const auto calendar = parts.agents.column<&Listing::calendar>();
    Trip tonight;
    tonight.first = today.day;
    tonight.price_of_nights = parts.travel.prices_of_nights(parts.prices, today.day, 1);
    const auto first = static_cast<std::uint32_t>(sim::weekday(today.day));
    for (std::uint32_t row = first; row < parts.agents.listings.size(); row += week) {
        if (!active[row]) continue;
        Indicators& here = parts.agents.here(row);
        if (!calendar[row].free(today.day, 1) ||
            parts.page.willing(today, parts.listed(), tonight, row))
            here.nights_offered += week;
    }
}

} // namespace

void search(const Today& today, Parts& parts) {
    parts.page.rebuild(today, parts.listed());
    parts.hotels.quote(today, parts.travel.sought());
    parts.prices.foresee_nights(today, parts.agents, parts.careers, parts.law,
                                parts.travel.sought());
    std::vector<Trip> trips = parts.travel.wake(today, parts.agents, parts.prices, today.day);
    for (const SearchAgain& one : parts.again)
        trips.push_back(parts.travel.trip_of(today, parts.agents, parts.prices, one.traveller.row,
                                             one.first, one.nights, one.identity));
    serve(today, parts, std::move(trips), today.day);
    parts.hotels.end_day(today, parts.agents.tally);
    count_offered(today, parts);
}

void serve(const Today& today, Parts& parts, std::vector<Trip> trips, sim::Day lots) {
    parts.travel.choose_zones(today, parts.agents, trips);
    parts.page.evaluate(today, parts.listed(), trips);
    turn_away(today, parts, trips);
    std::vector<sim::Identity> who;
    for (const Trip& trip : trips) who.push_back(trip.identity);
    const auto next = [&](std::uint32_t trip, int round) -> std::optional<std::uint32_t> {
        if (round >= trips[trip].options) return std::nullopt;
        return trips[trip].best[static_cast<std::size_t>(round)].target;
    };
    const auto take = [&](std::uint32_t target, std::uint32_t trip) {
        return accept(today, parts, trips[trip], target);
    };
    const sim::Lottery lottery{today.keys.chance, purpose("home_sharing.lot"), lots};
    const auto matched =
        parts.matching.match(who, parts.agents.listings.size() + parts.hotels.size(), lottery,
                             static_cast<int>(today.given.demand.rounds), next, take);
    for (std::size_t row = 0; row < trips.size(); ++row)
        settle_search(parts, trips[row], matched[row]);
}

} // namespace models::home_sharing
