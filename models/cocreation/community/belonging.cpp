// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/community/belonging.hpp"

#include "sim/parallel/blocks.hpp"
#include "sim/time/calendar.hpp"
#include "sim/trust/contacts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace models::cocreation {
namespace {

constexpr double most_mood = 3;
constexpr int days_of_year = 365;

double bounded(double mood) { return std::clamp(mood, -most_mood, most_mood); }

double share_closed(const Agents& agents) {
    const auto closed = agents.column<&Idea::closed>();
    std::size_t count = 0;
    for (const std::uint32_t idea : agents.on_show) count += closed[idea];
    return agents.on_show.empty()
               ? 0
               : static_cast<double>(count) / static_cast<double>(agents.on_show.size());
}

// The mean mood of those contacts who are there and do more than look; 0 without any.
double mood_of_contacts(const Agents& agents, std::uint32_t member) {
    const auto mood = agents.column<&Member::mood>();
    const auto gone = agents.column<&Member::gone>();
    const auto role = agents.column<&Member::role>();
    double sum = 0;
    int count = 0;
    for (const std::uint32_t contact : agents.acquaintances->neighbours(member)) {
        if (gone[contact] || role[contact] == Role::lurker) continue;
        sum += static_cast<double>(mood[contact]);
        ++count;
    }
    return count == 0 ? 0 : sum / count;
}

struct Next {
    float mood = 0;
    std::uint8_t gone = 0;
};

Next next_of(const Today& today, const Agents& agents, std::uint32_t member, std::size_t month,
             double closed) {
    const Motives& rules = today.given.motives;
    const auto before = static_cast<double>(agents.column<&Member::mood>()[member]);
    const bool gone = agents.column<&Member::gone>()[member] != 0;
    const double brought =
        balance_of(rules, agents, member, agents.column<&Member::income>()[member][month], closed);
    const double mood = bounded((1 - rules.memory) * before + rules.memory * brought);
    const double chance =
        gone ? rules.back * sim::math::exp(bounded(mood_of_contacts(agents, member)))
             : rules.quit * sim::math::exp(-mood);
    sim::Stream stream =
        today.draw(sim::purpose("cocreation.belong"), agents.members.identities()[member]);
    return {static_cast<float>(mood), static_cast<std::uint8_t>(gone != stream.chance(chance))};
}

} // namespace

double balance_of(const Motives& motives, const Agents& agents, std::uint32_t member, Money income,
                  double closed) {
    const auto openness = static_cast<double>(agents.column<&Member::openness>()[member]);
    const bool gone = agents.column<&Member::gone>()[member] != 0;
    return sim::math::log(1 + std::max(income, Money{}).major() / motives.value) +
           static_cast<double>(agents.column<&Member::esteem>()[member]) -
           motives.effort * agents.column<&Member::acts>()[member] -
           (gone ? 0 : motives.ownership_dislike * openness * closed);
}

void come_and_go(const Today& today, Parts& parts) {
    if (!parts.record.runs()) return;
    Agents& agents = parts.agents;
    const std::size_t month = static_cast<unsigned>(sim::date_of(today.day).month) - 1;
    const double closed = share_closed(agents);
    const auto role = agents.column<&Member::role>();
    std::vector<Next> next(agents.members.size());
    sim::for_each_row(next.size(), [&](std::size_t row) {
        if (role[row] != Role::lurker)
            next[row] = next_of(today, agents, static_cast<std::uint32_t>(row), month, closed);
    });
    const auto gone = agents.column<&Member::gone>();
    const auto favourite = agents.column<&Member::favourite>();
    for (std::size_t row = 0; row < next.size(); ++row) {
        Indicators& here = agents.tally[favourite[row]];
        if (next[row].gone > gone[row]) ++here.left;
        if (next[row].gone < gone[row]) ++here.returned;
        gone[row] = next[row].gone;
        agents.column<&Member::mood>()[row] = next[row].mood;
    }
    std::ranges::fill(agents.column<&Member::esteem>(), 0.0F);
    std::ranges::fill(agents.column<&Member::acts>(), 0U);
}

void spread_norms(const Today& today, Parts& parts) {
    if (!parts.record.runs()) return;
    Agents& agents = parts.agents;
    const Openness& rules = today.given.openness;
    const auto openness = agents.column<&Member::openness>();
    if (rules.imitation > 0) sim::spread(*agents.acquaintances, rules.imitation, openness);
    const double influence = today.given.acquaintances.influence;
    if (influence > 0)
        sim::spread(*agents.acquaintances, influence, agents.column<&Member::trust>());
    const double advantage = parts.record.advantage_of_openness(today.given.motives.reference);
    const double odds = sim::math::exp(rules.returns * advantage);
    sim::for_each_row(openness.size(), [&](std::size_t row) {
        const auto open = static_cast<double>(openness[row]);
        openness[row] = static_cast<float>(open * odds / (1 - open + open * odds));
    });
}

void count_members(const Today& today, Parts& parts) {
    if (!parts.record.runs()) return;
    const Agents& agents = std::as_const(parts.agents);
    const auto favourite = agents.column<&Member::favourite>();
    const auto gone = agents.column<&Member::gone>();
    const auto role = agents.column<&Member::role>();
    const auto latest = agents.column<&Member::latest_act>();
    const auto openness = agents.column<&Member::openness>();
    const auto income = agents.column<&Member::income>();
    std::vector<Headcount> counts(agents.headcounts.size());
    for (std::size_t row = 0; row < gone.size(); ++row) {
        Headcount& here = counts[favourite[row]];
        here.small_successes +=
            common::of_year(income[row]) >= parts.small_success && parts.small_success.minor > 0;
        if (gone[row]) continue;
        ++here.active;
        here.lurkers += today.day - latest[row] > days_of_year;
        if (role[row] == Role::lurker) continue;
        ++here.posters;
        here.openness +=
            static_cast<std::int64_t>(std::nearbyint(1e6 * static_cast<double>(openness[row])));
    }
    for (std::size_t row = 0; row < counts.size(); ++row)
        parts.agents.headcounts.put(row, counts[row]);
}

} // namespace models::cocreation
