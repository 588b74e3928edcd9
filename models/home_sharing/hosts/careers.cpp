// SPDX-License-Identifier: Apache-2.0
// Hosts from month to month: what they hear of others' takings, what a bad month does to them, and
// what running many homes is worth.
#include "models/home_sharing/market.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace models::home_sharing {
namespace {

using sim::purpose;

std::size_t hosts_in(const City& city) {
    std::size_t hosts = 0;
    for (const HostClass& one : city.host_classes) hosts += static_cast<std::size_t>(one.hosts);
    std::set<sim::Identity> named;
    for (const Offer& offer : city.offers) named.insert(offer.host);
    return hosts + named.size();
}

} // namespace

void Market::check_news(const Parameters& given, const City& city) {
    const News& news = given.supply.news;
    if (news.weight <= 0) return;
    const std::string fault =
        std::visit([&](const auto& rule) { return rule.fault(hosts_in(city)); }, news.network);
    if (!fault.empty()) throw sim::ScenarioError("supply.news.network", fault);
}

/// Hosts in the order of the zones of their first listings: whoever is near on this line is near in
/// town.
void Market::acquaint(const Today& today) {
    if (today.given.supply.news.weight <= 0) return;
    std::vector<std::uint32_t> zone(agents_.hosts.size(), 0);
    const auto host = agents_.column<&Listing::host>();
    for (std::size_t row = agents_.listings.size(); row-- > 0;)
        zone[host[row].row] = agents_.column<&Listing::zone>()[row];
    by_zone_.resize(agents_.hosts.size());
    std::iota(by_zone_.begin(), by_zone_.end(), 0U);
    std::ranges::stable_sort(by_zone_, {}, [&](std::uint32_t who) { return zone[who]; });
    place_.resize(agents_.hosts.size());
    for (std::uint32_t at = 0; at < by_zone_.size(); ++at) place_[by_zone_[at]] = at;
    acquaintances_ =
        std::visit([&](const auto& rule) { return rule(by_zone_.size(), today.keys.world); },
                   today.given.supply.news.network);
}

/// On the first of a month: what each host who lets has to tell of the last.
void Market::hear(const Today& today) {
    if (today.given.supply.news.weight <= 0) return;
    const auto usual = agents_.column<&Zone::usual_takings>();
    const auto zone = agents_.column<&Listing::zone>();
    const auto host = agents_.column<&Listing::host>();
    const auto active = agents_.column<&Listing::active>();
    const auto takings = agents_.column<&Listing::takings>();
    const double days = average_days_before(today);
    std::vector<double> sum(agents_.hosts.size(), 0);
    std::vector<int> homes(agents_.hosts.size(), 0);
    for (std::size_t row = 0; row < agents_.listings.size(); ++row) {
        if (!active[row] || usual[zone[row]] <= 0 ||
            !lettable(today.given.supply, static_cast<std::uint32_t>(row)))
            continue;
        sum[host[row].row] += takings[row].major() / (days * usual[zone[row]]);
        ++homes[host[row].row];
    }
    auto told = careers_.column<&Career::told>();
    for (std::size_t who = 0; who < told.size(); ++who) {
        const auto now = static_cast<float>(sum[who] / std::max(homes[who], 1));
        told[who] = homes[who] == 0 ? -1.0F : told[who] < 0 ? now : (2 * told[who] + now) / 3;
    }
}

/// Takings against what is usual, as somebody hears of them who might let a home: those of the
/// zone, and those of acquaintances who let.
double Market::heard(const Today& today, std::uint32_t who, double market) const {
    const double weight = today.given.supply.news.weight;
    if (weight <= 0) return market;
    const auto told = careers_.column<&Career::told>();
    double sum = 0;
    int tellers = 0;
    for (const std::uint32_t place : acquaintances_.neighbours(place_[who])) {
        const float one = told[by_zone_[place]];
        if (one < 0) continue;
        sum += static_cast<double>(one);
        ++tellers;
    }
    return tellers == 0 ? market : (1 - weight) * market + weight * sum / tellers;
}

/// How much likelier than in other months a host is to stop.
double Market::weariness(const Today& today, std::uint32_t who) const {
    const Money now = books_.balance_of_host(who);
    return today.given.supply.leaving.hazard(careers_.column<&Career::incidents>()[who] > 0,
                                             now < careers_.column<&Career::balance>()[who]);
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

/// Another month begins for all hosts; those who moved in or out are counted.
void Market::close_month(std::span<const std::uint8_t> before) {
    auto balance = careers_.column<&Career::balance>();
    for (std::uint32_t who = 0; who < balance.size(); ++who)
        balance[who] = books_.balance_of_host(who);
    std::ranges::fill(careers_.column<&Career::incidents>(), std::uint16_t{0});
    const auto active = agents_.column<&Listing::active>();
    for (std::uint32_t row = 0; row < before.size(); ++row) {
        Indicators& here = agents_.here(row);
        here.entries += active[row] > before[row];
        here.exits += active[row] < before[row];
    }
}

/// What a night costs each host this morning against what it would cost a casual host with one
/// home; empty where it costs all the same.
void Market::weigh_costs(const Today& today) {
    const Management& management = today.given.supply.management;
    cost_factor_.clear();
    if (!management.changes_cost()) return;
    const auto professional = agents_.column<&Host::professional>();
    const auto homes = agents_.homes_on_offer();
    for (std::size_t who = 0; who < homes.size(); ++who)
        cost_factor_.push_back(management.cost(homes[who], professional[who] != 0));
}

/// What hosting a night costs.
double Market::cost_of(std::uint32_t row) const {
    const auto cost = static_cast<double>(agents_.column<&Listing::cost>()[row]);
    return cost_factor_.empty() ? cost : cost * cost_factor_[agents_.host_of(row)];
}

/// Each evening: listings that were let tonight, or would have been for a night. Each is asked on
/// one day of the week, neighbours on different ones, and counts for seven.
void Market::count_offered(const Today& today) {
    constexpr std::uint32_t week = 7;
    const auto active = agents_.column<&Listing::active>();
    const auto calendar = agents_.column<&Listing::calendar>();
    Trip tonight;
    tonight.first = today.day;
    tonight.price_of_nights = prices_of_nights(today.day, 1);
    const auto first = static_cast<std::uint32_t>(sim::weekday(today.day));
    for (std::uint32_t row = first; row < agents_.listings.size(); row += week) {
        if (!active[row]) continue;
        Indicators& here = agents_.here(row);
        if (!calendar[row].free(today.day, 1) || willing(today, tonight, row))
            here.nights_offered += week;
    }
}

} // namespace models::home_sharing
