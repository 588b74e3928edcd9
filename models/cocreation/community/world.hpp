// SPDX-License-Identifier: Apache-2.0
#pragma once
// New worlds of co-creation: the members.

#include "models/cocreation/agents.hpp"
#include "models/cocreation/parameters.hpp"
#include "sim/store/table.hpp"

#include <string_view>

namespace models::cocreation {

/// Activity up to which members are woken together; the few above it, one by one.
inline constexpr float moderate = 2;
/// The highest activity or productivity, against the mean.
inline constexpr double most_active = 20;

/// The members of a new world.
sim::Table<Member> make_members(const Today& dawn);

} // namespace models::cocreation
