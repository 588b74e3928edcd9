// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who pledges what: people weigh the campaigns they look at, and of those who want a reward of
// which too few are left, the lot decides.

#include "models/crowdfunding/agent_tables.hpp"
#include "models/crowdfunding/discovery/attention.hpp"
#include "models/crowdfunding/money/books.hpp"
#include "models/crowdfunding/pledges/weighing.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace models::crowdfunding {

/// Somebody who wants to back a campaign.
struct Proposal {
    std::uint32_t campaign = 0;
    std::uint64_t lot = 0; ///< who is served first
    std::uint32_t backer = 0;
    bool contact = false;
    double index = 0;    ///< of the campaign to this person, in logarithms
    double delivery = 1; ///< believed reliability of the maker
    Money most;          ///< that the person may and can pay
};

/// Each person's best campaign of those looked at, where it is worth its price; `looks` in the
/// order of backers.
std::vector<Proposal> decide(const Deciding& by, std::span<const Look> looks);

/// Serves proposals: money is taken, rewards are given out until none is left.
void accept(const Today& today, Agents& agents, Books& books, const Showcase& showcase,
            const Rules& rules, std::vector<Proposal> proposals);

/// On the last day of campaigns that miss little: their makers advance it, since all would be lost.
void advance(const Today& today, Agents& agents, Books& books, const Rules& rules);

/// Whether the person who made a pledge would still make it, by what is seen of the campaign now.
bool still_wanted(const Deciding& by, std::size_t pledge);

} // namespace models::crowdfunding
