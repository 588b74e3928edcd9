// SPDX-License-Identifier: Apache-2.0
// Hosts' prices, by the rule that each goes by.
#include "models/home_sharing/market.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <bit>

namespace models::home_sharing {
namespace {

using sim::purpose;

constexpr int fortnight = 14;
constexpr double usual_weight = 0.25; // of what is usual beside what a home has booked
constexpr double prior_fill = 0.05;   // share of homes that what is usual counts for on a night

// Logarithm of the odds that a night is let at the reference price.
double usual_log_odds(const Supply& supply) {
    const double share = std::clamp(supply.target_occupancy, 0.01, 0.99);
    return sim::math::log(share / (1 - share));
}

// Counts the nights from `first` on that are taken, by days ahead.
void count_taken(const sim::TakenDays& nights, sim::Day first, std::vector<double>& into) {
    constexpr int size = sim::TakenDays::size;
    const int start = (first.value % size + size) % size;
    for (std::size_t word = 0; word < nights.words.size(); ++word)
        for (std::uint64_t left = nights.words[word]; left != 0; left &= left - 1) {
            const int position = static_cast<int>(word) * 64 + std::countr_zero(left);
            ++into[static_cast<std::size_t>((position - start + size) % size)];
        }
}

std::size_t group(std::size_t zone, Kind kind) {
    return zone * kinds + static_cast<std::size_t>(kind);
}

} // namespace

std::vector<double> pickup(std::span<const double> taken, std::span<const double> season,
                           double homes) {
    const auto nights = static_cast<int>(taken.size());
    std::vector<double> heat(taken.size(), 1);
    const double prior = prior_fill * homes;
    for (int night = 0; night < nights; ++night) {
        double taken_around = 0;
        double season_around = 0;
        const int last = std::min(nights - 1, night + fortnight);
        for (int near = std::max(0, night - fortnight); near <= last; ++near) {
            taken_around += taken[static_cast<std::size_t>(near)];
            season_around += season[static_cast<std::size_t>(near)];
        }
        const auto at = static_cast<std::size_t>(night);
        const double expected = season[at] * taken_around / season_around;
        if (expected + prior > 0) heat[at] = (taken[at] + prior) / (expected + prior);
    }
    return heat;
}

std::vector<double> Algorithmic::against_average(const NightsAhead& ahead,
                                                 double usual_log_odds) const {
    const double usual = price(1, ahead.cost, usual_log_odds);
    std::vector<double> against;
    for (std::size_t night = 0; night < ahead.season.size(); ++night)
        against.push_back(price(1, ahead.cost,
                                usual_log_odds + sim::math::log(ahead.season[night]) +
                                    fullness * sim::math::log(ahead.pickup[night])) /
                          usual);
    return against;
}

/// Which rule each listing goes by: that of its host's class, if the host has taken it up.
void Market::choose_pricing(const Today& today) {
    const Supply& supply = today.given.supply;
    const auto host = listings_.column<&Listing::host>();
    const auto professional = hosts_.column<&Host::professional>();
    pricing_.assign(listings_.size(), 0);
    const auto begun = [](const Pricing& rule) { return rule.index() > 0; };
    if (!begun(supply.pricing) && !begun(supply.professional_pricing)) return;
    for (std::size_t row = 0; row < pricing_.size(); ++row) {
        sim::Stream mind(today.keys.world, purpose("home_sharing.pricing"), sim::Day{0},
                         hosts_.identities()[host[row].row]);
        if (mind.chance(supply.pricing_adoption))
            pricing_[row] = static_cast<std::uint8_t>(
                pricing_of(supply, professional[host[row].row] != 0).index());
    }
}

/// A host who looks at the price this week sets it anew by his rule. All look at the prices of last
/// week. Prices begin as the data have them: until they have settled everybody looks every week.
void Market::set_prices(const Today& today) {
    const Supply& supply = today.given.supply;
    const auto comparables = compare_prices(supply);
    const double usual_taken = mean_taken(today);
    const auto host = listings_.column<&Listing::host>();
    const auto professional = hosts_.column<&Host::professional>();
    const auto who = listings_.identities();
    auto price = listings_.column<&Listing::price>();
    const bool settling = today.burning_in() && today.day < opened_ + settling_days;
    sim::for_each_row(listings_.size(), [&](std::size_t at) {
        const auto row = static_cast<std::uint32_t>(at);
        const bool often = professional[host[at].row] != 0;
        const Pricing& rule = pricing_of(supply, often);
        if (pricing_[at] == tool_rule)
            return void(price[at] =
                            tool_price(today, std::get<Algorithmic>(rule), row, usual_taken));
        if (pricing_[at] == learning_rule) return learn(today, std::get<Learning>(rule), row);
        const double chance = often ? supply.professional_reprice_chance : supply.reprice_chance;
        if (!settling && !today.draw(purpose("home_sharing.reprice"), who[at]).chance(chance))
            return;
        price[at] = pricing_[at] == neighbours_rule
                        ? neighbours_price(today, std::get<Neighbours>(rule), row, comparables)
                        : usual_price(supply, row);
    });
}

/// What the occupancy of late calls for.
double Market::usual_price(const Supply& supply, std::uint32_t row) const {
    const double above =
        static_cast<double>(listings_.column<&Listing::occupancy>()[row]) - supply.target_occupancy;
    return static_cast<double>(listings_.column<&Listing::reference_price>()[row]) *
           sim::math::exp(supply.price_response * above);
}

/// What must come in for a night to pay, before fees.
double Market::break_even(const Today& today, std::uint32_t row) const {
    const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
    return cost_of(row) / std::max(provider_share(today, host), 0.01);
}

/// By zone and kind: what active listings ask beyond what guests agree they are worth. Empty where
/// nobody asks.
std::vector<Comparables> Market::compare_prices(const Supply& supply) const {
    if (!std::holds_alternative<Neighbours>(supply.pricing) &&
        !std::holds_alternative<Neighbours>(supply.professional_pricing))
        return {};
    const auto zone = listings_.column<&Listing::zone>();
    const auto kind = listings_.column<&Listing::kind>();
    const auto active = listings_.column<&Listing::active>();
    std::vector<std::vector<double>> asked(zones_.size() * kinds);
    for (std::uint32_t row = 0; row < listings_.size(); ++row)
        if (active[row]) asked[group(zone[row], kind[row])].push_back(beyond_worth(row));
    std::vector<Comparables> all;
    for (auto& one : asked) all.emplace_back(std::move(one));
    return all;
}

double Market::beyond_worth(std::uint32_t row) const {
    return listings_.column<&Listing::price>()[row] -
           static_cast<double>(listings_.column<&Listing::worth>()[row]);
}

/// What a comparable home of the own worth would ask; no less than what a night costs. Whoever has
/// no neighbours leaves the price as it is.
double Market::neighbours_price(const Today& today, const Neighbours& rule, std::uint32_t row,
                                const std::vector<Comparables>& comparables) const {
    const auto& near = comparables[group(listings_.column<&Listing::zone>()[row],
                                         listings_.column<&Listing::kind>()[row])];
    std::optional<double> own;
    if (listings_.column<&Listing::active>()[row]) own = beyond_worth(row);
    const auto asked = near.quantile(rule.quantile, own);
    if (!asked) return listings_.column<&Listing::price>()[row];
    const auto worth = static_cast<double>(listings_.column<&Listing::worth>()[row]);
    return std::max({worth + *asked, break_even(today, row), lowest_price});
}

/// Compares the profit of the present price with that of the last one, once it has been tried for
/// long enough. The first trial of a listing ends on a day of its own.
void Market::learn(const Today& today, const Learning& rule, std::uint32_t row) {
    sim::Day& since = businesses_.column<&Business::tried_since>()[row];
    Money& booked = businesses_.column<&Business::booked>()[row];
    const int least = static_cast<int>(7 * rule.weeks);
    const sim::Identity who = listings_.identities()[row];
    if (!listings_.column<&Listing::active>()[row]) {
        since = {};
        return;
    }
    if (since == sim::Day{}) {
        const auto head_start = today.draw(purpose("home_sharing.first_trial"), who)
                                    .below(static_cast<std::uint32_t>(least));
        since = today.day - static_cast<int>(head_start);
        booked = {};
    }
    if (today.day - since < least) return;
    double& price = listings_.column<&Listing::price>()[row];
    double& price_before = businesses_.column<&Business::price_before>()[row];
    double& profit_before = businesses_.column<&Business::profit_before>()[row];
    const double profit = booked.major() / (today.day - since);
    const double next = rule.next({price_before, profit_before}, {price, profit},
                                  today.draw(purpose("home_sharing.trial"), who));
    price_before = price;
    profit_before = profit;
    price = std::max({next, break_even(today, row), lowest_price});
    since = today.day;
    booked = {};
}

/// What a booking brings, or no longer brings (`sign` is minus one), counts for the price tried
/// now.
void Market::remember(std::uint32_t row, Money price, int nights, int sign) {
    if (pricing_[row] != learning_rule) return;
    const std::uint32_t host = listings_.column<&Listing::host>()[row].row;
    const Money cost = sim::round_half_even(100 * cost_of(row) * nights);
    const Money gets =
        share(allowances_.sharing, price, hosts_.column<&Host::billed>()[host]).provider_gets;
    Money& booked = businesses_.column<&Business::booked>()[row];
    booked += sign > 0 ? gets - cost : cost - gets;
}

/// Nights taken of the coming four weeks, over listings offered; for pricing tools.
double Market::mean_taken(const Today& today) const {
    const auto active = listings_.column<&Listing::active>();
    const auto calendar = listings_.column<&Listing::calendar>();
    std::int64_t open = 0;
    std::int64_t taken = 0;
    if (std::ranges::find(pricing_, tool_rule) == pricing_.end()) return 0;
    for (std::size_t row = 0; row < listings_.size(); ++row) {
        if (!active[row]) continue;
        ++open;
        taken += calendar[row].taken(today.day, outlook_nights);
    }
    return open > 0 ? static_cast<double>(taken) / static_cast<double>(open) : 0;
}

/// What a pricing tool asks of an average night.
double Market::tool_price(const Today& today, const Algorithmic& rule, std::uint32_t row,
                          double usual_taken) const {
    const int taken = listings_.column<&Listing::calendar>()[row].taken(today.day, outlook_nights);
    const double full =
        usual_taken > 0 ? (taken / usual_taken + usual_weight) / (1 + usual_weight) : 1;
    const auto reference = static_cast<double>(listings_.column<&Listing::reference_price>()[row]);
    return rule.price(reference, break_even(today, row),
                      usual_log_odds(today.given.supply) + rule.fullness * sim::math::log(full));
}

/// This morning's prices of nights by pricing tools, against an average night.
void Market::foresee_nights(const Today& today) {
    const Supply& supply = today.given.supply;
    tool_nights_ = {};
    if (std::ranges::find(pricing_, tool_rule) == pricing_.end()) return;
    const NightsAhead ahead = look_ahead(today);
    for (const bool professional : {false, true})
        if (const auto* rule = std::get_if<Algorithmic>(&pricing_of(supply, professional)))
            tool_nights_[professional ? 1 : 0] =
                NightPrices(today.day, rule->against_average(ahead, usual_log_odds(supply)));
}

/// The season of the nights to come, how fast they fill up, and what hosting costs.
NightsAhead Market::look_ahead(const Today& today) const {
    const auto active = listings_.column<&Listing::active>();
    const auto reference = listings_.column<&Listing::reference_price>();
    const auto calendar = listings_.column<&Listing::calendar>();
    std::vector<double> taken(sim::TakenDays::size, 0);
    double homes = 0;
    double cost = 0;
    for (std::uint32_t row = 0; row < listings_.size(); ++row) {
        if (!active[row]) continue;
        ++homes;
        cost += break_even(today, row) / static_cast<double>(reference[row]);
        count_taken(calendar[row], today.day, taken);
    }
    NightsAhead ahead;
    for (int night = 0; night < sim::TakenDays::size; ++night)
        ahead.season.push_back(sought_.index(today.day + night));
    ahead.pickup = pickup(taken, ahead.season, homes);
    ahead.cost = homes > 0 ? cost / homes : 0;
    return ahead;
}

} // namespace models::home_sharing
