// SPDX-License-Identifier: Apache-2.0
// Stays as they happen: guests arrive and pay, leave and review; money goes through the ledger.
#include "models/home_sharing/market.hpp"

#include <algorithm>
#include <cmath>

namespace models::home_sharing {
namespace {

using sim::purpose;

// What guests pay on top of a price, as a share of it, to a billionth: multiples of a power of two
// add up exactly, so that the mean of a share that never changes is that share to the bit, which
// that of amounts rounded to cents is not.
double fee_share(const sim::Sharing& sharing) {
    constexpr double unit = 1 << 30;
    const double share = std::visit([](const auto& rule) { return rule.from_customer; }, sharing);
    return std::round(share * unit) / unit;
}

void count_by_kind(Indicators& here, Kind kind, const Stay& stay) {
    switch (kind) {
    case Kind::entire_home:
        here.entire_home_nights += stay.nights;
        here.entire_home_revenue += stay.price;
        break;
    case Kind::private_room:
        here.private_room_nights += stay.nights;
        here.private_room_revenue += stay.price;
        break;
    case Kind::shared_room:
        here.shared_room_nights += stay.nights;
        here.shared_room_revenue += stay.price;
        break;
    }
}

} // namespace

/// Guests pay on arrival, as platforms hold the money until then; in escrow, until they leave.
void Market::check_in(const Today& today) {
    const auto first = agents_.column<&Stay::first>();
    for (std::size_t at = 0; at < agents_.stays.size(); ++at)
        if (first[at] == today.day) pay(today, at);
}

void Market::pay(const Today& today, std::size_t at) {
    const Stay stay = agents_.stays.row(at);
    const std::uint32_t row = stay.listing.row;
    const std::uint16_t zone = agents_.column<&Listing::zone>()[row];
    const std::uint32_t who = agents_.host_of(row);
    Money& billed = agents_.column<&Host::billed>()[who];
    const sim::Split split = share(law_.terms(), stay.price, billed);
    billed += stay.price;
    const Money spent = sim::round_half_even(100 * careers_.cost_of(agents_, row) * stay.nights);
    pay_host(today, at, split.provider_gets);
    const HomeAccount home = agents_.account_of(row);
    Indicators& here = home.here;
    books_.pay(here, Sector::guests, Sector::platform, split.platform_keeps, Payment::fee);
    books_.pay_residents(zone, here, Sector::guests, split.community_gets, Payment::dividend);
    books_.pay(here, Sector::guests, Sector::government, stay.tax, Payment::tax);
    books_.charge_host(home, Sector::suppliers, spent, Payment::cost);
    books_.charge_host(home, Sector::platform,
                       share_of(stay.price, today.given.safeguards.guarantee.premium),
                       Payment::premium);
    books_.pay(here, Sector::platform, Sector::suppliers,
               share_of(stay.price, today.given.platform.cost), Payment::upkeep);
    agents_.column<&Listing::fees>()[row] += split.platform_keeps;
    ++here.stays;
    here.nights += stay.nights;
    count_by_kind(here, agents_.column<&Listing::kind>()[row], stay);
    here.home_revenue += stay.price;
    here.guest_fees += split.customer_pays - stay.price;
    here.fee_shares += fee_share(law_.terms());
    law_.pay_dues(agents_, books_, stay, split.provider_gets);
}

/// The host's part goes to him, or into escrow until the guests leave.
void Market::pay_host(const Today& today, std::size_t at, Money amount) {
    const std::uint32_t row = agents_.column<&Stay::listing>()[at].row;
    if (today.given.safeguards.escrow.refund) {
        books_.pay(agents_.here(row), Sector::guests, Sector::escrow, amount, Payment::hold);
        agents_.column<&Stay::held>()[at] = amount;
        return;
    }
    books_.pay_host(agents_.account_of(row), Sector::guests, amount, Payment::stay);
}

/// What was held goes to the host, less what goes back to guests whose stay went wrong.
void Market::release(const Today& today, const Stay& stay, bool kept) {
    const HomeAccount home = agents_.account_of(stay.listing.row);
    const auto& escrow = today.given.safeguards.escrow;
    const Money back = kept ? Money{} : escrow.back(stay.price, stay.held);
    books_.pay(home.here, Sector::escrow, Sector::guests, back, Payment::release);
    books_.pay_host(home, Sector::escrow, stay.held - back, Payment::release);
    home.here.escrow_refunds += back;
}

void Market::check_out(const Today& today) {
    const auto first = agents_.column<&Stay::first>();
    const auto nights = agents_.column<&Stay::nights>();
    for (std::size_t at = 0; at < agents_.stays.size(); ++at)
        if (first[at] + nights[at] == today.day)
            leave(today, agents_.stays.identities()[at], agents_.stays.row(at));
}

/// A stay goes right or wrong; what is seen of it is the incident and what both sides say of it.
void Market::leave(const Today& today, sim::Identity who, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    Indicators& here = agents_.here(row);
    const bool kept =
        today.draw(purpose("home_sharing.outcome"), who)
            .chance(static_cast<double>(agents_.column<&Listing::reliability>()[row]));
    here.incidents += !kept;
    auto& trust = agents_.column<&Traveller::trust>()[stay.traveller.row];
    trust += static_cast<float>(today.given.demand.trust_learning) * ((kept ? 1.0F : 0.0F) - trust);
    ++agents_.column<&Traveller::stays>()[stay.traveller.row];
    take_lesson(stay.traveller, kept);
    if (stay.held > Money{}) release(today, stay, kept);
    const Harm harm = suffer(today, who, stay, kept);
    if (!kept || harm.abused) careers_.note_incident(agents_.host_of(row));
    const auto promise = kept ? sim::Promise::kept : sim::Promise::broken;
    beliefs_.add(today.given.trust, {stay.traveller.row, party_of(row), promise, harm.abused},
                 today.day);
    review(today, who, stay, kept, harm);
}

/// On Mondays: remembers how full the past week was of homes on offer, then frees its nights and
/// forgets those who left. Of a home that is not offered the owner knows what it was: had nights
/// unsold counted, none that once closed would pay to open under a law with fines.
void Market::look_back(const Today& today) {
    auto occupancy = agents_.column<&Listing::occupancy>();
    auto calendar = agents_.column<&Listing::calendar>();
    const auto active = agents_.column<&Listing::active>();
    constexpr float memory = 0.8F; // about five weeks
    for (std::size_t row = 0; row < agents_.listings.size(); ++row) {
        const auto week = static_cast<float>(calendar[row].taken(today.day - 7, 7)) / 7.0F;
        if (active[row]) occupancy[row] = memory * occupancy[row] + (1 - memory) * week;
        calendar[row].pass(today.day - 7, 7);
    }
    const auto first = agents_.column<&Stay::first>();
    const auto nights = agents_.column<&Stay::nights>();
    agents_.stays.keep([&](std::size_t at) { return first[at] + nights[at] > today.day; });
}

} // namespace models::home_sharing
