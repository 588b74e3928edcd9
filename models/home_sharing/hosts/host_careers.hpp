// SPDX-License-Identifier: Apache-2.0
#pragma once
// Hosts from month to month: what they hear of others' takings, what a bad month does to them, and
// what hosting costs those who run many homes.

#include "models/common/acquaintances.hpp"
#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/hosts/careers.hpp"
#include "models/home_sharing/money/books.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace models::home_sharing {

/// What hosts remember of their business, and what they know of others'.
class HostCareers {
public:
    explicit HostCareers(const Agents& agents);

    /// Refuses a network of hosts that the city is too small for.
    static void check_news(const Parameters& given, const City& city);
    /// Works out who knows whom: hosts in the order of the zones of their first listings, so that
    /// whoever is near on this line is near in town.
    void restored(const Today& today, const Agents& agents);
    void take_up_day(const HostCareers& before) { cost_factor_ = before.cost_factor_; }

    /// What a night costs each host this morning against what it would cost a casual host with one
    /// home.
    void weigh_costs(const Today& today, const Agents& agents);
    /// What hosting a night costs.
    [[nodiscard]] double cost_of(const Agents& agents, std::uint32_t listing) const {
        const auto cost = static_cast<double>(agents.column<&Listing::cost>()[listing]);
        return cost_factor_.empty() ? cost : cost * cost_factor_[agents.host_of(listing)];
    }

    /// On the first of a month: what each host who lets has to tell of the last, whose days add up
    /// to so many of an average season.
    void hear(const Today& today, const Agents& agents, double average_days);
    /// Takings against what is usual, as somebody hears of them who might let a home: those of the
    /// zone, `market`, and those of acquaintances who let.
    [[nodiscard]] double heard(const Today& today, std::uint32_t who, double market) const;
    /// How much likelier than in other months a host is to stop.
    [[nodiscard]] double weariness(const Today& today, const Books& books, std::uint32_t who) const;
    /// A bad stay.
    void note_incident(std::uint32_t host) { ++careers_.column<&Career::incidents>()[host]; }
    /// Another month begins.
    void close_month(const Books& books);

    static void walk(auto& self, auto& visit) { visit("careers", self.careers_); }

private:
    sim::Table<Career> careers_; // by host

    common::Acquaintances
        acquaintances_;               // follow from the scenario; none where news does not count
    std::vector<double> cost_factor_; // by host, of a night; empty where it costs all the same
};

/// Whether any trip is as long as the host asks for. Homes for which none is, such as those offered
/// for three months and more, stay as they are: nobody's takings tell anything of them.
bool lettable(const Supply& supply, const Agents& agents, std::uint32_t listing);

} // namespace models::home_sharing
