// SPDX-License-Identifier: Apache-2.0
// Hosts: what a zone looks like to guests, entry and exit.
#include "models/home_sharing/demand/trip_mix.hpp"
#include "models/home_sharing/market.hpp"
#include "sim/base/math.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr int outlook = 28; // nights ahead that guests and hosts look at

} // namespace

/// On Mondays: what guests learn of each zone. Sums are of cents and nights, so that they are
/// exact.
void Market::survey(const Today& today) {
    auto first_quote = agents_.column<&Zone::first_quote>();
    auto quote = agents_.column<&Zone::mean_quote>();
    auto availability = agents_.column<&Zone::availability>();
    const auto price = agents_.column<&Listing::price>();
    const auto active = agents_.column<&Listing::active>();
    const auto calendar = agents_.column<&Listing::calendar>();
    sim::for_each_row(agents_.zones.size(), [&](std::size_t zone) {
        std::int64_t open = 0;
        std::int64_t taken = 0;
        Money asked;
        for (std::uint32_t row = agents_.first_listing[zone]; row < agents_.first_listing[zone + 1];
             ++row) {
            if (!active[row]) continue;
            ++open;
            taken += calendar[row].taken(today.day, outlook);
            asked += sim::round_half_even(
                100 * std::min(price[row], law_.allowance_of(agents_, row).price));
        }
        if (open > 0) quote[zone] = asked.major() / static_cast<double>(open);
        availability[zone] =
            open > 0 ? 1 - static_cast<double>(taken) / static_cast<double>(open * outlook) : 0;
        if (first_quote[zone] == 0) first_quote[zone] = quote[zone];
    });
}

/// The days of the month before, each counted as much as its season brings more than an average
/// one, so that takings of all months can be compared.
double Market::average_days_before(const Today& today) const {
    const double elasticity = today.given.supply.season_elasticity;
    double days = 0;
    for (sim::Day day = std::max(sim::first_of_month(today.day - 1), agents_.opened);
         day < today.day; ++day)
        days += sim::math::exp(elasticity * sim::math::log(sought_.index(day)));
    return days;
}

/// Homes on offer that can be let, by zone.
std::vector<double> Market::homes_let(const Supply& supply) const {
    const auto zone = agents_.column<&Listing::zone>();
    const auto active = agents_.column<&Listing::active>();
    std::vector<double> homes(agents_.zones.size(), 0);
    for (std::uint32_t row = 0; row < agents_.listings.size(); ++row)
        if (active[row] && lettable(supply, agents_, row)) ++homes[zone[row]];
    return homes;
}

/// On the first of a month: what a listing of each zone took last month, remembered over a quarter.
/// What is usual is the mean of the settled months of the burn-in, a year of them if it is so long.
void Market::count_takings(const Today& today) {
    auto takings = agents_.column<&Zone::takings>();
    auto usual_takings = agents_.column<&Zone::usual_takings>();
    auto settled = agents_.column<&Zone::settled_takings>();
    auto months = agents_.column<&Zone::settled_months>();
    auto paid = agents_.column<&Listing::takings>();
    const std::vector<double> homes = homes_let(today.given.supply);
    const double days = average_days_before(today);
    careers_.hear(today, agents_, days);
    const bool known = sim::first_of_month(today.day - 1) - agents_.opened >=
                       std::min(settling_days, (today.start - agents_.opened) / 2);
    for (std::size_t zone = 0; zone < agents_.zones.size(); ++zone) {
        Money all;
        for (std::uint32_t row = agents_.first_listing[zone]; row < agents_.first_listing[zone + 1];
             ++row) {
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

/// By zone: takings against the usual ones; 1 before these are known.
std::vector<double> Market::markets(const Supply& supply) const {
    const auto takings = agents_.column<&Zone::takings>();
    const auto usual_takings = agents_.column<&Zone::usual_takings>();
    const std::vector<double> homes = homes_let(supply);
    double taken = 0;
    double expected = 0;
    for (std::size_t zone = 0; zone < agents_.zones.size(); ++zone) {
        if (usual_takings[zone] <= 0) continue;
        taken += homes[zone] * takings[zone];
        expected += homes[zone] * usual_takings[zone];
    }
    const double city = expected > 0 ? taken / expected : 1;
    std::vector<double> all(agents_.zones.size(), city);
    for (std::size_t zone = 0; zone < agents_.zones.size(); ++zone)
        if (usual_takings[zone] > 0)
            all[zone] = credible(takings[zone] / usual_takings[zone], city, homes[zone],
                                 supply.credibility);
    return all;
}

/// In the burn-in: how many come in for one that goes, so that none drifts away from what the data
/// have; over all its months, so that the count does not follow its own chance.
void Market::balance_entry(const Today& today, std::span<const std::uint16_t> homes) {
    const auto zone = agents_.column<&Listing::zone>();
    const auto host = agents_.column<&Listing::host>();
    const auto active = agents_.column<&Listing::active>();
    auto closing = agents_.column<&Zone::closing>();
    auto opening = agents_.column<&Zone::opening>();
    auto odds = agents_.column<&Zone::entry_odds>();
    if (!today.burning_in() && std::ranges::any_of(opening, [](double one) { return one > 0; }))
        return;
    std::ranges::fill(odds, 1.0);
    for (std::uint32_t row = 0; row < agents_.listings.size(); ++row) {
        if (!lettable(today.given.supply, agents_, row)) continue;
        if (active[row])
            closing[zone[row]] += chance_to_close(today, row, 1);
        else if (law_.may_enter(today, agents_, careers_, row))
            opening[zone[row]] += chance_to_open(today, row, 1, homes[host[row].row]);
    }
    for (std::size_t at = 0; at < agents_.zones.size(); ++at)
        odds[at] = opening[at] > 0 ? closing[at] / opening[at] : 0;
}

/// What takings against the usual ones make of entry; of exit, one over it.
double Market::pull_of(const Supply& supply, double better) {
    const double held = std::clamp(better, 0.1, 10.0);
    return sim::math::exp(supply.entry_exit_response * sim::math::log(held));
}

/// How often homes of a host turn over in ordinary times.
double Market::turnover(const Supply& supply, std::uint32_t host) const {
    const bool professional = agents_.column<&Host::professional>()[host] != 0;
    return supply.exit_hazard * (professional ? supply.professional_exit : 1);
}

/// The chance that a home on offer closes this month: who had a bad month is likelier to stop.
double Market::chance_to_close(const Today& today, std::uint32_t row, double market) const {
    const Supply& supply = today.given.supply;
    const std::uint32_t host = agents_.host_of(row);
    return turnover(supply, host) / pull_of(supply, market) *
           careers_.weariness(today, books_, host);
}

/// The chance that a closed home opens: who has `homes` on offer already opens others more easily.
double Market::chance_to_open(const Today& today, std::uint32_t row, double market,
                              int homes) const {
    const Supply& supply = today.given.supply;
    const std::uint32_t host = agents_.host_of(row);
    const double odds = agents_.column<&Zone::entry_odds>()[agents_.column<&Listing::zone>()[row]];
    const double eager = 1 + supply.management.growth * homes;
    return turnover(supply, host) * odds * pull_of(supply, careers_.heard(today, host, market)) *
           law_.rush(row) * eager;
}

/// On the first of a month: keeping a home on offer costs money, let or not.
void Market::keep_homes(const Today& today) {
    const Money cost = sim::round_half_even(100 * today.given.supply.leaving.monthly_cost);
    if (cost == Money{}) return;
    const auto active = agents_.column<&Listing::active>();
    for (std::uint32_t row = 0; row < agents_.listings.size(); ++row)
        if (active[row])
            books_.charge_host(agents_.account_of(row), Sector::suppliers, cost, Payment::cost);
}

/// Those who moved in or out are counted.
void Market::count_moves(std::span<const std::uint8_t> before) {
    const auto active = agents_.column<&Listing::active>();
    for (std::uint32_t row = 0; row < before.size(); ++row) {
        Indicators& here = agents_.here(row);
        here.entries += active[row] > before[row];
        here.exits += active[row] < before[row];
    }
}

/// Listings close at a constant hazard, and as many open, while takings are as usual; more takings
/// bring more in and let fewer go.
void Market::enter_and_leave(const Today& today) {
    const auto zone = agents_.column<&Listing::zone>();
    const auto host = agents_.column<&Listing::host>();
    auto active = agents_.column<&Listing::active>();
    law_.foresee_entry(today, agents_);
    keep_homes(today);
    const std::vector<std::uint8_t> before(active.begin(), active.end());
    const bool grows = today.given.supply.management.growth > 0;
    const auto homes =
        grows ? agents_.homes_on_offer() : std::vector<std::uint16_t>(agents_.hosts.size(), 0);
    balance_entry(today, homes);
    const std::vector<double> market = markets(today.given.supply);
    sim::for_each_row(agents_.listings.size(), [&](std::size_t at) {
        const auto row = static_cast<std::uint32_t>(at);
        if (!lettable(today.given.supply, agents_, row)) return;
        const double here = market[zone[row]];
        const double chance = active[row] ? chance_to_close(today, row, here)
                                          : chance_to_open(today, row, here, homes[host[row].row]);
        sim::Stream luck =
            today.draw(purpose("home_sharing.turn"), agents_.listings.identities()[row]);
        if (!luck.chance(std::min(chance, 0.5))) return;
        if (active[row] || law_.may_enter(today, agents_, careers_, row))
            active[row] = !active[row];
    });
    law_.settle_licences(today, agents_);
    careers_.close_month(books_);
    count_moves(before);
}

} // namespace models::home_sharing
