// SPDX-License-Identifier: Apache-2.0
#pragma once
// Makers launch campaigns: whether they come back, what they ask for, whom they tell.

#include "models/crowdfunding/parts.hpp"

#include <cstdint>

namespace models::crowdfunding {

/// The campaigns that were planned for today are launched or dropped.
void launch(const Today& today, Parts& parts);

/// What a maker asks for: the cost with a margin and fees, or the goal that promises most by the
/// record; no more than the law lets the maker raise. None where that is nothing.
Money goal_of(const Today& today, const Parts& parts, std::uint32_t campaign);

/// What a campaign with a goal promises its maker, by how often goals like it were reached; in
/// major units.
double promise_of(const Parameters& given, const Record& record, double goal, double cost,
                  double category_cost);

/// What all can see of a campaign's appeal.
double visible_appeal(const Parameters& given, const Agents& agents, std::uint32_t campaign);

} // namespace models::crowdfunding
