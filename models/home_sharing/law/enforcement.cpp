// SPDX-License-Identifier: Apache-2.0
// The law where it costs money: inspections and fines, taxes on hosts and insurance premiums.
#include "models/home_sharing/law/law.hpp"

namespace models::home_sharing {
namespace {

using sim::purpose;

} // namespace

void Law::punish(Agents& agents, Books& books, std::uint32_t row) const {
    books.charge_host(agents.account_of(row), Sector::government, allowances_.fine[row],
                      Payment::fine);
    agents.column<&Listing::standing>()[row] = ComplianceState::exited;
    agents.column<&Listing::active>()[row] = 0;
}

/// Inspectors come to listings by chance, lawful or not; the visit costs the government.
void Law::visit_homes(const Today& today, Agents& agents, Books& books) const {
    const auto active = agents.column<&Listing::active>();
    for (const auto& dated : today.given.regulation.in_force(today.day)) {
        const auto* inspection = std::get_if<Inspection>(&dated.measure);
        if (!inspection) continue;
        const Money cost = sim::round_half_even(100 * inspection->cost);
        for (const std::uint32_t row : concerned(agents, dated.measure)) {
            if (!active[row]) continue;
            sim::Stream draws =
                today.draw(purpose("home_sharing.visit"), agents.listings.identities()[row]);
            if (!draws.chance(inspection->visits / days_of_year)) continue;
            books.pay(agents.here(row), Sector::government, Sector::suppliers, cost,
                      Payment::enforcement);
            if (breaks(agents.column<&Listing::standing>()[row]) &&
                draws.chance(inspection->detection))
                punish(agents, books, row);
        }
    }
}

void Law::inspect(const Today& today, Agents& agents, Books& books) const {
    const auto standing = agents.column<&Listing::standing>();
    const auto active = agents.column<&Listing::active>();
    const auto who = agents.listings.identities();
    for (std::uint32_t row = 0; row < agents.listings.size(); ++row) {
        if (!breaks(standing[row]) || !active[row] || allowances_.found[row] <= 0) continue;
        const double chance = static_cast<double>(allowances_.found[row]);
        if (today.draw(purpose("home_sharing.inspection"), who[row]).chance(chance))
            punish(agents, books, row);
    }
    if (!allowances_.inspected.empty()) visit_homes(today, agents, books);
}

void Law::pay_dues(Agents& agents, Books& books, const Stay& stay, Money gets) const {
    const std::uint32_t row = stay.listing.row;
    const std::uint32_t who = agents.host_of(row);
    std::int32_t& nights = agents.column<&Host::nights_this_year>()[who];
    Money& takings = agents.column<&Host::takings_this_year>()[who];
    const bool told = agents.column<&Listing::standing>()[row] != ComplianceState::concealed;
    Money tax;
    for (std::size_t at = 0; told && at < allowances_.host_taxes.size(); ++at) {
        const ProgressiveTax& one = allowances_.host_taxes[at];
        if ((allowances_.taxed_by[row] >> at & 1U) == 0) continue;
        const bool by_nights = one.measured == Measured::nights;
        tax += sim::round_half_even(100 * one.due(by_nights ? nights : takings.major(),
                                                  by_nights ? stay.nights : gets.major(),
                                                  gets.major()));
    }
    nights += stay.nights;
    takings += gets;
    const Money premium =
        sim::round_half_even(100 * allowance_of(agents, row).premium * stay.nights);
    if (tax + premium == Money{}) return;
    const HomeAccount home = agents.account_of(row);
    books.charge_host(home, Sector::government, tax, Payment::tax);
    books.charge_host(home, Sector::insurers, premium, Payment::insurance);
}

} // namespace models::home_sharing
