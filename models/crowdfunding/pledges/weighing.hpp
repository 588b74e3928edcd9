// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a person weighs a campaign: what it is worth, what the maker is believed to deliver, and what
// the person can and may pay.

#include "models/crowdfunding/agent_tables.hpp"
#include "models/crowdfunding/discovery/showcase.hpp"
#include "models/crowdfunding/law/rules.hpp"
#include "sim/trust/beliefs.hpp"
#include "sim/trust/reports.hpp"

#include <cstdint>

namespace models::crowdfunding {

/// What people decide by, beside the campaigns.
struct Deciding {
    const Today& today;
    const Agents& agents;
    const Showcase& showcase;
    const sim::Beliefs& beliefs;
    const sim::Reports& reports;
    const Rules& rules;
};

/// Share of what the maker is due that is held until delivery.
double held_share(const Parameters& given, const Rules& rules);
/// What may come back of a pledge.
Stakes stakes_of(const Parameters& given, const Rules& rules);

/// Whether a person has backed a campaign already.
bool has_backed(const Agents& agents, std::uint32_t backer, std::uint32_t campaign);
/// What the law lets a person put into a campaign today.
Money allowed(const Deciding& by, std::uint32_t backer, const Offer& offer);
/// What is left of the person's budget of this month.
Money affordable(const Deciding& by, std::uint32_t backer);
/// What a campaign is worth to a person before its rewards, in logarithms.
double index_for(const Deciding& by, std::uint32_t backer, const Offer& offer, bool contact);
/// The chance with which a person expects the maker to deliver, hearsay and compiled rules
/// included.
double delivery_for(const Deciding& by, std::uint32_t backer, const Offer& offer);
/// The reward that a person would choose for at most so much.
Chosen choose(const Deciding& by, std::uint32_t backer, const Offer& offer, double delivery,
              Money most);

} // namespace models::crowdfunding
