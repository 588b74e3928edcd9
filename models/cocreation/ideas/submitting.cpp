// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/ideas/submitting.hpp"

#include "models/cocreation/community/world.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/batch.hpp"

#include <algorithm>
#include <vector>

namespace models::cocreation {
namespace {

using sim::purpose;

constexpr sim::Purpose submitting = purpose("cocreation.submit");
constexpr double days_of_year = 365.25;

std::vector<std::uint32_t> inventors_of(const Today& today, const Parts& parts) {
    const Agents& agents = parts.agents;
    const double rate = today.given.community.ideas / days_of_year;
    const double ceiling = std::min(1.0, rate * most_active);
    const auto productivity = agents.column<&Member::productivity>();
    const auto outlook = agents.column<&Member::outlook>();
    const auto gone = agents.column<&Member::gone>();
    const double royalty = parts.pot * parts.inventor_share;
    return sim::collect<std::uint32_t>(agents.members.size(), [&](auto& some, std::size_t first,
                                                                  std::size_t last) {
        sim::for_each_rare(
            today.keys.chance, submitting, today.day, first, last, ceiling,
            [&](sim::Identity who, double screen) {
                const auto row = static_cast<std::uint32_t>(who.value);
                if (productivity[row] <= 0 || gone[row]) return;
                const double mine =
                    rate * static_cast<double>(productivity[row]) *
                    incentive_of(today.given.motives, royalty * static_cast<double>(outlook[row]));
                if (today.draw(submitting, who).chance(std::min(mine, screen) / screen))
                    some.push_back(row);
            });
    });
}

// An idea is the same in every scenario in which its inventor has one on that day, but for whether
// it is shared.
Idea draw_idea(const Today& today, const Agents& agents, std::uint32_t inventor,
               sim::Identity who) {
    sim::Stream stream(today.keys.chance, purpose("cocreation.idea"), sim::Day{0}, who);
    const Ideas& rules = today.given.ideas;
    Idea one;
    one.inventor = inventor;
    one.category = agents.column<&Member::favourite>()[inventor];
    one.submitted = today.day;
    one.closed =
        stream.uniform() >= static_cast<double>(agents.column<&Member::openness>()[inventor]);
    one.original = static_cast<float>(
        rules.skill * static_cast<double>(agents.column<&Member::skill>()[inventor]) +
        rules.noise * stream.normal());
    one.quality = one.original;
    return one;
}

} // namespace

void submit(const Today& today, Parts& parts) {
    if (!parts.record.runs()) return;
    Agents& agents = parts.agents;
    for (const std::uint32_t inventor : inventors_of(today, parts))
        submit_idea(today, parts, inventor,
                    sim::child(agents.members.identities()[inventor],
                               static_cast<std::uint64_t>(today.day.value)),
                    0);
}

std::uint32_t submit_idea(const Today& today, Parts& parts, std::uint32_t inventor,
                          sim::Identity who, double better) {
    Agents& agents = parts.agents;
    Idea idea = draw_idea(today, agents, inventor, who);
    idea.original += static_cast<float>(better);
    idea.quality = idea.original;
    const auto row = static_cast<std::uint32_t>(agents.ideas.size());
    agents.ideas.append(who, idea);
    agents.on_show.push_back(row);
    ++agents.column<&Member::ideas>()[inventor];
    ++agents.column<&Member::acts>()[inventor];
    agents.column<&Member::latest_act>()[inventor] = today.day;
    ++agents.here(row).ideas;
    agents.here(row).closed_ideas += idea.closed;
    parts.record.note_idea(idea.closed != 0);
    parts.books.note_act(inventor);
    return row;
}

} // namespace models::cocreation
