// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/money/books.hpp"

#include "models/common/identities.hpp"

namespace models::cocreation {

Books::Books(const Agents& agents) {
    accounts_.open(Sector::members, agents.members.identities());
    for (const Sector sector :
         {Sector::platform, Sector::investors, Sector::customers, Sector::retailers,
          Sector::manufacturers, Sector::suppliers, Sector::staff})
        accounts_.open(sector, common::identity_of(sim::name_of(sector)));
}

void Books::begin_day(std::size_t month) {
    month_ = month;
    gains_.clear();
    acts_.clear();
    accounts_.begin_day();
}

void Books::take_up_day(const Books& before) {
    month_ = before.month_;
    gains_ = before.gains_;
    acts_ = before.acts_;
}

void Books::pay_in(Money capital) {
    accounts_.pay(Sector::investors, Sector::platform, capital, Payment::capital);
}

void Books::pay_investors(Money surplus) {
    accounts_.pay(Sector::platform, Sector::investors, surplus, Payment::surplus);
}

void Books::sell(Indicators& here, Sector from, Sector to, Money amount) {
    accounts_.pay(from, to, amount, Payment::sale);
    if (to != Sector::platform) return;
    here.platform_revenue += amount;
    here.platform_result += amount;
}

void Books::take_fee(Indicators& here, Money amount) {
    accounts_.pay(Sector::manufacturers, Sector::platform, amount, Payment::licence);
    here.platform_revenue += amount;
    here.platform_result += amount;
}

void Books::spend(Indicators& here, Sector to, Money amount, Payment why) {
    accounts_.pay(Sector::platform, to, amount, why);
    here.platform_result -= amount;
}

void Books::pay_member(Agents& agents, Indicators& here, std::uint32_t member, Money amount,
                       Payment why) {
    accounts_.pay(Sector::platform, {Sector::members, member}, amount, why);
    here.platform_result -= amount;
    agents.column<&Member::income>()[member][month_] += amount;
    gains_.push_back({member, amount});
}

} // namespace models::cocreation
