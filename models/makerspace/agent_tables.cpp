// SPDX-License-Identifier: Apache-2.0
#include "models/makerspace/agent_tables.hpp"

#include "models/common/identities.hpp"
#include "models/makerspace/people/world.hpp"

#include <algorithm>
#include <utility>

namespace models::makerspace {
namespace {

// Capital, loans and what goes to owners move cash and are no result; equipment bought with the
// capital is none either.
bool counts(Payment why) {
    switch (why) {
    case Payment::capital:
    case Payment::loan:
    case Payment::equipment:
    case Payment::repayment:
    case Payment::surplus: return false;
    default: return true;
    }
}

template <class Table, class Column>
std::vector<std::uint32_t> first_rows(const Table& table, const Column& space, std::size_t spaces) {
    std::vector<std::uint32_t> first(spaces + 1, static_cast<std::uint32_t>(table.size()));
    for (std::size_t row = table.size(); row-- > 0;)
        first[space[row]] = static_cast<std::uint32_t>(row);
    for (std::size_t at = spaces; at-- > 0;) first[at] = std::min(first[at], first[at + 1]);
    return first;
}

} // namespace

Agents::Agents(const Today& dawn)
    : spaces(make_spaces(dawn)), units(make_units(dawn, spaces)), hours(make_hours(dawn, spaces)),
      people(make_people(dawn, spaces)), tally(spaces.size()) {
    accounts.open(Sector::makers, people.identities());
    accounts.open(Sector::spaces, spaces.identities());
    accounts.open(Sector::owners, common::identity_of("owners"));
    accounts.open(Sector::lenders, common::identity_of("lenders"));
    accounts.open(Sector::suppliers, common::identity_of("suppliers"));
    accounts.open(Sector::government, common::identity_of("government"));
    accounts.open(Sector::customers, common::identity_of("customers"));
    open_spaces(dawn, *this);
    restored();
}

void Agents::restored() {
    const std::size_t size = spaces.size();
    first_unit = first_rows(units, std::as_const(*this).column<&Unit::space>(), size);
    first_person = first_rows(people, std::as_const(*this).column<&Person::space>(), size);
}

void Agents::take_up_day(const Agents& before) {
    tally = before.tally;
    month = before.month;
    gains = before.gains;
    incomes = before.incomes;
    products = before.products;
}

void Agents::pay_space(std::uint32_t space, common::Party<Sector> from, Money amount, Payment why) {
    accounts.pay(from, {Sector::spaces, space}, amount, why);
    if (!counts(why)) return;
    tally[space].operating_result += amount;
    column<&Space::year>()[space] += amount;
    column<&Space::result>()[space][month] += amount;
}

void Agents::charge_space(std::uint32_t space, common::Party<Sector> to, Money amount,
                          Payment why) {
    accounts.pay({Sector::spaces, space}, to, amount, why);
    if (!counts(why)) return;
    tally[space].operating_result -= amount;
    tally[space].costs += amount;
    column<&Space::year>()[space] -= amount;
    column<&Space::result>()[space][month] -= amount;
}

void Agents::credit(std::uint32_t person, double surplus) {
    tally[column<&Person::space>()[person]].maker_surplus += surplus;
    gains.push_back({person, surplus});
}

} // namespace models::makerspace
