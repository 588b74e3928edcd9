// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who comes to know of which campaign today: the maker's contacts, visitors of the platform, and
// people whom a backer tells.

#include "models/crowdfunding/agent_tables.hpp"
#include "models/crowdfunding/discovery/showcase.hpp"

#include <cstdint>
#include <vector>

namespace models::crowdfunding {

/// A person who looks at a campaign, by the maker's word or not.
struct Look {
    std::uint32_t backer = 0;
    std::uint32_t campaign = 0;
    std::uint8_t stranger = 1; ///< not told by the maker

    friend auto operator<=>(const Look&, const Look&) = default;
};

/// All looks of today, by backer and campaign, each pair once; who heard of a campaign from its
/// maker counts as a contact.
std::vector<Look> looks_of(const Today& today, const Agents& agents, const Showcase& showcase);

/// How many of a maker's contacts have heard at the end of a day of that age.
std::uint32_t told_by(const Contacts& contacts, std::uint32_t all, int age);

/// How many pledges there were before a day.
std::size_t pledges_before(const Agents& agents, sim::Day day);

} // namespace models::crowdfunding
