// SPDX-License-Identifier: Apache-2.0
#pragma once
// Ideas come and are given up; people become members and leave.

#include "models/makerspace/agent_tables.hpp"

#include <cstdint>

namespace models::makerspace {

/// Every day: new ideas, and projects that are too late.
void have_ideas(const Today& today, Agents& agents);

/// On the 1st of a month: members pay or leave, others join as far as there is room.
void join_and_leave(const Today& today, Agents& agents);

/// What a month as a member is worth to somebody with a project under way, before taste.
double worth_of_month(const Today& today, const Agents& agents, std::uint32_t person);

/// Most members of a space.
std::uint32_t cap_of(const Today& today, const Agents& agents, std::uint32_t space);

} // namespace models::makerspace
