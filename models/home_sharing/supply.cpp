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

/// Listings close at a constant hazard, and as many open, while takings are as usual; more takings
/// bring more in and let fewer go. Nobody moves before what is usual is known. Who has a home on
/// offer already opens others more easily; who had a bad month is likelier to stop.
void Market::enter_and_leave(const Today& today) {
    const Supply& supply = today.given.supply;
    const auto zone = listings_.column<&Listing::zone>();
    const auto host = listings_.column<&Listing::host>();
    const auto takings = zones_.column<&Zone::takings>();
    const auto usual = zones_.column<&Zone::usual_takings>();
    const auto odds = zones_.column<&Zone::entry_odds>();
    const auto professional = hosts_.column<&Host::professional>();
    auto active = listings_.column<&Listing::active>();
    const auto who = listings_.identities();
    foresee_entry(today);
    keep_homes(today);
    const std::vector<std::uint8_t> before(active.begin(), active.end());
    const bool grows = supply.management.growth > 0;
    const auto homes = grows ? homes_on_offer() : std::vector<std::uint16_t>{};
    sim::for_each_row(listings_.size(), [&](std::size_t row) {
        if (usual[zone[row]] <= 0) return;
        const double market = takings[zone[row]] / usual[zone[row]];
        const double better =
            std::clamp(active[row] ? market : heard(today, host[row].row, market), 0.1, 10.0);
        const double pull = sim::math::exp(supply.entry_exit_response * sim::math::log(better));
        const double kind = professional[host[row].row] ? supply.professional_exit : 1;
        const double hurry = rush_.empty() ? 1 : rush_[row];
        const double weary = weariness(today, host[row].row);
        const double eager = grows ? 1 + supply.management.growth * homes[host[row].row] : 1;
        const double chance =
            active[row] ? supply.exit_hazard * kind / pull * weary
                        : supply.exit_hazard * kind * odds[zone[row]] * pull * hurry * eager;
        if (!today.draw(purpose("home_sharing.turn"), who[row]).chance(std::min(chance, 0.5)))
            return;
        if (active[row] || may_enter(today, static_cast<std::uint32_t>(row)))
            active[row] = !active[row];
    });
    if (!licences_left_.empty()) settle_licences(today);
    close_month(before);
}

} // namespace models::home_sharing
