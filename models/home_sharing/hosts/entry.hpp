// SPDX-License-Identifier: Apache-2.0
#pragma once
// Entry and exit of homes, and the takings by which hosts judge the market.

#include "models/home_sharing/parts.hpp"

namespace models::home_sharing {

/// On Mondays: what guests learn of each zone. Sums are of cents and nights, so that they are
/// exact.
void survey(const Today& today, Parts& parts);
/// On the first of a month: what a listing of each zone took last month, remembered over a quarter.
/// What is usual is the mean of the settled months of the burn-in, a year of them if it is so long.
void count_takings(const Today& today, Parts& parts);
/// On the first of a month: listings close at a constant hazard, and as many open, while takings
/// are as usual; more takings bring more in and let fewer go.
void enter_and_leave(const Today& today, Parts& parts);
/// How often homes of a host turn over in ordinary times, a month.
double turnover(const Supply& supply, const Agents& agents, std::uint32_t host);

} // namespace models::home_sharing
