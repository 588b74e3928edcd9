// SPDX-License-Identifier: Apache-2.0
// Requests that hosts answer: whom they take, whom they turn down for a visible group, and whether
// somebody else sleeps there instead.
#include "models/home_sharing/market.hpp"

#include <algorithm>
#include <bit>

namespace models::home_sharing {
namespace {

using sim::purpose;

std::uint8_t bit_of(const Trip& trip, std::uint32_t row) {
    const auto* found = std::ranges::find(trip.best, row, &Option::target);
    return static_cast<std::uint8_t>(1U << (found - trip.best.begin()));
}

} // namespace

/// What a host answers: no to a guest of whom he has had enough or others say ill; else yes if he
/// likes the request, and the guest's group. It is noted on the trip alone, since many hosts answer
/// at the same time.
bool Market::says_yes(const Today& today, Trip& trip, std::uint32_t row) const {
    const std::uint8_t mark = bit_of(trip, row);
    trip.asked |= mark;
    if (remembers(row, trip) || rated_too_low(today, trip)) return false;
    sim::Stream stream = today.draw(purpose("home_sharing.answer"), trip.identity);
    if (!stream.chance(today.given.platform.acceptance)) return false;
    if (!turns_down(today, trip, row)) return true;
    trip.turned_down |= mark;
    return false;
}

/// Each host has a mind of his own about each request, so the luck is that of the two together.
/// What he knows of the guest are stays, and reports that the platform shares.
bool Market::turns_down(const Today& today, const Trip& trip, std::uint32_t row) const {
    const std::uint32_t guest = trip.traveller.row;
    const std::uint32_t host = agents_.host_of(row);
    const sim::Request request{agents_.column<&Traveller::minority>()[guest] != 0,
                               agents_.column<&Host::biased>()[host] != 0};
    if (!request.minority || !request.biased) return false;
    const std::uint32_t stays = agents_.column<&Traveller::stays>()[guest];
    return today.given.discrimination.turns_down(
        request, reports_.conduct(sim::everybody, guest, stays),
        today.draw(purpose("home_sharing.group_answer"),
                   pair(trip.identity, agents_.listings.identities()[row])));
}

/// Counts the requests of a search of which the option numbered `got` was booked, if there is one.
void Market::count_requests(const Trip& trip, std::size_t got) {
    Indicators& here = agents_.tally[trip.zone];
    const int asked = std::popcount(trip.asked);
    const bool accepted = got < trip.options && (trip.asked >> got & 1U) != 0;
    here.requests += asked;
    here.requests_accepted += accepted;
    if (agents_.column<&Traveller::minority>()[trip.traveller.row]) {
        here.minority_requests += asked;
        here.minority_accepted += accepted;
    }
    for (std::size_t at = 0; at < trip.options; ++at) {
        if ((trip.turned_down >> at & 1U) == 0) continue;
        const std::uint32_t row = trip.best[at].target;
        refused_.append(pair(trip.identity, agents_.listings.identities()[row]),
                        {{row}, trip.first, trip.nights});
    }
}

/// Each night that was refused to somebody is looked at in its evening, when nobody can book it any
/// more.
void Market::count_refills(const Today& today) {
    if (refused_.size() == 0) return;
    const auto listing = refused_.column<&Refused::listing>();
    const auto first = refused_.column<&Refused::first>();
    const auto nights = refused_.column<&Refused::nights>();
    for (std::size_t at = 0; at < refused_.size(); ++at) {
        if (today.day < first[at] || today.day >= first[at] + nights[at]) continue;
        Indicators& here = agents_.tally[agents_.column<&Listing::zone>()[listing[at].row]];
        ++here.refused_nights;
        here.refilled_nights +=
            !agents_.column<&Listing::calendar>()[listing[at].row].free(today.day, 1);
    }
    refused_.keep([&](std::size_t at) { return first[at] + nights[at] > today.day; });
}

} // namespace models::home_sharing
