// SPDX-License-Identifier: Apache-2.0
#include "models/maker_city/persons.hpp"

#include "models/common/logistic.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>

namespace models::maker_city {
namespace {

std::size_t month_of(sim::Day day) { return static_cast<unsigned>(sim::date_of(day).month) - 1; }

double log_odds(double chance) {
    const double inside = std::clamp(chance, 0.001, 0.999);
    return sim::math::log(inside / (1 - inside));
}

} // namespace

void open_day(const Today& today, Parts& parts) {
    parts.tally.assign(parts.tally.size(), {});
    parts.gains.clear();
    if (sim::date_of(today.day).day != 1) return;
    for (auto& income : parts.persons.column<&Person::income>()) income[month_of(today.day)] = {};
}

void share_budgets(const Today& today, Parts& parts) { parts.know_means(today); }

TwoTrusts carried(double portability, TwoTrusts usual, TwoTrusts now) {
    const double one = log_odds(now.one) - log_odds(usual.one);
    const double other = log_odds(now.other) - log_odds(usual.other);
    const double mean = (one + other) / 2;
    return {common::logistic(log_odds(usual.one) + one + portability * (mean - one)),
            common::logistic(log_odds(usual.other) + other + portability * (mean - other))};
}

void carry_trust(const Today& today, Parts& parts) {
    const double portability = today.given.persons.portability;
    if (portability == 0 || !parts.platform || !parts.community) return;
    const TwoTrusts usual{today.given.crowdfunding.backers.trust,
                          today.given.cocreation.credit.trust};
    const auto backer = parts.platform->parts().agents.column<&crowdfunding::Backer::trust>();
    const auto member = parts.community->parts().agents.column<&cocreation::Member::trust>();
    sim::for_each_row(std::min(backer.size(), member.size()), [&](std::size_t row) {
        const TwoTrusts next =
            carried(portability, usual,
                    {static_cast<double>(backer[row]), static_cast<double>(member[row])});
        backer[row] = static_cast<float>(next.one);
        member[row] = static_cast<float>(next.other);
    });
}

Balances balances_of(const Parts& parts) {
    Balances all{std::vector<Money>(parts.persons.size()),
                 std::vector<Money>(parts.persons.size())};
    if (parts.factory) {
        const makerspace::Agents& agents = parts.factory->agents();
        for (std::uint32_t row = 0; row < agents.people.size(); ++row)
            all.earned[row] += agents.accounts.balance({makerspace::Sector::makers, row});
    }
    if (parts.platform) {
        const crowdfunding::Parts& platform = parts.platform->parts();
        const auto person = platform.agents.column<&crowdfunding::Maker::person>();
        for (std::uint32_t row = 0; row < person.size(); ++row)
            all.earned[person[row]] += platform.books.balance({crowdfunding::Sector::makers, row});
        for (std::uint32_t row = 0; row < platform.agents.backers.size(); ++row)
            all.pledged[row] -= platform.books.balance({crowdfunding::Sector::backers, row});
    }
    if (parts.community) {
        const cocreation::Parts& community = parts.community->parts();
        for (std::uint32_t row = 0; row < community.agents.members.size(); ++row)
            all.earned[row] += community.books.balance({cocreation::Sector::members, row});
    }
    return all;
}

void add_up(const Today& today, Parts& parts) {
    const std::size_t month = month_of(today.day);
    const Balances now = balances_of(parts);
    const auto earned = parts.persons.column<&Person::earned>();
    const auto pledged = parts.persons.column<&Person::pledged>();
    const auto income = parts.persons.column<&Person::income>();
    for (std::uint32_t row = 0; row < earned.size(); ++row) {
        const Gain gain{row, now.earned[row] - earned[row], now.pledged[row] - pledged[row]};
        if (gain.income == Money{} && gain.pledged == Money{}) continue;
        earned[row] = now.earned[row];
        pledged[row] = now.pledged[row];
        income[row][month] += gain.income;
        parts.here(row).net_income += gain.income;
        parts.here(row).pledged += gain.pledged;
        parts.gains.push_back(gain);
    }
}

} // namespace models::maker_city
