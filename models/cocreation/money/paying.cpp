// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/money/paying.hpp"

#include <algorithm>
#include <cmath>

namespace models::cocreation {
namespace {

// An idea of median quality counts for a hundred points, as much as quality of 1 in improvements.
std::int64_t points_of_idea(double original) {
    return static_cast<std::int64_t>(
        std::clamp(std::nearbyint(100 * (1 + original)), 1.0, 10'000.0));
}

void pay_royalty(const Today& today, Parts& parts, std::uint32_t idea, Money amount) {
    Agents& agents = parts.agents;
    const Makers makers = makers_of(agents, idea);
    const auto each =
        common::royalties(today.given.royalties.shared, amount, makers.points, makers.who);
    Indicators& here = agents.here(idea);
    for (std::size_t at = 0; at < each.size(); ++at) {
        if (each[at].minor == 0) continue;
        parts.books.pay_member(agents, here, makers.rows[at], each[at], Payment::royalty);
        (at == 0 ? here.inventor_income : here.contributor_income) += each[at];
    }
    here.royalties += amount;
    agents.column<&Idea::royalties>()[idea] += amount;
    parts.record.note_royalty(agents.column<&Idea::closed>()[idea] != 0, each[0]);
}

void settle(const Today& today, Parts& parts, std::uint32_t idea) {
    Agents& agents = parts.agents;
    auto& direct = agents.column<&Idea::direct_due>()[idea];
    auto& retail = agents.column<&Idea::retail_due>()[idea];
    const Money amount = owed_for(today, parts, idea);
    if (amount.minor > 0) pay_royalty(today, parts, idea, amount);
    agents.column<&Idea::sales>()[idea] += direct + retail;
    direct = retail = {};
}

// Nothing more happens; those to whom royalties are owed have nothing.
void close(const Today& today, Parts& parts) {
    Agents& agents = parts.agents;
    parts.record.at<&RecordRow::insolvent>() = 1;
    for (const std::uint32_t idea : agents.on_sale)
        agents.here(idea).royalties_unpaid += owed_for(today, parts, idea);
    for (std::size_t row = 0; row < agents.headcounts.size(); ++row) agents.headcounts.put(row, {});
}

// The members who share a surplus, and by what.
Makers owners_of(const Agents& agents, common::SharedBy by) {
    Makers owners;
    const auto income = agents.column<&Member::income>();
    const auto role = agents.column<&Member::role>();
    const auto gone = agents.column<&Member::gone>();
    for (std::uint32_t row = 0; row < income.size(); ++row) {
        const bool posts = role[row] != Role::lurker && !gone[row];
        const std::int64_t weight =
            common::weight_of(by, posts, common::of_year(income[row]).minor);
        if (weight == 0) continue;
        owners.rows.push_back(row);
        owners.who.push_back(agents.members.identities()[row]);
        owners.points.push_back(weight);
    }
    return owners;
}

void return_to_members(Parts& parts, Money amount, common::SharedBy by) {
    Agents& agents = parts.agents;
    const Makers owners = owners_of(agents, by);
    if (owners.rows.empty()) return;
    const auto each = sim::divide(amount, owners.points, owners.who);
    for (std::size_t at = 0; at < each.size(); ++at)
        if (each[at].minor > 0)
            parts.books.pay_member(agents, agents.platform(), owners.rows[at], each[at],
                                   Payment::surplus);
    agents.platform().surplus_returned += amount;
}

} // namespace

Makers makers_of(const Agents& agents, std::uint32_t idea) {
    const auto identities = agents.members.identities();
    const std::uint32_t inventor = agents.column<&Idea::inventor>()[idea];
    Makers makers{{inventor},
                  {identities[inventor]},
                  {points_of_idea(static_cast<double>(agents.column<&Idea::original>()[idea]))}};
    agents.for_each_contribution(idea, [&](std::uint32_t row) {
        if (!agents.column<&Contribution::credited>()[row]) return;
        const std::uint32_t member = agents.column<&Contribution::member>()[row];
        makers.rows.push_back(member);
        makers.who.push_back(identities[member]);
        makers.points.push_back(agents.column<&Contribution::points>()[row]);
    });
    return makers;
}

Money owed_for(const Today& today, const Parts& parts, std::uint32_t idea) {
    const Agents& agents = parts.agents;
    return owed(today.given.royalties, parts.rules, agents.column<&Idea::direct_due>()[idea],
                agents.column<&Idea::retail_due>()[idea], agents.column<&Idea::sales>()[idea]);
}

void fund(const Today& today, Parts& parts) {
    if (parts.record.at<&RecordRow::funded>()) return;
    parts.record.at<&RecordRow::funded>() = 1;
    parts.books.pay_in(sim::round_half_even(100 * today.given.platform.capital));
    parts.record.at<&RecordRow::cash_then>() = parts.books.cash();
}

void pay(const Today& today, Parts& parts) {
    if (!parts.record.runs()) return;
    const Money overhead = sim::round_half_even(100 * today.given.platform.overhead);
    Money due = overhead;
    for (const std::uint32_t idea : parts.agents.on_sale) due += owed_for(today, parts, idea);
    if (due > parts.books.cash()) return close(today, parts);
    for (const std::uint32_t idea : parts.agents.on_sale) settle(today, parts, idea);
    parts.books.spend(parts.agents.platform(), Sector::staff, overhead, Payment::overhead);
}

void share_surplus(const Today& today, Parts& parts) {
    const common::Ownership& ownership = today.given.platform.ownership;
    const auto* investors = std::get_if<common::InvestorOwned>(&ownership);
    if (!parts.record.runs() || (investors && investors->paid_out == 0)) return;
    auto& then = parts.record.at<&RecordRow::cash_then>();
    const Money capital = sim::round_half_even(100 * today.given.platform.capital);
    const Money earned = parts.books.cash() - then;
    if (earned.minor <= 0) return; // made up before anything is returned again
    const Money back = common::paid_out(ownership, earned, parts.books.cash() - capital);
    if (investors)
        parts.books.pay_investors(back);
    else if (back.minor > 0)
        return_to_members(parts, back, std::get<common::MemberOwned>(ownership).returned);
    then = parts.books.cash();
}

} // namespace models::cocreation
