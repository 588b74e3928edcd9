// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/day.hpp"

#include "models/crowdfunding/discovery/attention.hpp"
#include "models/crowdfunding/pledges/pledging.hpp"
#include "sim/time/calendar.hpp"
#include "sim/trust/contacts.hpp"

#include <algorithm>

namespace models::crowdfunding {

void open_day(const Today& today, Parts& parts) {
    const auto date = sim::date_of(today.day);
    const std::size_t month = static_cast<unsigned>(date.month) - 1;
    parts.agents.tally.assign(parts.agents.categories.size(), {});
    parts.books.begin_day(month);
    parts.rules = rules_on(today.day, today.given.regulation);
    if (date.day != 1) return;
    for (auto& income : parts.agents.column<&Maker::income>()) income[month] = {};
    std::ranges::fill(parts.agents.column<&Backer::spent>(), Money{});
    if (month == 0) std::ranges::fill(parts.agents.column<&Backer::spent_year>(), Money{});
}

void learn(const Today& today, Parts& parts) { parts.record.learn(today.given.inference); }

void weigh_trust(const Today& today, Parts& parts) { parts.beliefs.reflect(today.given.trust); }

void talk(const Today& today, Parts& parts) {
    const double influence = today.given.acquaintances.influence;
    if (influence > 0)
        sim::spread(parts.beliefs.network(), influence, parts.agents.column<&Backer::trust>());
}

void trade(const Today& today, Parts& parts) {
    parts.firms.trade(today, parts.agents, parts.books);
}

void show(const Today& today, Parts& parts) {
    parts.showcase.open(today, parts.agents, parts.record, parts.beliefs);
}

void pledge(const Today& today, Parts& parts) {
    const auto looks = looks_of(today, parts.agents, parts.showcase);
    for (const Look& look : looks) ++parts.agents.here(look.campaign).looks;
    accept(today, parts.agents, parts.books, parts.showcase, parts.rules,
           decide(parts.deciding(today), looks));
    advance(today, parts.agents, parts.books, parts.rules);
}

} // namespace models::crowdfunding
