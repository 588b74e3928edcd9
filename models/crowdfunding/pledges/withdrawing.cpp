// SPDX-License-Identifier: Apache-2.0
#include "models/crowdfunding/pledges/withdrawing.hpp"

#include "models/crowdfunding/discovery/attention.hpp"
#include "models/crowdfunding/pledges/pledging.hpp"
#include "sim/time/calendar.hpp"

namespace models::crowdfunding {
namespace {

// The campaign has the money, the backer and the reward no more; the goal may be out of reach
// again.
void free_campaign(const Today& today, Agents& agents, const Pledge& pledge) {
    const std::size_t rungs = today.given.rewards.ladder.size();
    --agents.column<&Reward::taken>()[pledge.campaign * rungs + pledge.reward];
    --agents.column<&Campaign::backers>()[pledge.campaign];
    agents.column<&Campaign::pledged>()[pledge.campaign] -= pledge.amount;
    if (agents.progress(pledge.campaign) < 1)
        agents.column<&Campaign::reached>()[pledge.campaign] = 0;
}

// The money can be pledged again, within what the month and the year of the pledge allow: a new
// year owes nothing to a pledge of the old one.
void free_budget(const Today& today, Agents& agents, const Pledge& pledge) {
    const sim::Date made = sim::date_of(pledge.day);
    const sim::Date now = sim::date_of(today.day);
    if (made.year != now.year) return;
    agents.column<&Backer::spent_year>()[pledge.backer] -= pledge.amount;
    if (made.month == now.month) agents.column<&Backer::spent>()[pledge.backer] -= pledge.amount;
}

} // namespace

void withdraw(const Today& today, Parts& parts) {
    if (parts.rules.cooling_off <= 0) return;
    Agents& agents = parts.agents;
    const sim::Day made = today.day - parts.rules.cooling_off;
    const std::size_t end = pledges_before(agents, made + 1);
    const Deciding by = parts.deciding(today);
    for (std::size_t row = pledges_before(agents, made); row < end; ++row) {
        const Pledge pledge = agents.pledges.row(row);
        if (pledge.withdrawn || pledge.own() || !parts.showcase.find(pledge.campaign) ||
            still_wanted(by, row))
            continue;
        agents.column<&Pledge::withdrawn>()[row] = 1;
        parts.books.return_pledge(pledge.backer, pledge.amount);
        free_campaign(today, agents, pledge);
        free_budget(today, agents, pledge);
        ++agents.here(pledge.campaign).withdrawn;
    }
}

} // namespace models::crowdfunding
