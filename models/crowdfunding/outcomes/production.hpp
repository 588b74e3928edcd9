// SPDX-License-Identifier: Apache-2.0
#pragma once
// What becomes of a project that has its money: whether and when it is done, and what it costs.

#include "models/crowdfunding/agent_tables.hpp"

#include <cstdint>

namespace models::crowdfunding {

/// The fate of a project: a function of the campaign as it ended.
struct Production {
    bool fails = false;
    bool fraud = false;
    bool late = false;
    int days = 0;            ///< from the end of the campaign to rewards, or to the end of hope
    double cost = 0;         ///< spent, in major units
    bool gives_back = false; ///< by itself, what is left after a failure
};

/// What becomes of a campaign whose money was taken.
Production production_of(const Today& today, const Agents& agents, std::uint32_t campaign);

} // namespace models::crowdfunding
