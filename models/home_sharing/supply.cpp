// SPDX-License-Identifier: Apache-2.0
// Hosts: what a zone looks like to guests, entry and exit.
#include "models/home_sharing/market.hpp"
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
            taken += calendar[row].taken(today.day, outlook);
            asked += sim::round_half_even(100 * std::min(price[row], allowance_of(row).price));
        }
        if (open > 0) quote[zone] = asked.major() / static_cast<double>(open);
        availability[zone] =
            open > 0 ? 1 - static_cast<double>(taken) / static_cast<double>(open * outlook) : 0;
        if (first_quote[zone] == 0) first_quote[zone] = quote[zone];
    });
}

/// On the first of a month: what a listing of each zone took last month, remembered over a quarter.
void Market::count_takings(const Today& today) {
    auto takings = zones_.column<&Zone::takings>();
    auto usual = zones_.column<&Zone::usual_takings>();
    auto paid = listings_.column<&Listing::takings>();
    hear(today);
    const auto active = listings_.column<&Listing::active>();
    for (std::size_t zone = 0; zone < zones_.size(); ++zone) {
        Money all;
        std::int64_t open = 0;
        for (std::uint32_t row = first_listing_[zone]; row < first_listing_[zone + 1]; ++row) {
            all += paid[row];
            open += active[row];
            paid[row] = {};
        }
        const double each =
            all.major() / (30.4 * static_cast<double>(std::max<std::int64_t>(open, 1)));
        takings[zone] = takings[zone] == 0 ? each : (2 * takings[zone] + each) / 3;
        if (!today.burning_in() && usual[zone] == 0) usual[zone] = takings[zone];
    }
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
/// bring more in and let fewer go. Nobody moves before what is usual is known.
void Market::enter_and_leave(const Today& today) {
    const auto zone = listings_.column<&Listing::zone>();
    const auto host = listings_.column<&Listing::host>();
    const auto takings = zones_.column<&Zone::takings>();
    const auto usual = zones_.column<&Zone::usual_takings>();
    auto active = listings_.column<&Listing::active>();
    foresee_entry(today);
    keep_homes(today);
    const std::vector<std::uint8_t> before(active.begin(), active.end());
    const bool grows = today.given.supply.management.growth > 0;
    const auto homes = grows ? homes_on_offer() : std::vector<std::uint16_t>(hosts_.size(), 0);
    sim::for_each_row(listings_.size(), [&](std::size_t at) {
        const auto row = static_cast<std::uint32_t>(at);
        if (usual[zone[row]] <= 0) return;
        const double market = takings[zone[row]] / usual[zone[row]];
        const double chance = active[row]
                                  ? chance_to_close(today, row, market)
                                  : chance_to_open(today, row, market, homes[host[row].row]);
        sim::Stream luck = today.draw(purpose("home_sharing.turn"), listings_.identities()[row]);
        if (!luck.chance(std::min(chance, 0.5))) return;
        if (active[row] || may_enter(today, row)) active[row] = !active[row];
    });
    if (!licences_left_.empty()) settle_licences(today);
    close_month(before);
}

} // namespace models::home_sharing
