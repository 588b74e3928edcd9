// SPDX-License-Identifier: Apache-2.0
// Stays that are called off before they begin: nights come free, guests pay what the rule says, and
// those whose host called off look again.
#include "models/home_sharing/stays/stays.hpp"

namespace models::home_sharing {
namespace {

using sim::purpose;

// What counted for the listing when the stay was booked counts no more. All nights are still to
// come, so they lie in this year or after it as seen from today.
void give_back(const Today& today, Parts& parts, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    const auto later =
        static_cast<std::int16_t>(nights_after_new_year(today.day, stay.first, stay.nights));
    const auto sooner = static_cast<std::int16_t>(stay.nights - later);
    parts.agents.column<&Listing::nights_this_year>()[row] -= sooner;
    parts.agents.column<&Listing::nights_next_year>()[row] -= later;
    if (parts.agents.column<&Traveller::foreign>()[stay.traveller.row] == 0) {
        parts.agents.column<&Listing::domestic_this_year>()[row] -= sooner;
        parts.agents.column<&Listing::domestic_next_year>()[row] -= later;
    }
    parts.prices.remember(parts.agents, parts.careers, parts.law, row, stay.price, stay.nights, -1);
    parts.books.credit_guest(stay.traveller, -stay.surplus, parts.agents.here(row));
}

// Guests who do not come: their nights are free again; what they forfeit is split like a price,
// and no tax is due on it.
void cancel_by_guest(const Today& today, Parts& parts, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    parts.agents.column<&Listing::calendar>()[row].release(stay.first, stay.nights);
    Indicators& here = parts.agents.here(row);
    ++here.called_off_by_guests;
    const Money kept = forfeited(today.given.supply.cancellation.refunds, stay.price, stay.nights,
                                 stay.first - today.day);
    if (kept == Money{}) return;
    const sim::Split split = parts.split_payment(row, kept);
    parts.books.pay_host(parts.agents.account_of(row), Sector::guests, split.provider_gets,
                         Payment::forfeit);
    here.forfeits += kept;
    parts.books.credit_guest(stay.traveller, -split.customer_pays.major(), here);
}

// A host who calls off keeps the nights for himself, breaks a promise that others hear of, and
// may pay the platform; the guests look for a bed again today.
void cancel_by_host(const Today& today, Parts& parts, sim::Identity who, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    const Money penalty = sim::round_half_even(100 * today.given.supply.cancellation.penalty);
    ++parts.agents.here(row).called_off_by_hosts;
    parts.books.charge_host(parts.agents.account_of(row), Sector::platform, penalty,
                            Payment::forfeit);
    parts.reviews.record(today, parts.agents, stay, sim::Promise::broken, false);
    parts.again.push_back({child(who, static_cast<std::uint64_t>(today.day.value)), stay.traveller,
                           stay.first, stay.nights});
}

} // namespace

void call_off(const Today& today, Parts& parts) {
    parts.again.clear();
    const Cancellation& rule = today.given.supply.cancellation;
    if (rule.by_guests <= 0 && rule.by_hosts <= 0) return;
    const double by_guests = daily_hazard(rule.by_guests);
    const double by_hosts = daily_hazard(rule.by_hosts);
    const auto first = parts.agents.column<&Stay::first>();
    const auto who = parts.agents.stays.identities();
    std::vector<std::uint8_t> gone(parts.agents.stays.size(), 0);
    bool any = false;
    for (std::size_t at = 0; at < parts.agents.stays.size(); ++at) {
        if (first[at] < today.day) continue;
        sim::Stream draws = today.draw(purpose("home_sharing.call_off"), who[at]);
        const bool guests = draws.chance(by_guests);
        gone[at] = guests || draws.chance(by_hosts) ? 1 : 0;
        if (!gone[at]) continue;
        any = true;
        const Stay stay = parts.agents.stays.row(at);
        give_back(today, parts, stay);
        if (guests)
            cancel_by_guest(today, parts, stay);
        else
            cancel_by_host(today, parts, who[at], stay);
    }
    if (any) parts.agents.stays.keep([&](std::size_t at) { return gone[at] == 0; });
}

} // namespace models::home_sharing
