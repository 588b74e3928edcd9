// SPDX-License-Identifier: Apache-2.0
// Stays that are called off before they begin: nights come free, guests pay what the rule says, and
// those whose host called off look again.
#include "models/home_sharing/market.hpp"

namespace models::home_sharing {
namespace {

using sim::purpose;

} // namespace

/// Each morning until the guests arrive, they may call off, and else the host may.
void Market::call_off(const Today& today) {
    again_.clear();
    const Cancellation& rule = today.given.supply.cancellation;
    if (rule.by_guests <= 0 && rule.by_hosts <= 0) return;
    const double by_guests = daily_hazard(rule.by_guests);
    const double by_hosts = daily_hazard(rule.by_hosts);
    const auto first = stays_.column<&Stay::first>();
    const auto who = stays_.identities();
    std::vector<std::uint8_t> gone(stays_.size(), 0);
    bool any = false;
    for (std::size_t at = 0; at < stays_.size(); ++at) {
        if (first[at] < today.day) continue;
        sim::Stream luck = today.draw(purpose("home_sharing.call_off"), who[at]);
        const bool guests = luck.chance(by_guests);
        gone[at] = guests || luck.chance(by_hosts) ? 1 : 0;
        if (!gone[at]) continue;
        any = true;
        const Stay stay = stays_.row(at);
        give_back(today, stay);
        if (guests)
            leave_off(today, stay);
        else
            turn_out(today, who[at], stay);
    }
    if (any) stays_.keep([&](std::size_t at) { return gone[at] == 0; });
}

/// What counted for the listing when the stay was booked counts no more. All nights are still to
/// come, so they lie in this year or after it as seen from today.
void Market::give_back(const Today& today, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    const auto later =
        static_cast<std::int16_t>(nights_after_new_year(today.day, stay.first, stay.nights));
    const auto sooner = static_cast<std::int16_t>(stay.nights - later);
    listings_.column<&Listing::nights_this_year>()[row] -= sooner;
    listings_.column<&Listing::nights_next_year>()[row] -= later;
    if (travellers_.column<&Traveller::foreign>()[stay.traveller.row] == 0) {
        listings_.column<&Listing::domestic_this_year>()[row] -= sooner;
        listings_.column<&Listing::domestic_next_year>()[row] -= later;
    }
    remember(row, stay.price, stay.nights, -1);
    gain(stay.traveller, -stay.surplus, tally_[listings_.column<&Listing::zone>()[row]]);
}

/// Guests who do not come: their nights are free again; what they forfeit is split like a price,
/// and no tax is due on it.
void Market::leave_off(const Today& today, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    listings_.column<&Listing::calendar>()[row].release(stay.first, stay.nights);
    Indicators& here = tally_[listings_.column<&Listing::zone>()[row]];
    ++here.called_off_by_guests;
    const Money kept = forfeited(today.given.supply.cancellation.refunds, stay.price, stay.nights,
                                 stay.first - today.day);
    if (kept == Money{}) return;
    const std::uint32_t who = listings_.column<&Listing::host>()[row].row;
    Money& billed = hosts_.column<&Host::billed>()[who];
    const sim::Split split = share(allowances_.sharing, kept, billed);
    billed += kept;
    ledger_.transfer(guest_account_, {host_accounts_.row + who}, split.provider_gets,
                     Payment::forfeit);
    ledger_.transfer(guest_account_, platform_account_, split.platform_keeps, Payment::fee);
    ledger_.transfer(guest_account_,
                     {resident_accounts_.row + listings_.column<&Listing::zone>()[row]},
                     split.community_gets, Payment::dividend);
    receive(row, split.provider_gets);
    listings_.column<&Listing::fees>()[row] += split.platform_keeps;
    here.platform_revenue += split.platform_keeps;
    here.community_dividend += split.community_gets;
    here.forfeits += kept;
    gain(stay.traveller, -split.customer_pays.major(), here);
}

/// A host who calls off keeps the nights for himself, breaks a promise that others hear of, and
/// may pay the platform; the guests look for a bed again today.
void Market::turn_out(const Today& today, sim::Identity who, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
    const Money penalty = sim::round_half_even(100 * today.given.supply.cancellation.penalty);
    Indicators& here = tally_[listings_.column<&Listing::zone>()[row]];
    ++here.called_off_by_hosts;
    ledger_.transfer({host_accounts_.row + host}, platform_account_, penalty, Payment::forfeit);
    listings_.column<&Listing::takings>()[row] -= penalty;
    here.host_income -= penalty;
    here.platform_revenue += penalty;
    host_gains_.push_back({host, -penalty, {}});
    beliefs_.add(today.given.trust,
                 {stay.traveller.row, party_of(row), sim::Promise::broken, false}, today.day);
    again_.push_back({child(who, static_cast<std::uint64_t>(today.day.value)), stay.traveller,
                      stay.first, stay.nights});
}

} // namespace models::home_sharing
