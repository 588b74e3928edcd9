// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/agent_tables.hpp"

#include "models/cocreation/community/world.hpp"
#include "sim/random/order.hpp"

#include <utility>

namespace models::cocreation {

Agents::Agents(const Today& dawn)
    : categories(dawn.given.categories), members(make_members(dawn)),
      headcounts(sim::numbered(categories.size())), tally(categories.size() + 1) {}

void Agents::restored(const Today& today) {
    const auto stage = std::as_const(*this).column<&Idea::stage>();
    const auto direct = std::as_const(*this).column<&Idea::direct_due>();
    const auto retail = std::as_const(*this).column<&Idea::retail_due>();
    on_show.clear();
    developing.clear();
    on_sale.clear();
    for (std::uint32_t row = 0; row < ideas.size(); ++row) {
        if (stage[row] == Stage::on_show) on_show.push_back(row);
        if (stage[row] == Stage::developing) developing.push_back(row);
        const bool owing = stage[row] == Stage::withdrawn && (direct[row] + retail[row]).minor > 0;
        if (stage[row] == Stage::on_sale || owing) on_sale.push_back(row);
    }
    const auto activity = column<&Member::activity>();
    keen.clear();
    for (std::uint32_t row = 0; row < members.size(); ++row)
        if (activity[row] > moderate) keen.push_back(row);
    if (!acquaintances)
        acquaintances = std::make_shared<const sim::Graph>(
            today.given.acquaintances.make(members.size(), today.keys.world));
}

} // namespace models::cocreation
