// SPDX-License-Identifier: Apache-2.0
#pragma once
// How hosts set prices: each by the rule taken up, on the occupancy, the neighbours, the trials or
// the nights ahead that the rule looks at.

#include "models/home_sharing/agent_tables.hpp"
#include "models/home_sharing/demand/events.hpp"
#include "models/home_sharing/hosts/business.hpp"
#include "models/home_sharing/hosts/host_careers.hpp"
#include "models/home_sharing/hosts/pricing.hpp"
#include "models/home_sharing/law/law.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace models::home_sharing {

/// The prices of all homes, and what their hosts remember of earlier ones.
class PriceSetting {
public:
    explicit PriceSetting(const Agents& agents) : businesses_(identities(agents.listings)) {}

    /// Works out which rule each listing goes by: that of its host's class, if the host has taken
    /// it up.
    void restored(const Today& today, const Agents& agents);
    /// A host who looks at the price this week sets it anew by the rule. All look at the prices of
    /// last week. Prices begin as the data have them: until they have settled everybody looks every
    /// week.
    void set_prices(const Today& today, Agents& agents, const HostCareers& careers, const Law& law);
    /// This morning's prices of nights by pricing tools, against an average night.
    void foresee_nights(const Today& today, const Agents& agents, const HostCareers& careers,
                        const Law& law, const Sought& sought);
    /// What a booking brings, or no longer brings (`sign` is minus one), counts for the price tried
    /// now.
    void remember(const Agents& agents, const HostCareers& careers, const Law& law,
                  std::uint32_t row, Money price, int nights, int sign);

    /// The row of prices of nights that a listing goes by.
    [[nodiscard]] std::uint8_t quoting(std::uint32_t row, bool professional) const {
        return quoting_of(professional, rule_[row] == tool_rule);
    }
    /// What a pricing tool asks for nights, in average nights.
    [[nodiscard]] double by_tool(bool professional, sim::Day first, int nights) const {
        return tool_nights_[professional ? 1 : 0].nights(first, nights);
    }

    static void walk(auto& self, auto& visit) { visit("businesses", self.businesses_); }

private:
    void learn(const Today& today, Agents& agents, const HostCareers& careers, const Law& law,
               const Learning& rule, std::uint32_t row);
    [[nodiscard]] bool any_tool() const;
    [[nodiscard]] double mean_taken(const Today& today, const Agents& agents) const;

    sim::Table<Business> businesses_;        // by listing
    std::vector<std::uint8_t> rule_;         // by listing; follows from the scenario
    std::array<NightPrices, 2> tool_nights_; // this morning's, of casual hosts and of professionals
};

} // namespace models::home_sharing
