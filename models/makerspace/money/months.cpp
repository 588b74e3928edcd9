// SPDX-License-Identifier: Apache-2.0
#include "models/makerspace/money/months.hpp"

#include "sim/base/math.hpp"
#include "sim/ledger/divide.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace models::makerspace {
namespace {

Money cents(double amount) { return sim::round_half_even(100 * amount); }

double scale_of(const Today& today, const Agents& agents, std::uint32_t space) {
    const bool volunteers = agents.column<&Space::volunteers>()[space] != 0;
    return static_cast<double>(agents.column<&Space::size>()[space]) *
           (volunteers ? today.given.finance.volunteer_capital : 1);
}

void pay_loan(const Today& today, Agents& agents, std::uint32_t space) {
    const Finance& rules = today.given.finance;
    Money& debt = agents.column<&Space::debt>()[space];
    if (debt.minor <= 0) return;
    const double loan = scale_of(today, agents, space) * rules.capital * rules.lent;
    const Money interest = share_of(debt, rules.interest / 12);
    const Money payment = cents(annuity(loan, rules.interest, rules.term));
    const Money back = std::clamp(payment - interest, Money{}, debt);
    agents.charge_space(space, Sector::lenders, interest, Payment::interest);
    agents.charge_space(space, Sector::lenders, back, Payment::repayment);
    debt -= back;
}

void run_costs(const Today& today, Agents& agents, std::uint32_t space) {
    const Finance& rules = today.given.finance;
    const bool volunteers = agents.column<&Space::volunteers>()[space] != 0;
    const double scale = scale_of(today, agents, space);
    const auto size = static_cast<double>(agents.column<&Space::size>()[space]);
    double all = scale * rules.rent + scale * rules.capital * rules.maintenance / 12;
    if (!volunteers)
        all +=
            size * rules.wages + rules.wages_per_member * agents.column<&Space::members>()[space];
    agents.charge_space(space, Sector::suppliers, cents(all), Payment::running);
}

void receive_support(const Today& today, Agents& agents, std::uint32_t space) {
    const Support support = support_on(today.day, today.given.regulation);
    const Money subsidy =
        cents(support.a_month + support.a_member * agents.column<&Space::members>()[space]);
    agents.pay_space(space, Sector::government, subsidy, Payment::subsidy);
    agents.tally[space].subsidies += subsidy;
    const auto size = static_cast<double>(agents.column<&Space::size>()[space]);
    agents.pay_space(space, Sector::customers, cents(size * today.given.finance.licence_income),
                     Payment::licence);
}

void close(const Today& today, Agents& agents, std::uint32_t space) {
    agents.column<&Space::open>()[space] = 0;
    agents.column<&Space::closed>()[space] = today.day;
    agents.tally[space].left += agents.column<&Space::members>()[space];
    agents.column<&Space::members>()[space] = 0;
    agents.column<&Space::waiting>()[space] = 0;
    for (std::uint32_t row = agents.first_person[space]; row < agents.first_person[space + 1];
         ++row)
        agents.column<&Person::tie>()[row] = Tie::none;
}

// What each member counts: a thousandth of an hour used this year, or a head.
struct Claims {
    std::vector<std::uint32_t> rows;
    std::vector<sim::Identity> who;
    std::vector<std::int64_t> weights;
};

Claims claims_on(const Agents& agents, std::uint32_t space, common::SharedBy by) {
    Claims all;
    const auto used = agents.column<&Person::hours_year>();
    const auto tie = agents.column<&Person::tie>();
    for (std::uint32_t row = agents.first_person[space]; row < agents.first_person[space + 1];
         ++row) {
        const std::int64_t weight =
            common::weight_of(by, tie[row] == Tie::member,
                              static_cast<std::int64_t>(std::nearbyint(1'000 * used[row])));
        if (weight == 0) continue;
        all.rows.push_back(row);
        all.who.push_back(agents.people.identities()[row]);
        all.weights.push_back(weight);
    }
    return all;
}

// Where nobody has a claim, all of it stays.
void return_to_members(Agents& agents, std::uint32_t space, Money amount, common::SharedBy by) {
    const Claims claims = claims_on(agents, space, by);
    if (claims.rows.empty()) return;
    const auto each = sim::divide(amount, claims.weights, claims.who);
    for (std::size_t at = 0; at < each.size(); ++at) {
        agents.charge_space(space, {Sector::makers, claims.rows[at]}, each[at], Payment::surplus);
        agents.credit(claims.rows[at], each[at].major());
    }
    agents.tally[space].paid_out += amount;
}

} // namespace

double annuity(double loan, double interest_a_year, double years) {
    const double rate = interest_a_year / 12;
    const double payments = 12 * years;
    if (rate == 0) return loan / payments;
    return loan * rate / (1 - sim::math::exp(-payments * sim::math::log(1 + rate)));
}

void keep_books(const Today& today, Agents& agents) {
    for (std::uint32_t space = 0; space < agents.spaces.size(); ++space) {
        if (!agents.column<&Space::open>()[space]) continue;
        run_costs(today, agents, space);
        pay_loan(today, agents, space);
        receive_support(today, agents, space);
        ++agents.column<&Space::months>()[space];
        if (agents.cash(space) < Money{}) close(today, agents, space);
    }
}

bool profitable(const Today& today, const Agents& agents, std::uint32_t space) {
    const Money result = common::of_year(agents.column<&Space::result>()[space]);
    const Finance& rules = today.given.finance;
    const double wear = scale_of(today, agents, space) * rules.capital / rules.term;
    return agents.column<&Space::months>()[space] >= common::months_of_year &&
           result.major() > wear;
}

void pay_out(const Today& today, Agents& agents) {
    const common::Ownership& ownership = today.given.finance.ownership;
    for (std::uint32_t space = 0; space < agents.spaces.size(); ++space) {
        if (!agents.column<&Space::open>()[space]) continue;
        const Money amount =
            common::paid_out(ownership, agents.column<&Space::year>()[space], agents.cash(space));
        if (const auto* members = std::get_if<common::MemberOwned>(&ownership)) {
            return_to_members(agents, space, amount, members->returned);
        } else {
            agents.charge_space(space, Sector::owners, amount, Payment::surplus);
            agents.tally[space].paid_out += amount;
        }
        agents.column<&Space::year>()[space] = {};
    }
    for (double& hours : agents.column<&Person::hours_year>()) hours = 0;
}

} // namespace models::makerspace
