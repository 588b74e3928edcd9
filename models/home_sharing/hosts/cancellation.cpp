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
    const auto first = agents_.column<&Stay::first>();
    const auto who = agents_.stays.identities();
    std::vector<std::uint8_t> gone(agents_.stays.size(), 0);
    bool any = false;
    for (std::size_t at = 0; at < agents_.stays.size(); ++at) {
        if (first[at] < today.day) continue;
        sim::Stream luck = today.draw(purpose("home_sharing.call_off"), who[at]);
        const bool guests = luck.chance(by_guests);
        gone[at] = guests || luck.chance(by_hosts) ? 1 : 0;
        if (!gone[at]) continue;
        any = true;
        const Stay stay = agents_.stays.row(at);
        give_back(today, stay);
        if (guests)
            leave_off(today, stay);
        else
            turn_out(today, who[at], stay);
    }
    if (any) agents_.stays.keep([&](std::size_t at) { return gone[at] == 0; });
}

/// What counted for the listing when the stay was booked counts no more. All nights are still to
/// come, so they lie in this year or after it as seen from today.
void Market::give_back(const Today& today, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    const auto later =
        static_cast<std::int16_t>(nights_after_new_year(today.day, stay.first, stay.nights));
    const auto sooner = static_cast<std::int16_t>(stay.nights - later);
    agents_.column<&Listing::nights_this_year>()[row] -= sooner;
    agents_.column<&Listing::nights_next_year>()[row] -= later;
    if (agents_.column<&Traveller::foreign>()[stay.traveller.row] == 0) {
        agents_.column<&Listing::domestic_this_year>()[row] -= sooner;
        agents_.column<&Listing::domestic_next_year>()[row] -= later;
    }
    remember(row, stay.price, stay.nights, -1);
    books_.credit_guest(stay.traveller, -stay.surplus, agents_.here(row));
}

/// Guests who do not come: their nights are free again; what they forfeit is split like a price,
/// and no tax is due on it.
void Market::leave_off(const Today& today, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    agents_.column<&Listing::calendar>()[row].release(stay.first, stay.nights);
    Indicators& here = agents_.here(row);
    ++here.called_off_by_guests;
    const Money kept = forfeited(today.given.supply.cancellation.refunds, stay.price, stay.nights,
                                 stay.first - today.day);
    if (kept == Money{}) return;
    const std::uint32_t who = agents_.host_of(row);
    Money& billed = agents_.column<&Host::billed>()[who];
    const sim::Split split = share(law_.terms(), kept, billed);
    billed += kept;
    books_.pay_host(agents_.account_of(row), Sector::guests, split.provider_gets, Payment::forfeit);
    books_.pay(here, Sector::guests, Sector::platform, split.platform_keeps, Payment::fee);
    books_.pay_residents(agents_.column<&Listing::zone>()[row], here, Sector::guests,
                         split.community_gets, Payment::dividend);
    agents_.column<&Listing::fees>()[row] += split.platform_keeps;
    here.forfeits += kept;
    books_.credit_guest(stay.traveller, -split.customer_pays.major(), here);
}

/// A host who calls off keeps the nights for himself, breaks a promise that others hear of, and
/// may pay the platform; the guests look for a bed again today.
void Market::turn_out(const Today& today, sim::Identity who, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    const Money penalty = sim::round_half_even(100 * today.given.supply.cancellation.penalty);
    ++agents_.here(row).called_off_by_hosts;
    books_.charge_host(agents_.account_of(row), Sector::platform, penalty, Payment::forfeit);
    beliefs_.add(today.given.trust,
                 {stay.traveller.row, party_of(row), sim::Promise::broken, false}, today.day);
    again_.push_back({child(who, static_cast<std::uint64_t>(today.day.value)), stay.traveller,
                      stay.first, stay.nights});
}

} // namespace models::home_sharing
