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

} // namespace

/// On Mondays: what guests learn of each zone. Sums are of cents and nights, so that they are
/// exact.
void Market::survey(const Today& today) {
    auto first_quote = zones_.column<&Zone::first_quote>();
    auto quote = zones_.column<&Zone::mean_quote>();
    auto availability = zones_.column<&Zone::availability>();
    const auto price = listings_.column<&Listing::price>();
    const auto active = listings_.column<&Listing::active>();
    const auto calendar = listings_.column<&Listing::calendar>();
    sim::for_each_row(zones_.size(), [&](std::size_t zone) {
        std::int64_t open = 0;
        std::int64_t taken = 0;
        Money asked;
        for (std::uint32_t row = first_listing_[zone]; row < first_listing_[zone + 1]; ++row) {
            if (!active[row]) continue;
            ++open;
            taken += calendar[row].taken(today.day, outlook_nights);
            asked += sim::round_half_even(100 * std::min(price[row], allowance_of(row).price));
        }
        if (open > 0) quote[zone] = asked.major() / static_cast<double>(open);
        availability[zone] =
            open > 0 ? 1 - static_cast<double>(taken) / static_cast<double>(open * outlook_nights)
                     : 0;
        if (first_quote[zone] == 0) first_quote[zone] = quote[zone];
    });
}

/// The days of the month before, each counted as much as its season brings more than an average
/// one, so that takings of all months can be compared.
double Market::average_days_before(const Today& today) const {
    const double elasticity = today.given.supply.season_elasticity;
    double days = 0;
    for (sim::Day day = std::max(sim::first_of_month(today.day - 1), opened_); day < today.day;
         ++day)
        days += sim::math::exp(elasticity * sim::math::log(sought_.index(day)));
    return days;
}

/// Whether any trip is as long as the host asks for. Homes for which none is, such as those offered
/// for three months and more, stay as they are: nobody's takings tell anything of them.
bool Market::lettable(const Supply& supply, std::uint32_t row) const {
    const int longest = std::min(longest_trip, static_cast<int>(supply.longest_stay));
    return listings_.column<&Listing::minimum_nights>()[row] <= longest;
}

/// Homes on offer that can be let, by zone.
std::vector<double> Market::homes_let(const Supply& supply) const {
    const auto zone = listings_.column<&Listing::zone>();
    const auto active = listings_.column<&Listing::active>();
    std::vector<double> homes(zones_.size(), 0);
    for (std::uint32_t row = 0; row < listings_.size(); ++row)
        if (active[row] && lettable(supply, row)) ++homes[zone[row]];
    return homes;
}

/// On the first of a month: what a listing of each zone took last month, remembered over a quarter.
/// What is usual is the mean of the settled months of the burn-in, a year of them if it is so long.
void Market::count_takings(const Today& today) {
    auto takings = zones_.column<&Zone::takings>();
    auto usual_takings = zones_.column<&Zone::usual_takings>();
    auto settled = zones_.column<&Zone::settled_takings>();
    auto months = zones_.column<&Zone::settled_months>();
    auto paid = listings_.column<&Listing::takings>();
    hear(today);
    const std::vector<double> homes = homes_let(today.given.supply);
    const double days = average_days_before(today);
    const bool known = sim::first_of_month(today.day - 1) - opened_ >=
                       std::min(settling_days, (today.start - opened_) / 2);
    for (std::size_t zone = 0; zone < zones_.size(); ++zone) {
        Money all;
        for (std::uint32_t row = first_listing_[zone]; row < first_listing_[zone + 1]; ++row) {
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
    const auto takings = zones_.column<&Zone::takings>();
    const auto usual_takings = zones_.column<&Zone::usual_takings>();
    const std::vector<double> homes = homes_let(supply);
    double taken = 0;
    double expected = 0;
    for (std::size_t zone = 0; zone < zones_.size(); ++zone) {
        if (usual_takings[zone] <= 0) continue;
        taken += homes[zone] * takings[zone];
        expected += homes[zone] * usual_takings[zone];
    }
    const double city = expected > 0 ? taken / expected : 1;
    std::vector<double> all(zones_.size(), city);
    for (std::size_t zone = 0; zone < zones_.size(); ++zone)
        if (usual_takings[zone] > 0)
            all[zone] = credible(takings[zone] / usual_takings[zone], city, homes[zone],
                                 supply.credibility);
    return all;
}

/// In the burn-in: how many come in for one that goes, so that none drifts away from what the data
/// have; over all its months, so that the count does not follow its own chance.
void Market::balance_entry(const Today& today, std::span<const std::uint16_t> homes) {
    const auto zone = listings_.column<&Listing::zone>();
    const auto host = listings_.column<&Listing::host>();
    const auto active = listings_.column<&Listing::active>();
    auto closing = zones_.column<&Zone::closing>();
    auto opening = zones_.column<&Zone::opening>();
    auto odds = zones_.column<&Zone::entry_odds>();
    if (!today.burning_in() && std::ranges::any_of(opening, [](double one) { return one > 0; }))
        return;
    std::ranges::fill(odds, 1.0);
    for (std::uint32_t row = 0; row < listings_.size(); ++row) {
        if (!lettable(today.given.supply, row)) continue;
        if (active[row])
            closing[zone[row]] += chance_to_close(today, row, 1);
        else if (may_enter(today, row))
            opening[zone[row]] += chance_to_open(today, row, 1, homes[host[row].row]);
    }
    for (std::size_t at = 0; at < zones_.size(); ++at)
        odds[at] = opening[at] > 0 ? closing[at] / opening[at] : 0;
}

/// What takings against the usual ones make of entry; of exit, one over it.
double Market::pull_of(const Supply& supply, double better) {
    const double held = std::clamp(better, 0.1, 10.0);
    return sim::math::exp(supply.entry_exit_response * sim::math::log(held));
}

/// How often homes of a host turn over in ordinary times.
double Market::turnover(const Supply& supply, std::uint32_t host) const {
    const bool professional = hosts_.column<&Host::professional>()[host] != 0;
    return supply.exit_hazard * (professional ? supply.professional_exit : 1);
}

/// The chance that a home on offer closes this month: who had a bad month is likelier to stop.
double Market::chance_to_close(const Today& today, std::uint32_t row, double market) const {
    const Supply& supply = today.given.supply;
    const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
    return turnover(supply, host) / pull_of(supply, market) * weariness(today, host);
}

/// The chance that a closed home opens: who has `homes` on offer already opens others more easily.
double Market::chance_to_open(const Today& today, std::uint32_t row, double market,
                              int homes) const {
    const Supply& supply = today.given.supply;
    const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
    const double odds = zones_.column<&Zone::entry_odds>()[listings_.column<&Listing::zone>()[row]];
    const double hurry = rush_.empty() ? 1 : rush_[row];
    const double eager = 1 + supply.management.growth * homes;
    return turnover(supply, host) * odds * pull_of(supply, heard(today, host, market)) * hurry *
           eager;
}

/// Listings close at a constant hazard, and as many open, while takings are as usual; more takings
/// bring more in and let fewer go.
void Market::enter_and_leave(const Today& today) {
    const auto zone = listings_.column<&Listing::zone>();
    const auto host = listings_.column<&Listing::host>();
    auto active = listings_.column<&Listing::active>();
    foresee_entry(today);
    keep_homes(today);
    const std::vector<std::uint8_t> before(active.begin(), active.end());
    const bool grows = today.given.supply.management.growth > 0;
    const auto homes = grows ? homes_on_offer() : std::vector<std::uint16_t>(hosts_.size(), 0);
    balance_entry(today, homes);
    const std::vector<double> market = markets(today.given.supply);
    sim::for_each_row(listings_.size(), [&](std::size_t at) {
        const auto row = static_cast<std::uint32_t>(at);
        if (!lettable(today.given.supply, row)) return;
        const double here = market[zone[row]];
        const double chance = active[row] ? chance_to_close(today, row, here)
                                          : chance_to_open(today, row, here, homes[host[row].row]);
        sim::Stream luck = today.draw(purpose("home_sharing.turn"), listings_.identities()[row]);
        if (!luck.chance(std::min(chance, 0.5))) return;
        if (active[row] || may_enter(today, row)) active[row] = !active[row];
    });
    if (!licences_left_.empty()) settle_licences(today);
    close_month(before);
}

} // namespace models::home_sharing
