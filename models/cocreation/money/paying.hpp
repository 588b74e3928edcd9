// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the platform owes on the 1st of a month: royalties, overhead, and to its members what is
// left over. A platform that cannot pay closes.

#include "models/cocreation/parts.hpp"

#include <cstdint>
#include <vector>

namespace models::cocreation {

/// Those who made an idea, the inventor first, and the points that each has.
struct Makers {
    std::vector<std::uint32_t> rows;
    std::vector<sim::Identity> who;
    std::vector<std::int64_t> points;
};
Makers makers_of(const Agents& agents, std::uint32_t idea);

/// Royalties on what an idea has sold since they were last paid.
Money owed_for(const Today& today, const Parts& parts, std::uint32_t idea);

/// Once, before anything else: investors pay in the capital.
void fund(const Today& today, Parts& parts);
/// Royalties and overhead are paid; or the platform closes.
void pay(const Today& today, Parts& parts);
/// Those who own the platform have its surplus, members what is not kept as reserve.
void share_surplus(const Today& today, Parts& parts);

} // namespace models::cocreation
