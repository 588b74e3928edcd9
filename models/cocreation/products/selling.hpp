// SPDX-License-Identifier: Apache-2.0
#pragma once
// Products sell, directly and through retailers.

#include "models/cocreation/parts.hpp"

#include <cstdint>

namespace models::cocreation {

/// Units a day that are asked for of a product on sale.
double demand_today(const Today& today, const Agents& agents, std::uint32_t idea);

/// The platform orders a lot for a product that sells so many units a day, as far as it has cash.
void restock(const Today& today, Parts& parts, std::uint32_t idea, double units_a_day);

/// Products sell; those that hardly do any more are withdrawn.
void sell(const Today& today, Parts& parts);

} // namespace models::cocreation
