// SPDX-License-Identifier: Apache-2.0
#pragma once
// Every Monday the platform chooses among the ideas on show, and ends the show of old ones.

#include "models/cocreation/parts.hpp"

#include <cstdint>
#include <vector>

namespace models::cocreation {

/// How the platform scores an idea.
double score_of(const Today& today, const Agents& agents, std::uint32_t idea);

/// The ideas that may be chosen, the best score first, as many as are wanted.
std::vector<std::uint32_t> best_ideas(const Today& today, const Agents& agents, std::size_t wanted);

/// Chooses ideas, pays for their development, and tells those who made them and the others.
void select(const Today& today, Parts& parts);

} // namespace models::cocreation
