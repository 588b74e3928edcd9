// SPDX-License-Identifier: Apache-2.0
#pragma once
// Inventors submit ideas, open or closed.

#include "models/cocreation/parts.hpp"

#include <cstdint>

namespace models::cocreation {

/// Inventors submit ideas.
void submit(const Today& today, Parts& parts);

/// A member submits an idea of that identity, better by so much than the member's ideas are
/// (utility) since more is known of it: where there is a prototype, say. Its row.
std::uint32_t submit_idea(const Today& today, Parts& parts, std::uint32_t inventor,
                          sim::Identity who, double better);

} // namespace models::cocreation
