// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/products/developing.hpp"

#include "models/cocreation/products/selling.hpp"

#include <algorithm>

namespace models::cocreation {
namespace {

using sim::purpose;

constexpr double days_of_month = 365.25 / 12;

// A licensed product needs no stock: manufacturers bear it.
void launch(const Today& today, Parts& parts, std::uint32_t idea) {
    Agents& agents = parts.agents;
    agents.column<&Idea::stage>()[idea] = Stage::on_sale;
    agents.column<&Idea::demand>()[idea] = static_cast<float>(demand_of(today, agents, idea, 1));
    agents.on_sale.insert(std::ranges::upper_bound(agents.on_sale, idea), idea);
    ++agents.here(idea).launched;
    if (const auto* make = std::get_if<Make>(&today.given.platform.production))
        restock(today, parts, idea, demand_of(today, agents, idea, make->foresight));
}

} // namespace

double success_of(const Development& rules, double quality) {
    return 1 / (1 + sim::math::exp(-(rules.success + rules.quality * quality)));
}

double demand_of(const Today& today, const Agents& agents, std::uint32_t idea, double foresight) {
    const Sales& rules = today.given.sales;
    sim::Stream stream(today.keys.chance, purpose("cocreation.demand"), sim::Day{0},
                       agents.ideas.identities()[idea]);
    const auto quality = static_cast<double>(agents.column<&Idea::quality>()[idea]);
    const double index = rules.quality * quality + foresight * rules.spread * stream.normal();
    return std::min(rules.units / days_of_month * sim::math::exp(index), 1e7);
}

void develop(const Today& today, Parts& parts) {
    if (!parts.record.runs()) return;
    Agents& agents = parts.agents;
    const auto due = agents.column<&Idea::due>();
    for (const std::uint32_t idea : agents.developing) {
        if (due[idea] != today.day) continue;
        ++agents.here(idea).developed;
        sim::Stream stream(today.keys.chance, purpose("cocreation.development"), sim::Day{0},
                           agents.ideas.identities()[idea]);
        const auto quality = static_cast<double>(agents.column<&Idea::quality>()[idea]);
        if (stream.chance(success_of(today.given.development, quality)))
            launch(today, parts, idea);
        else
            agents.column<&Idea::stage>()[idea] = Stage::shelved;
    }
    const auto stage = agents.column<&Idea::stage>();
    std::erase_if(agents.developing,
                  [&](std::uint32_t idea) { return stage[idea] != Stage::developing; });
}

} // namespace models::cocreation
