// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/hosts/host_careers.hpp"

#include "models/home_sharing/demand/trip_mix.hpp"

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

HostCareers::HostCareers(const Agents& agents) : careers_(identities(agents.hosts)) {}

void HostCareers::check_news(const Parameters& given, const City& city) {
    const News& news = given.supply.news;
    if (news.weight <= 0) return;
    const std::string fault =
        std::visit([&](const auto& rule) { return rule.fault(hosts_in(city)); }, news.network);
    if (!fault.empty()) throw sim::ScenarioError("supply.news.network", fault);
}

void HostCareers::restored(const Today& today, const Agents& agents) {
    if (today.given.supply.news.weight <= 0) return;
    std::vector<std::uint32_t> zone(agents.hosts.size(), 0);
    const auto host = agents.column<&Listing::host>();
    for (std::size_t row = agents.listings.size(); row-- > 0;)
        zone[host[row].row] = agents.column<&Listing::zone>()[row];
    acquaintances_ = std::visit(
        [&](const auto& rule) { return common::Acquaintances(zone, rule, today.keys.world); },
        today.given.supply.news.network);
}

void HostCareers::hear(const Today& today, const Agents& agents, double average_days) {
    if (today.given.supply.news.weight <= 0) return;
    const auto usual = agents.column<&Zone::usual_takings>();
    const auto zone = agents.column<&Listing::zone>();
    const auto host = agents.column<&Listing::host>();
    const auto active = agents.column<&Listing::active>();
    const auto takings = agents.column<&Listing::takings>();
    std::vector<double> sum(agents.hosts.size(), 0);
    std::vector<int> homes(agents.hosts.size(), 0);
    for (std::size_t row = 0; row < agents.listings.size(); ++row) {
        if (!active[row] || usual[zone[row]] <= 0 ||
            !lettable(today.given.supply, agents, static_cast<std::uint32_t>(row)))
            continue;
        sum[host[row].row] += takings[row].major() / (average_days * usual[zone[row]]);
        ++homes[host[row].row];
    }
    auto told = careers_.column<&Career::told>();
    for (std::size_t who = 0; who < told.size(); ++who) {
        const auto now = static_cast<float>(sum[who] / std::max(homes[who], 1));
        told[who] = homes[who] == 0 ? -1.0F : told[who] < 0 ? now : (2 * told[who] + now) / 3;
    }
}

double HostCareers::heard(const Today& today, std::uint32_t who, double market) const {
    const double weight = today.given.supply.news.weight;
    if (weight <= 0) return market;
    const auto news = acquaintances_.news(who, careers_.column<&Career::told>());
    return news.tellers == 0 ? market : (1 - weight) * market + weight * news.sum / news.tellers;
}

double HostCareers::weariness(const Today& today, const Books& books, std::uint32_t who) const {
    const Money now = books.balance_of_host(who);
    return today.given.supply.leaving.hazard(careers_.column<&Career::incidents>()[who] > 0,
                                             now < careers_.column<&Career::balance>()[who]);
}

void HostCareers::close_month(const Books& books) {
    auto balance = careers_.column<&Career::balance>();
    for (std::uint32_t who = 0; who < balance.size(); ++who)
        balance[who] = books.balance_of_host(who);
    std::ranges::fill(careers_.column<&Career::incidents>(), std::uint16_t{0});
}

void HostCareers::weigh_costs(const Today& today, const Agents& agents) {
    const Management& management = today.given.supply.management;
    cost_factor_.clear();
    if (!management.changes_cost()) return;
    const auto professional = agents.column<&Host::professional>();
    const auto homes = agents.homes_on_offer();
    for (std::size_t who = 0; who < homes.size(); ++who)
        cost_factor_.push_back(management.cost(homes[who], professional[who] != 0));
}

bool lettable(const Supply& supply, const Agents& agents, std::uint32_t listing) {
    const int longest = std::min(longest_trip, static_cast<int>(supply.longest_stay));
    return agents.column<&Listing::minimum_nights>()[listing] <= longest;
}

} // namespace models::home_sharing
