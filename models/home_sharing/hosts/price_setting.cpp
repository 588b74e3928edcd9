// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/hosts/price_setting.hpp"

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

// What the occupancy of late calls for.
double usual_price(const Agents& agents, const Supply& supply, std::uint32_t row) {
    const double above =
        static_cast<double>(agents.column<&Listing::occupancy>()[row]) - supply.target_occupancy;
    return static_cast<double>(agents.column<&Listing::reference_price>()[row]) *
           sim::math::exp(supply.price_response * above);
}

// What must come in for a night to pay, before fees.
double break_even(const Today& today, const Agents& agents, const HostCareers& careers,
                  const Law& law, std::uint32_t row) {
    const std::uint32_t host = agents.host_of(row);
    return careers.cost_of(agents, row) / std::max(law.provider_share(today, agents, host), 0.01);
}

double beyond_worth(const Agents& agents, std::uint32_t row) {
    return agents.column<&Listing::price>()[row] -
           static_cast<double>(agents.column<&Listing::worth>()[row]);
}

// By zone and kind: what active listings ask beyond what guests agree they are worth. Empty where
// nobody asks.
std::vector<Comparables> compare_prices(const Agents& agents, const Supply& supply) {
    if (!std::holds_alternative<Neighbours>(supply.pricing) &&
        !std::holds_alternative<Neighbours>(supply.professional_pricing))
        return {};
    const auto zone = agents.column<&Listing::zone>();
    const auto kind = agents.column<&Listing::kind>();
    const auto active = agents.column<&Listing::active>();
    std::vector<std::vector<double>> asked(agents.zones.size() * kinds);
    for (std::uint32_t row = 0; row < agents.listings.size(); ++row)
        if (active[row]) asked[group(zone[row], kind[row])].push_back(beyond_worth(agents, row));
    std::vector<Comparables> all;
    for (auto& one : asked) all.emplace_back(std::move(one));
    return all;
}

// What a comparable home of the own worth would ask; no less than what a night costs. Whoever has
// no neighbours leaves the price as it is.
double neighbours_price(const Today& today, const Agents& agents, const HostCareers& careers,
                        const Law& law, const Neighbours& rule, std::uint32_t row,
                        const std::vector<Comparables>& comparables) {
    const auto& near = comparables[group(agents.column<&Listing::zone>()[row],
                                         agents.column<&Listing::kind>()[row])];
    std::optional<double> own;
    if (agents.column<&Listing::active>()[row]) own = beyond_worth(agents, row);
    const auto asked = near.quantile(rule.quantile, own);
    if (!asked) return agents.column<&Listing::price>()[row];
    const auto worth = static_cast<double>(agents.column<&Listing::worth>()[row]);
    return std::max({worth + *asked, break_even(today, agents, careers, law, row), lowest_price});
}

// What a pricing tool asks of an average night.
double tool_price(const Today& today, const Agents& agents, const HostCareers& careers,
                  const Law& law, const Algorithmic& rule, std::uint32_t row, double usual_taken) {
    const int taken = agents.column<&Listing::calendar>()[row].taken(today.day, outlook_nights);
    const double full =
        usual_taken > 0 ? (taken / usual_taken + usual_weight) / (1 + usual_weight) : 1;
    const auto reference = static_cast<double>(agents.column<&Listing::reference_price>()[row]);
    return rule.price(reference, break_even(today, agents, careers, law, row),
                      usual_log_odds(today.given.supply) + rule.fullness * sim::math::log(full));
}

// The season of the nights to come, how fast they fill up, and what hosting costs.
NightsAhead look_ahead(const Today& today, const Agents& agents, const HostCareers& careers,
                       const Law& law, const Sought& sought) {
    const auto active = agents.column<&Listing::active>();
    const auto reference = agents.column<&Listing::reference_price>();
    const auto calendar = agents.column<&Listing::calendar>();
    std::vector<double> taken(sim::TakenDays::size, 0);
    double homes = 0;
    double cost = 0;
    for (std::uint32_t row = 0; row < agents.listings.size(); ++row) {
        if (!active[row]) continue;
        ++homes;
        cost += break_even(today, agents, careers, law, row) / static_cast<double>(reference[row]);
        count_taken(calendar[row], today.day, taken);
    }
    NightsAhead ahead;
    for (int night = 0; night < sim::TakenDays::size; ++night)
        ahead.season.push_back(sought.index(today.day + night));
    ahead.pickup = pickup(taken, ahead.season, homes);
    ahead.cost = homes > 0 ? cost / homes : 0;
    return ahead;
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

void PriceSetting::restored(const Today& today, const Agents& agents) {
    const Supply& supply = today.given.supply;
    const auto host = agents.column<&Listing::host>();
    const auto professional = agents.column<&Host::professional>();
    rule_.assign(agents.listings.size(), 0);
    const auto begun = [](const Pricing& rule) { return rule.index() > 0; };
    if (!begun(supply.pricing) && !begun(supply.professional_pricing)) return;
    for (std::size_t row = 0; row < rule_.size(); ++row) {
        sim::Stream mind(today.keys.world, purpose("home_sharing.pricing"), sim::Day{0},
                         agents.hosts.identities()[host[row].row]);
        if (mind.chance(supply.pricing_adoption))
            rule_[row] = static_cast<std::uint8_t>(
                pricing_of(supply, professional[host[row].row] != 0).index());
    }
}

void PriceSetting::set_prices(const Today& today, Agents& agents, const HostCareers& careers,
                              const Law& law) {
    const Supply& supply = today.given.supply;
    const auto comparables = compare_prices(agents, supply);
    const double usual_taken = mean_taken(today, agents);
    const auto host = agents.column<&Listing::host>();
    const auto professional = agents.column<&Host::professional>();
    const auto who = agents.listings.identities();
    auto price = agents.column<&Listing::price>();
    const bool settling = today.burning_in() && today.day < agents.opened + settling_days;
    sim::for_each_row(agents.listings.size(), [&](std::size_t at) {
        const auto row = static_cast<std::uint32_t>(at);
        const bool often = professional[host[at].row] != 0;
        const Pricing& rule = pricing_of(supply, often);
        if (rule_[at] == tool_rule)
            return void(price[at] = tool_price(today, agents, careers, law,
                                               std::get<Algorithmic>(rule), row, usual_taken));
        if (rule_[at] == learning_rule)
            return learn(today, agents, careers, law, std::get<Learning>(rule), row);
        const double chance = often ? supply.professional_reprice_chance : supply.reprice_chance;
        if (!settling && !today.draw(purpose("home_sharing.reprice"), who[at]).chance(chance))
            return;
        price[at] = rule_[at] == neighbours_rule
                        ? neighbours_price(today, agents, careers, law, std::get<Neighbours>(rule),
                                           row, comparables)
                        : usual_price(agents, supply, row);
    });
}

/// Compares the profit of the present price with that of the last one, once it has been tried for
/// long enough. The first trial of a listing ends on a day of its own.
void PriceSetting::learn(const Today& today, Agents& agents, const HostCareers& careers,
                         const Law& law, const Learning& rule, std::uint32_t row) {
    sim::Day& since = businesses_.column<&Business::tried_since>()[row];
    Money& booked = businesses_.column<&Business::booked>()[row];
    const int least = static_cast<int>(7 * rule.weeks);
    const sim::Identity who = agents.listings.identities()[row];
    if (!agents.column<&Listing::active>()[row]) {
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
    double& price = agents.column<&Listing::price>()[row];
    double& price_before = businesses_.column<&Business::price_before>()[row];
    double& profit_before = businesses_.column<&Business::profit_before>()[row];
    const double profit = booked.major() / (today.day - since);
    const double next = rule.next({price_before, profit_before}, {price, profit},
                                  today.draw(purpose("home_sharing.trial"), who));
    price_before = price;
    profit_before = profit;
    price = std::max({next, break_even(today, agents, careers, law, row), lowest_price});
    since = today.day;
    booked = {};
}

void PriceSetting::remember(const Agents& agents, const HostCareers& careers, const Law& law,
                            std::uint32_t row, Money price, int nights, int sign) {
    if (rule_[row] != learning_rule) return;
    const std::uint32_t host = agents.host_of(row);
    const Money cost = sim::round_half_even(100 * careers.cost_of(agents, row) * nights);
    const Money gets =
        share(law.terms(), price, agents.column<&Host::billed>()[host]).provider_gets;
    Money& booked = businesses_.column<&Business::booked>()[row];
    booked += sign > 0 ? gets - cost : cost - gets;
}

bool PriceSetting::any_tool() const { return std::ranges::find(rule_, tool_rule) != rule_.end(); }

/// Nights taken of the coming four weeks, over listings offered; for pricing tools.
double PriceSetting::mean_taken(const Today& today, const Agents& agents) const {
    const auto active = agents.column<&Listing::active>();
    const auto calendar = agents.column<&Listing::calendar>();
    std::int64_t open = 0;
    std::int64_t taken = 0;
    if (!any_tool()) return 0;
    for (std::size_t row = 0; row < agents.listings.size(); ++row) {
        if (!active[row]) continue;
        ++open;
        taken += calendar[row].taken(today.day, outlook_nights);
    }
    return open > 0 ? static_cast<double>(taken) / static_cast<double>(open) : 0;
}

void PriceSetting::foresee_nights(const Today& today, const Agents& agents,
                                  const HostCareers& careers, const Law& law,
                                  const Sought& sought) {
    const Supply& supply = today.given.supply;
    tool_nights_ = {};
    if (!any_tool()) return;
    const NightsAhead ahead = look_ahead(today, agents, careers, law, sought);
    for (const bool professional : {false, true})
        if (const auto* rule = std::get_if<Algorithmic>(&pricing_of(supply, professional)))
            tool_nights_[professional ? 1 : 0] =
                NightPrices(today.day, rule->against_average(ahead, usual_log_odds(supply)));
}

} // namespace models::home_sharing
