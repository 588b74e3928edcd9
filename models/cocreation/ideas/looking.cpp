// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/ideas/looking.hpp"

#include "models/cocreation/community/world.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/batch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace models::cocreation {
namespace {

using sim::purpose;

constexpr sim::Purpose visiting = purpose("cocreation.visit");
constexpr double days_of_month = 365.25 / 12;
constexpr std::size_t most_looks = 64;

bool has_voted(const Agents& agents, std::uint32_t member, std::uint32_t idea) {
    const auto previous = agents.column<&Vote::previous>();
    const auto of = agents.column<&Vote::idea>();
    std::uint32_t row = agents.column<&Member::latest_vote>()[member];
    while (row != nobody && of[row] != idea) row = previous[row];
    return row != nobody;
}

// What visitors go by today.
struct Looking {
    const Today& today;
    const Agents& agents;
    const Ranking& ranking;
    double incentive; // of contributors
};

// Taste is keyed by member and idea, so that a second look finds what the first did.
bool judge(const Looking& by, std::uint32_t member, std::uint32_t idea, Act& act) {
    const Attention& rules = by.today.given.attention;
    const sim::Identity who = by.agents.members.identities()[member];
    sim::Stream stream(by.today.keys.chance, purpose("cocreation.taste"), sim::Day{0},
                       sim::pair(who, by.agents.ideas.identities()[idea]));
    const bool favourite =
        by.agents.column<&Member::favourite>()[member] == by.agents.column<&Idea::category>()[idea];
    const double appeal =
        rules.vote + static_cast<double>(by.agents.column<&Idea::quality>()[idea]) +
        rules.herding * sim::math::log(1.0 + by.agents.column<&Idea::votes>()[idea]) +
        rules.affinity * favourite;
    if (appeal + stream.normal() <= 0) return false;
    const auto trust = static_cast<double>(by.agents.column<&Member::trust>()[member]);
    act.comments = stream.chance(rules.comment);
    act.contributes = stream.chance(rules.contribute * trust * by.incentive) &&
                      by.agents.column<&Idea::closed>()[idea] == 0;
    return true;
}

void visit(const Looking& by, std::uint32_t member, std::vector<Act>& acts) {
    const sim::Identity who = by.agents.members.identities()[member];
    sim::Stream stream = by.today.draw(purpose("cocreation.look"), who);
    const std::size_t looks = std::min<std::size_t>(by.today.given.attention.looks, most_looks);
    std::array<std::uint32_t, most_looks> seen{};
    std::size_t size = 0;
    for (std::size_t look = 0; look < looks; ++look) {
        const bool anywhere = stream.uniform() < by.today.given.attention.anywhere;
        const std::uint32_t idea = by.ranking.idea_at(anywhere, stream.uniform());
        const auto end = seen.begin() + static_cast<std::ptrdiff_t>(size);
        if (std::find(seen.begin(), end, idea) != end) continue;
        seen[size++] = idea;
        Act act{idea, 0, member, 0, 0};
        if (by.agents.column<&Idea::inventor>()[idea] == member ||
            has_voted(by.agents, member, idea) || !judge(by, member, idea, act))
            continue;
        act.lot = sim::scramble(who.value ^
                                sim::scramble(static_cast<std::uint64_t>(by.today.day.value)) ^
                                by.today.keys.chance.value);
        acts.push_back(act);
    }
}

// Most members visit rarely and are woken together; the keen few are asked one by one.
std::vector<std::uint32_t> visitors(const Today& today, const Agents& agents) {
    const double rate = today.given.community.visits / days_of_month;
    const auto activity = agents.column<&Member::activity>();
    const auto gone = agents.column<&Member::gone>();
    const auto comes = [&](sim::Identity who, std::uint32_t row, double screen) {
        const double mine = std::min(1.0, rate * static_cast<double>(activity[row]));
        return mine > 0 && !gone[row] && today.draw(visiting, who).chance(mine / screen);
    };
    auto all = sim::collect<std::uint32_t>(
        agents.members.size(), [&](auto& some, std::size_t first, std::size_t last) {
            sim::for_each_rare(today.keys.chance, visiting, today.day, first, last,
                               rate * static_cast<double>(moderate),
                               [&](sim::Identity who, double screen) {
                                   const auto row = static_cast<std::uint32_t>(who.value);
                                   if (activity[row] <= moderate && comes(who, row, screen))
                                       some.push_back(row);
                               });
        });
    for (const std::uint32_t row : agents.keen)
        if (comes(agents.members.identities()[row], row, 1)) all.push_back(row);
    return all;
}

void improve(const Today& today, Parts& parts, const Act& act) {
    Agents& agents = parts.agents;
    const std::uint32_t before = agents.column<&Idea::contributions>()[act.idea]++;
    const double gain =
        improvement_of(today.given.ideas,
                       static_cast<double>(agents.column<&Member::skill>()[act.member]), before);
    agents.column<&Idea::quality>()[act.idea] += static_cast<float>(gain);
    Contribution one;
    one.idea = act.idea;
    one.member = act.member;
    one.points = static_cast<std::uint32_t>(std::clamp(std::nearbyint(100 * gain), 1.0, 1e4));
    one.previous = agents.column<&Idea::latest_contribution>()[act.idea];
    agents.column<&Idea::latest_contribution>()[act.idea] =
        static_cast<std::uint32_t>(agents.contributions.size());
    agents.contributions.append(
        sim::pair(agents.members.identities()[act.member], agents.ideas.identities()[act.idea]),
        one);
    ++agents.column<&Member::acts>()[act.member];
    ++agents.here(act.idea).contributions;
    parts.books.note_act(act.member);
}

void enter(const Today& today, Parts& parts, const Act& act) {
    Agents& agents = parts.agents;
    auto& latest = agents.column<&Member::latest_vote>()[act.member];
    const Vote vote{act.idea, act.member, latest};
    latest = static_cast<std::uint32_t>(agents.votes.size());
    agents.votes.append(
        sim::pair(agents.members.identities()[act.member], agents.ideas.identities()[act.idea]),
        vote);
    ++agents.column<&Idea::votes>()[act.idea];
    agents.column<&Idea::comments>()[act.idea] += act.comments;
    agents.column<&Member::latest_act>()[act.member] = today.day;
    ++agents.here(act.idea).votes;
    agents.here(act.idea).comments += act.comments;
    if (act.comments) parts.books.note_act(act.member);
    if (act.contributes) improve(today, parts, act);
}

} // namespace

double improvement_of(const Ideas& rules, double skill, std::uint32_t before) {
    return rules.improvement * sim::math::exp(0.5 * skill) / (1 + rules.crowding * before);
}

Visits visits_of(const Today& today, const Parts& parts) {
    const Agents& agents = parts.agents;
    Visits all;
    if (parts.ranking.empty() || today.given.community.visits <= 0) return all;
    const double incentive =
        incentive_of(today.given.motives, parts.pot * (1 - parts.inventor_share));
    const Looking by{today, agents, parts.ranking, incentive};
    const auto who = visitors(today, agents);
    all.visitors = static_cast<std::int64_t>(who.size());
    all.acts = sim::collect<Act>(who.size(), [&](auto& acts, std::size_t first, std::size_t last) {
        for (std::size_t at = first; at < last; ++at) visit(by, who[at], acts);
    });
    std::ranges::sort(all.acts);
    return all;
}

void look(const Today& today, Parts& parts) {
    if (!parts.record.runs()) return;
    const Visits all = visits_of(today, parts);
    parts.agents.platform().visits += all.visitors;
    for (const Act& act : all.acts) enter(today, parts, act);
}

void forget_votes(const Today&, Parts& parts) {
    Agents& agents = parts.agents;
    const auto stage = std::as_const(agents).column<&Idea::stage>();
    const auto idea = std::as_const(agents).column<&Vote::idea>();
    const auto voter = std::as_const(agents).column<&Vote::member>();
    const auto latest = agents.column<&Member::latest_vote>();
    for (const std::uint32_t member : voter) latest[member] = nobody;
    agents.votes.keep([&](std::size_t row) { return stage[idea[row]] == Stage::on_show; });
    const auto kept = std::as_const(agents).column<&Vote::member>();
    const auto previous = agents.column<&Vote::previous>();
    for (std::uint32_t row = 0; row < kept.size(); ++row)
        previous[row] = std::exchange(latest[kept[row]], row);
}

} // namespace models::cocreation
