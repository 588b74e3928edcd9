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
    const auto first = stays_.column<&Stay::first>();
    for (std::size_t at = 0; at < stays_.size(); ++at)
        if (first[at] == today.day) pay(today, at);
}

void Market::pay(const Today& today, std::size_t at) {
    const Stay stay = stays_.row(at);
    const std::uint32_t row = stay.listing.row;
    const std::uint16_t zone = listings_.column<&Listing::zone>()[row];
    const std::uint32_t who = listings_.column<&Listing::host>()[row].row;
    const sim::Ref<sim::Account> host{host_accounts_.row + who};
    Money& billed = hosts_.column<&Host::billed>()[who];
    const sim::Split split = share(allowances_.sharing, stay.price, billed);
    billed += stay.price;
    const Money spent = sim::round_half_even(100 * cost_of(row) * stay.nights);
    pay_host(today, at, split.provider_gets);
    ledger_.transfer(guest_account_, platform_account_, split.platform_keeps, Payment::fee);
    ledger_.transfer(guest_account_, {resident_accounts_.row + zone}, split.community_gets,
                     Payment::dividend);
    ledger_.transfer(guest_account_, government_account_, stay.tax, Payment::tax);
    ledger_.transfer(host, supplier_account_, spent, Payment::cost);
    const Money premium = share_of(stay.price, today.given.safeguards.guarantee.premium);
    ledger_.transfer(host, platform_account_, premium, Payment::premium);
    const Money upkeep = share_of(stay.price, today.given.platform.cost);
    ledger_.transfer(platform_account_, supplier_account_, upkeep, Payment::upkeep);
    listings_.column<&Listing::takings>()[row] -= premium;
    listings_.column<&Listing::fees>()[row] += split.platform_keeps;
    Indicators& here = tally_[zone];
    ++here.stays;
    here.nights += stay.nights;
    count_by_kind(here, listings_.column<&Listing::kind>()[row], stay);
    here.home_revenue += stay.price;
    here.guest_fees += split.customer_pays - stay.price;
    here.fee_shares += fee_share(allowances_.sharing);
    here.host_income -= spent + premium;
    host_gains_.push_back({who, -(spent + premium), {}});
    here.platform_revenue += split.platform_keeps + premium - upkeep;
    here.platform_costs += upkeep;
    here.premiums += premium;
    here.community_dividend += split.community_gets;
    here.tax += stay.tax;
    pay_dues(stay, split.provider_gets);
}

/// The host's part goes to him, or into escrow until the guests leave.
void Market::pay_host(const Today& today, std::size_t at, Money amount) {
    const std::uint32_t row = stays_.column<&Stay::listing>()[at].row;
    if (today.given.safeguards.escrow.refund) {
        ledger_.transfer(guest_account_, escrow_account_, amount, Payment::hold);
        stays_.column<&Stay::held>()[at] = amount;
        return;
    }
    const std::uint32_t who = listings_.column<&Listing::host>()[row].row;
    ledger_.transfer(guest_account_, {host_accounts_.row + who}, amount, Payment::stay);
    receive(row, amount);
}

/// What comes to the host of a listing counts as his income and as its takings.
void Market::receive(std::uint32_t row, Money amount) {
    listings_.column<&Listing::takings>()[row] += amount;
    tally_[listings_.column<&Listing::zone>()[row]].host_income += amount;
    host_gains_.push_back({listings_.column<&Listing::host>()[row].row, amount, {}});
}

/// What was held goes to the host, less what goes back to guests whose stay went wrong.
void Market::release(const Today& today, const Stay& stay, bool kept) {
    const std::uint32_t row = stay.listing.row;
    const sim::Ref<sim::Account> host{host_accounts_.row +
                                      listings_.column<&Listing::host>()[row].row};
    const auto& escrow = today.given.safeguards.escrow;
    const Money back = kept ? Money{} : escrow.back(stay.price, stay.held);
    ledger_.transfer(escrow_account_, guest_account_, back, Payment::release);
    ledger_.transfer(escrow_account_, host, stay.held - back, Payment::release);
    receive(row, stay.held - back);
    tally_[listings_.column<&Listing::zone>()[row]].escrow_refunds += back;
}

void Market::check_out(const Today& today) {
    const auto first = stays_.column<&Stay::first>();
    const auto nights = stays_.column<&Stay::nights>();
    for (std::size_t at = 0; at < stays_.size(); ++at)
        if (first[at] + nights[at] == today.day)
            leave(today, stays_.identities()[at], stays_.row(at));
}

/// A stay goes right or wrong; what is seen of it is the incident and what both sides say of it.
void Market::leave(const Today& today, sim::Identity who, const Stay& stay) {
    const std::uint32_t row = stay.listing.row;
    Indicators& here = tally_[listings_.column<&Listing::zone>()[row]];
    const bool kept =
        today.draw(purpose("home_sharing.outcome"), who)
            .chance(static_cast<double>(listings_.column<&Listing::reliability>()[row]));
    here.incidents += !kept;
    auto& trust = travellers_.column<&Traveller::trust>()[stay.traveller.row];
    trust += static_cast<float>(today.given.demand.trust_learning) * ((kept ? 1.0F : 0.0F) - trust);
    ++travellers_.column<&Traveller::stays>()[stay.traveller.row];
    take_lesson(stay.traveller, kept);
    if (stay.held > Money{}) release(today, stay, kept);
    const Harm harm = suffer(today, who, stay, kept);
    if (!kept || harm.abused)
        ++careers_.column<&Career::incidents>()[listings_.column<&Listing::host>()[row].row];
    const auto promise = kept ? sim::Promise::kept : sim::Promise::broken;
    beliefs_.add(today.given.trust, {stay.traveller.row, party_of(row), promise, harm.abused},
                 today.day);
    review(today, who, stay, kept, harm);
}

/// On Mondays: remembers how full the past week was of homes on offer, then frees its nights and
/// forgets those who left. Of a home that is not offered the owner knows what it was: had nights
/// unsold counted, none that once closed would pay to open under a law with fines.
void Market::look_back(const Today& today) {
    auto occupancy = listings_.column<&Listing::occupancy>();
    auto calendar = listings_.column<&Listing::calendar>();
    const auto active = listings_.column<&Listing::active>();
    constexpr float memory = 0.8F; // about five weeks
    for (std::size_t row = 0; row < listings_.size(); ++row) {
        const auto week = static_cast<float>(calendar[row].taken(today.day - 7, 7)) / 7.0F;
        if (active[row]) occupancy[row] = memory * occupancy[row] + (1 - memory) * week;
        calendar[row].pass(today.day - 7, 7);
    }
    const auto first = stays_.column<&Stay::first>();
    const auto nights = stays_.column<&Stay::nights>();
    stays_.keep([&](std::size_t at) { return first[at] + nights[at] > today.day; });
}

} // namespace models::home_sharing
