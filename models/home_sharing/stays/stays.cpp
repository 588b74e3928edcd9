// SPDX-License-Identifier: Apache-2.0
// Stays as they happen: guests arrive and pay, leave and review; money goes through the ledger.
#include "models/home_sharing/stays/stays.hpp"

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

// The host's part goes to him, or into escrow until the guests leave.
void pay_host(const Today& today, Parts& parts, std::size_t at, Money amount) {
    const std::uint32_t row = parts.agents.column<&Stay::listing>()[at].row;
    if (today.given.safeguards.escrow.refund) {
        parts.books.pay(parts.agents.here(row), Sector::guests, Sector::escrow, amount,
                        Payment::hold);
        parts.agents.column<&Stay::held>()[at] = amount;
        return;
    }
    parts.books.pay_host(parts.agents.account_of(row), Sector::guests, amount, Payment::stay);
}

void pay(const Today& today, Parts& parts, std::size_t at) {
    const Stay stay = parts.agents.stays.row(at);
    const std::uint32_t row = stay.listing.row;
    const sim::Split split = parts.split_payment(row, stay.price);
    const Money spent =
        sim::round_half_even(100 * parts.careers.cost_of(parts.agents, row) * stay.nights);
    pay_host(today, parts, at, split.provider_gets);
    const HomeAccount home = parts.agents.account_of(row);
    Indicators& here = home.here;
    parts.books.pay(here, Sector::guests, Sector::government, stay.tax, Payment::tax);
    parts.books.charge_host(home, Sector::suppliers, spent, Payment::cost);
    parts.books.charge_host(home, Sector::platform,
                            share_of(stay.price, today.given.safeguards.guarantee.premium),
                            Payment::premium);
    parts.books.pay(here, Sector::platform, Sector::suppliers,
                    share_of(stay.price, today.given.platform.cost), Payment::upkeep);
    ++here.stays;
    here.nights += stay.nights;
    count_by_kind(here, parts.agents.column<&Listing::kind>()[row], stay);
    here.home_revenue += stay.price;
    here.guest_fees += split.customer_pays - stay.price;
    here.fee_shares += fee_share(parts.law.terms());
    parts.law.pay_dues(parts.agents, parts.books, stay, split.provider_gets);
}

// What was held goes to the host, less what goes back to guests whose stay went wrong.
void release(const Today& today, Parts& parts, const Stay& stay, bool kept) {
    const HomeAccount home = parts.agents.account_of(stay.listing.row);
    const auto& escrow = today.given.safeguards.escrow;
    const Money back = kept ? Money{} : escrow.back(stay.price, stay.held);
    parts.books.pay(home.here, Sector::escrow, Sector::guests, back, Payment::release);
    parts.books.pay_host(home, Sector::escrow, stay.held - back, Payment::release);
    home.here.escrow_refunds += back;
}

// A stay goes right or wrong; what is seen of it is the incident and what both sides say of it.
void leave(const Today& today, Parts& parts, sim::Identity who, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    Indicators& here = parts.agents.here(row);
    const bool kept =
        today.draw(purpose("home_sharing.outcome"), who)
            .chance(static_cast<double>(parts.agents.column<&Listing::reliability>()[row]));
    here.incidents += !kept;
    auto& trust = parts.agents.column<&Traveller::trust>()[stay.traveller.row];
    trust += static_cast<float>(today.given.demand.trust_learning) * ((kept ? 1.0F : 0.0F) - trust);
    ++parts.agents.column<&Traveller::stays>()[stay.traveller.row];
    parts.travel.take_lesson(stay.traveller, kept);
    if (stay.held > Money{}) release(today, parts, stay, kept);
    const Harm harm =
        parts.conduct.check_out(today, parts.agents, parts.books, parts.law, who, stay, kept);
    if (!kept || harm.abused) parts.careers.note_incident(parts.agents.host_of(row));
    const auto promise = kept ? sim::Promise::kept : sim::Promise::broken;
    parts.reviews.record(today, parts.agents, stay, promise, harm.abused);
    parts.reviews.review(today, parts.agents, who, stay, kept, harm);
}

} // namespace

void check_in(const Today& today, Parts& parts) {
    const auto first = parts.agents.column<&Stay::first>();
    for (std::size_t at = 0; at < parts.agents.stays.size(); ++at)
        if (first[at] == today.day) pay(today, parts, at);
}

void check_out(const Today& today, Parts& parts) {
    const auto first = parts.agents.column<&Stay::first>();
    const auto nights = parts.agents.column<&Stay::nights>();
    for (std::size_t at = 0; at < parts.agents.stays.size(); ++at)
        if (first[at] + nights[at] == today.day)
            leave(today, parts, parts.agents.stays.identities()[at], parts.agents.stays.row(at));
}

void look_back(const Today& today, Parts& parts) {
    auto occupancy = parts.agents.column<&Listing::occupancy>();
    auto calendar = parts.agents.column<&Listing::calendar>();
    const auto active = parts.agents.column<&Listing::active>();
    constexpr float memory = 0.8F; // about five weeks
    for (std::size_t row = 0; row < parts.agents.listings.size(); ++row) {
        const auto week = static_cast<float>(calendar[row].taken(today.day - 7, 7)) / 7.0F;
        if (active[row]) occupancy[row] = memory * occupancy[row] + (1 - memory) * week;
        calendar[row].pass(today.day - 7, 7);
    }
    const auto first = parts.agents.column<&Stay::first>();
    const auto nights = parts.agents.column<&Stay::nights>();
    parts.agents.stays.keep([&](std::size_t at) { return first[at] + nights[at] > today.day; });
}

} // namespace models::home_sharing
