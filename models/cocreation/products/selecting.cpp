// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/products/selecting.hpp"

#include <algorithm>
#include <cmath>

namespace models::cocreation {
namespace {

using sim::purpose;

constexpr double days_of_month = 365.25 / 12;

Money cost_of(const Today& today, const Agents& agents, std::uint32_t idea) {
    const Development& rules = today.given.development;
    sim::Stream stream(today.keys.chance, purpose("cocreation.cost"), sim::Day{0},
                       agents.ideas.identities()[idea]);
    const double cost = rules.cost * sim::math::exp(rules.cost_spread * stream.normal());
    const auto* licence = std::get_if<Licence>(&today.given.platform.production);
    return sim::round_half_even(100 * cost * (licence ? licence->development : 1));
}

// Inventors who pass contributions off as their own are found out by disclosure only.
bool credited(const Today& today, const Parts& parts, std::uint32_t contribution,
              bool appropriates) {
    if (!appropriates) return true;
    sim::Stream stream(today.keys.chance, purpose("cocreation.credit"), sim::Day{0},
                       parts.agents.contributions.identities()[contribution]);
    return stream.chance(parts.rules.corrected);
}

// Those who made an idea learn how it ended, and who is credited with it.
void conclude(const Today& today, Parts& parts, std::uint32_t idea, bool chosen) {
    Agents& agents = parts.agents;
    const Motives& motives = today.given.motives;
    const std::uint32_t inventor = agents.column<&Idea::inventor>()[idea];
    const double news = chosen ? motives.learning : -0.1 * motives.learning;
    auto& outlook = agents.column<&Member::outlook>()[inventor];
    outlook = static_cast<float>(
        std::clamp(static_cast<double>(outlook) * sim::math::exp(news), 0.2, 5.0));
    agents.column<&Member::esteem>()[inventor] += static_cast<float>(
        motives.applause * sim::math::log(1.0 + agents.column<&Idea::votes>()[idea]));
    const bool appropriates = agents.column<&Member::appropriates>()[inventor] != 0;
    const double step = today.given.credit.step;
    agents.for_each_contribution(idea, [&](std::uint32_t row) {
        const bool right = credited(today, parts, row, appropriates);
        const std::uint32_t member = agents.column<&Contribution::member>()[row];
        agents.column<&Contribution::credited>()[row] = right;
        auto& trust = agents.column<&Member::trust>()[member];
        trust += static_cast<float>(step * (right - static_cast<double>(trust)));
        if (right)
            agents.column<&Member::esteem>()[member] += static_cast<float>(motives.recognition);
        else
            ++agents.here(idea).uncredited;
    });
    ++agents.here(idea).concluded;
}

void develop_idea(const Today& today, Parts& parts, std::uint32_t idea, Money cost) {
    Agents& agents = parts.agents;
    agents.column<&Idea::stage>()[idea] = Stage::developing;
    agents.column<&Idea::due>()[idea] =
        today.day +
        static_cast<int>(std::nearbyint(today.given.development.months * days_of_month));
    agents.developing.insert(std::ranges::upper_bound(agents.developing, idea), idea);
    ++agents.here(idea).selected;
    parts.books.spend(agents.here(idea), Sector::suppliers, cost, Payment::development);
    conclude(today, parts, idea, true);
}

} // namespace

double score_of(const Today& today, const Agents& agents, std::uint32_t idea) {
    const Selection& rules = today.given.selection;
    sim::Stream stream(today.keys.chance, purpose("cocreation.judgement"), sim::Day{0},
                       agents.ideas.identities()[idea]);
    return rules.votes * sim::math::log(1.0 + agents.column<&Idea::votes>()[idea]) +
           rules.quality * static_cast<double>(agents.column<&Idea::quality>()[idea]) +
           rules.noise * stream.normal();
}

std::vector<std::uint32_t> best_ideas(const Today& today, const Agents& agents,
                                      std::size_t wanted) {
    struct Candidate {
        double score;
        std::uint32_t idea;
    };
    std::vector<Candidate> all;
    for (const std::uint32_t idea : agents.on_show)
        if (today.day - agents.column<&Idea::submitted>()[idea] >=
            static_cast<int>(today.given.selection.least_days))
            all.push_back({score_of(today, agents, idea), idea});
    const auto better = [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score : a.idea < b.idea;
    };
    const auto size = static_cast<std::ptrdiff_t>(std::min(wanted, all.size()));
    std::partial_sort(all.begin(), all.begin() + size, all.end(), better);
    std::vector<std::uint32_t> best;
    for (std::ptrdiff_t at = 0; at < size; ++at)
        best.push_back(all[static_cast<std::size_t>(at)].idea);
    return best;
}

void select(const Today& today, Parts& parts) {
    if (!parts.record.runs()) return;
    Agents& agents = parts.agents;
    for (const std::uint32_t idea : best_ideas(today, agents, today.given.selection.chosen)) {
        // A platform without the money for it waits.
        const Money cost = cost_of(today, agents, idea);
        if (cost <= parts.books.cash()) develop_idea(today, parts, idea, cost);
    }
    const auto stage = agents.column<&Idea::stage>();
    for (const std::uint32_t idea : agents.on_show) {
        const int age = today.day - agents.column<&Idea::submitted>()[idea];
        if (stage[idea] != Stage::on_show || age < static_cast<int>(today.given.ideas.show_days))
            continue;
        stage[idea] = Stage::passed_over;
        conclude(today, parts, idea, false);
    }
    std::erase_if(agents.on_show,
                  [&](std::uint32_t idea) { return stage[idea] != Stage::on_show; });
}

} // namespace models::cocreation
