// SPDX-License-Identifier: Apache-2.0
// Hosts: what a zone looks like to guests, entry and exit.
#include "models/home_sharing/hosts/entry.hpp"

#include "models/home_sharing/demand/trip_mix.hpp"
#include "sim/base/math.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

using sim::purpose;

// The days of the month before, each counted as much as its season brings more than an average
// one, so that takings of all months can be compared.
double average_days_before(const Today& today, const Parts& parts) {
    const double elasticity = today.given.supply.season_elasticity;
    double days = 0;
    for (sim::Day day = std::max(sim::first_of_month(today.day - 1), parts.agents.opened);
         day < today.day; ++day)
        days += sim::math::exp(elasticity * sim::math::log(parts.travel.sought().index(day)));
    return days;
}

// Homes on offer that can be let, by zone.
std::vector<double> homes_let(const Parts& parts, const Supply& supply) {
    const auto zone = parts.agents.column<&Listing::zone>();
    const auto active = parts.agents.column<&Listing::active>();
    std::vector<double> homes(parts.agents.zones.size(), 0);
    for (std::uint32_t row = 0; row < parts.agents.listings.size(); ++row)
        if (active[row] && lettable(supply, parts.agents, row)) ++homes[zone[row]];
    return homes;
}

// By zone: takings against the usual ones; 1 before these are known.
std::vector<double> markets(const Parts& parts, const Supply& supply) {
    const auto takings = parts.agents.column<&Zone::takings>();
    const auto usual_takings = parts.agents.column<&Zone::usual_takings>();
    const std::vector<double> homes = homes_let(parts, supply);
    double taken = 0;
    double expected = 0;
    for (std::size_t zone = 0; zone < parts.agents.zones.size(); ++zone) {
        if (usual_takings[zone] <= 0) continue;
        taken += homes[zone] * takings[zone];
        expected += homes[zone] * usual_takings[zone];
    }
    const double city = expected > 0 ? taken / expected : 1;
    std::vector<double> all(parts.agents.zones.size(), city);
    for (std::size_t zone = 0; zone < parts.agents.zones.size(); ++zone)
        if (usual_takings[zone] > 0)
            all[zone] = credible(takings[zone] / usual_takings[zone], city, homes[zone],
                                 supply.credibility);
    return all;
}

// What takings against the usual ones make of entry; of exit, one over it.
double pull_of(const Supply& supply, double better) {
    const double held = std::clamp(better, 0.1, 10.0);
    return sim::math::exp(supply.entry_exit_response * sim::math::log(held));
}

// The chance that a home on offer closes this month: who had a bad month is likelier to stop.
double chance_to_close(const Today& today, const Parts& parts, std::uint32_t row, double market) {
    const Supply& supply = today.given.supply;
    const std::uint32_t host = parts.agents.host_of(row);
    return turnover(supply, parts.agents, host) / pull_of(supply, market) *
           parts.careers.weariness(today, parts.books, host);
}

// The chance that a closed home opens: who has `homes` on offer already opens others more easily.
double chance_to_open(const Today& today, const Parts& parts, std::uint32_t row, double market,
                      int homes) {
    const Supply& supply = today.given.supply;
    const std::uint32_t host = parts.agents.host_of(row);
    const double odds =
        parts.agents.column<&Zone::entry_odds>()[parts.agents.column<&Listing::zone>()[row]];
    const double eager = 1 + supply.management.growth * homes;
    return turnover(supply, parts.agents, host) * odds *
           pull_of(supply, parts.careers.heard(today, host, market)) * parts.law.rush(row) * eager;
}

// In the burn-in: how many come in for one that goes, so that none drifts away from what the data
// have; over all its months, so that the count does not follow its own chance.
void balance_entry(const Today& today, Parts& parts, std::span<const std::uint16_t> homes) {
    const auto zone = parts.agents.column<&Listing::zone>();
    const auto host = parts.agents.column<&Listing::host>();
    const auto active = parts.agents.column<&Listing::active>();
    auto closing = parts.agents.column<&Zone::closing>();
    auto opening = parts.agents.column<&Zone::opening>();
    auto odds = parts.agents.column<&Zone::entry_odds>();
    if (!today.burning_in() && std::ranges::any_of(opening, [](double one) { return one > 0; }))
        return;
    std::ranges::fill(odds, 1.0);
    for (std::uint32_t row = 0; row < parts.agents.listings.size(); ++row) {
        if (!lettable(today.given.supply, parts.agents, row)) continue;
        if (active[row])
            closing[zone[row]] += chance_to_close(today, parts, row, 1);
        else if (parts.law.may_enter(today, parts.agents, parts.careers, row))
            opening[zone[row]] += chance_to_open(today, parts, row, 1, homes[host[row].row]);
    }
    for (std::size_t at = 0; at < parts.agents.zones.size(); ++at)
        odds[at] = opening[at] > 0 ? closing[at] / opening[at] : 0;
}

// On the first of a month: keeping a home on offer costs money, let or not.
void keep_homes(const Today& today, Parts& parts) {
    const Money cost = sim::round_half_even(100 * today.given.supply.leaving.monthly_cost);
    if (cost == Money{}) return;
    const auto active = parts.agents.column<&Listing::active>();
    for (std::uint32_t row = 0; row < parts.agents.listings.size(); ++row)
        if (active[row])
            parts.books.charge_host(parts.agents.account_of(row), Sector::suppliers, cost,
                                    Payment::cost);
}

// Those who moved in or out are counted.
void count_moves(Parts& parts, std::span<const std::uint8_t> before) {
    const auto active = parts.agents.column<&Listing::active>();
    for (std::uint32_t row = 0; row < before.size(); ++row) {
        Indicators& here = parts.agents.here(row);
        here.entries += active[row] > before[row];
        here.exits += active[row] < before[row];
    }
}

} // namespace

double turnover(const Supply& supply, const Agents& agents, std::uint32_t host) {
    const bool professional = agents.column<&Host::professional>()[host] != 0;
    return supply.exit_hazard * (professional ? supply.professional_exit : 1);
}

void survey(const Today& today, Parts& parts) {
    auto first_quote = parts.agents.column<&Zone::first_quote>();
    auto quote = parts.agents.column<&Zone::mean_quote>();
    auto availability = parts.agents.column<&Zone::availability>();
    const auto price = parts.agents.column<&Listing::price>();
    const auto active = parts.agents.column<&Listing::active>();
    const auto calendar = parts.agents.column<&Listing::calendar>();
    sim::for_each_row(parts.agents.zones.size(), [&](std::size_t zone) {
        std::int64_t open = 0;
        std::int64_t taken = 0;
        Money asked;
        for (std::uint32_t row = parts.agents.first_listing[zone];
             row < parts.agents.first_listing[zone + 1]; ++row) {
            if (!active[row]) continue;
            ++open;
            taken += calendar[row].taken(today.day, outlook_nights);
            asked += sim::round_half_even(
                100 * std::min(price[row], parts.law.allowance_of(parts.agents, row).price));
        }
        if (open > 0) quote[zone] = asked.major() / static_cast<double>(open);
        availability[zone] =
            open > 0 ? 1 - static_cast<double>(taken) / static_cast<double>(open * outlook_nights)
                     : 0;
        if (first_quote[zone] == 0) first_quote[zone] = quote[zone];
    });
}

void count_takings(const Today& today, Parts& parts) {
    auto takings = parts.agents.column<&Zone::takings>();
    auto usual_takings = parts.agents.column<&Zone::usual_takings>();
    auto settled = parts.agents.column<&Zone::settled_takings>();
    auto months = parts.agents.column<&Zone::settled_months>();
    auto paid = parts.agents.column<&Listing::takings>();
    const std::vector<double> homes = homes_let(parts, today.given.supply);
    const double days = average_days_before(today, parts);
    parts.careers.hear(today, parts.agents, days);
    const bool known = sim::first_of_month(today.day - 1) - parts.agents.opened >=
                       std::min(settling_days, (today.start - parts.agents.opened) / 2);
    for (std::size_t zone = 0; zone < parts.agents.zones.size(); ++zone) {
        Money all;
        for (std::uint32_t row = parts.agents.first_listing[zone];
             row < parts.agents.first_listing[zone + 1]; ++row) {
            all += paid[row];
            paid[row] = {};
        }
        const double each = days > 0 ? all.major() / (days * std::max(homes[zone], 1.0)) : 0;
        takings[zone] = months[zone] == 0 ? each : (2 * takings[zone] + each) / 3;
        if (!known || usual_takings[zone] > 0) continue;
        settled[zone][static_cast<std::size_t>(months[zone]++) % usual_months] = each;
        if (!today.burning_in()) usual_takings[zone] = usual(settled[zone], months[zone]);
    }
}

void enter_and_leave(const Today& today, Parts& parts) {
    const auto zone = parts.agents.column<&Listing::zone>();
    const auto host = parts.agents.column<&Listing::host>();
    auto active = parts.agents.column<&Listing::active>();
    parts.law.foresee_entry(today, parts.agents);
    keep_homes(today, parts);
    const std::vector<std::uint8_t> before(active.begin(), active.end());
    const bool grows = today.given.supply.management.growth > 0;
    const auto homes = grows ? parts.agents.homes_on_offer()
                             : std::vector<std::uint16_t>(parts.agents.hosts.size(), 0);
    balance_entry(today, parts, homes);
    const std::vector<double> market = markets(parts, today.given.supply);
    sim::for_each_row(parts.agents.listings.size(), [&](std::size_t at) {
        const auto row = static_cast<std::uint32_t>(at);
        if (!lettable(today.given.supply, parts.agents, row)) return;
        const double here = market[zone[row]];
        const double chance = active[row]
                                  ? chance_to_close(today, parts, row, here)
                                  : chance_to_open(today, parts, row, here, homes[host[row].row]);
        sim::Stream draws =
            today.draw(purpose("home_sharing.turn"), parts.agents.listings.identities()[row]);
        if (!draws.chance(std::min(chance, 0.5))) return;
        if (active[row] || parts.law.may_enter(today, parts.agents, parts.careers, row))
            active[row] = !active[row];
    });
    parts.law.settle_licences(today, parts.agents);
    parts.careers.close_month(parts.books);
    count_moves(parts, before);
}

} // namespace models::home_sharing
