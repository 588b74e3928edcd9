// SPDX-License-Identifier: Apache-2.0
#pragma once
// Once a month members weigh what the platform brought them, stay, leave or return, and norms
// spread among those who know each other.

#include "models/cocreation/parts.hpp"

namespace models::cocreation {

/// What a month brought a member, net of effort; `closed` is the share of ideas kept closed.
double balance_of(const Motives& motives, const Agents& agents, std::uint32_t member, Money income,
                  double closed);

/// Members stay, leave or return.
void come_and_go(const Today& today, Parts& parts);
/// Openness and trust spread by imitation, and openness by what it pays.
void spread_norms(const Today& today, Parts& parts);
/// Members are counted.
void count_members(const Today& today, Parts& parts);

} // namespace models::cocreation
