// SPDX-License-Identifier: Apache-2.0
// Networks that are made step by step, each step looking at what stands already.

#include "sim/base/problems.hpp"
#include "sim/network/links.hpp"
#include "sim/network/makers.hpp"
#include "sim/random/order.hpp"

#include <algorithm>

namespace sim {
namespace {

constexpr Purpose moving = purpose("network.small_world");
constexpr Purpose joining = purpose("network.preferential");
constexpr Purpose gathering = purpose("network.communities.gather");
constexpr Purpose bridging = purpose("network.communities.bridge");
constexpr Purpose rewiring = purpose("network.communities.rewire");
constexpr Purpose rewiring_turn = purpose("network.communities.turn");

std::uint32_t pick(Stream& draws, const std::vector<std::uint32_t>& among) {
    return among[draws.below(static_cast<std::uint32_t>(among.size()))];
}

// Ties `who` to somebody drawn at random, if anybody is left.
void tie_to_anybody(Links& links, std::uint32_t who, Stream& draws) {
    const std::uint32_t people = links.size();
    if (links.degree(who) + 1 >= people) return;
    while (!links.tie(who, draws.below(people))) {}
}

} // namespace

std::string SmallWorld::fault(std::size_t people) const { return Ring{reach}.fault(people); }

Graph SmallWorld::operator()(std::size_t people, Key key) const {
    const auto count = static_cast<std::uint32_t>(people);
    Links links(people);
    for (std::uint32_t who = 0; who < count; ++who)
        for (std::uint32_t step = 1; step <= reach; ++step) links.tie(who, (who + step) % count);
    // Near ties first, round by round, as the authors do.
    for (std::uint32_t step = 1; step <= reach; ++step)
        for (std::uint32_t who = 0; who < count; ++who) {
            Stream draws(key, moving, Day{static_cast<std::int32_t>(step)}, {who});
            if (!draws.chance(rewired) || links.degree(who) + 1 >= count) continue;
            tie_to_anybody(links, who, draws);
            links.untie(who, (who + step) % count);
        }
    return links.graph();
}

std::string Preferential::fault(std::size_t people) const {
    if (people > links) return "";
    return text("newcomers with ", links, " ties need more than ", links, " people, got ", people);
}

/// A person stands in `ends` once for each tie, so that a place drawn from it favours those who
/// have many.
Graph Preferential::operator()(std::size_t people, Key key) const {
    std::vector<Tie> ties{{0, 1}};
    std::vector<std::uint32_t> ends{0, 1};
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t newcomer = 2; newcomer < people; ++newcomer) {
        Stream draws(key, joining, Day{0}, {newcomer});
        const std::uint32_t wanted = brings == Newcomer::fixed ? links : 1 + draws.below(links);
        chosen.clear();
        while (chosen.size() < std::min(wanted, newcomer)) {
            const std::uint32_t other = pick(draws, ends);
            if (std::ranges::find(chosen, other) == chosen.end()) chosen.push_back(other);
        }
        for (const std::uint32_t other : chosen) {
            ties.push_back({newcomer, other});
            ends.insert(ends.end(), {newcomer, other});
        }
    }
    return {people, ties};
}

std::string Communities::fault(std::size_t people) const {
    if (people % communities != 0)
        return text(people, " people do not divide into ", communities, " communities");
    if (links % 2 != 0) return text("the ties of a person must be even in number, got ", links);
    const std::size_t size = people / communities;
    if (size > links) return "";
    return text("communities of ", size, " people cannot hold ", links, " ties a person");
}

namespace {

// Everyone, in the order of numbers, takes half of the ties to members of the own community.
void gather(Links& links, std::uint32_t communities, std::uint32_t half, Key key) {
    std::vector<std::uint32_t> strangers;
    for (std::uint32_t who = 0; who < links.size(); ++who) {
        Stream draws(key, gathering, Day{0}, {who});
        strangers.clear();
        for (std::uint32_t other = who % communities; other < links.size(); other += communities)
            if (other != who && !links.tied(who, other)) strangers.push_back(other);
        for (std::uint32_t made = 0; made < half && !strangers.empty(); ++made) {
            const auto at = draws.below(static_cast<std::uint32_t>(strangers.size()));
            links.tie(who, strangers[at]);
            strangers.erase(strangers.begin() + at);
        }
    }
}

// A member of each community gives up a tie for one to the next community.
void bridge(Links& links, std::uint32_t communities, Key key) {
    const std::uint32_t size = links.size() / communities;
    for (std::uint32_t at = 0; at < communities; ++at) {
        Stream draws(key, bridging, Day{0}, {at});
        const std::uint32_t member = at + communities * draws.below(size);
        const std::uint32_t abroad = (at + 1) % communities + communities * draws.below(size);
        if (links.degree(member) == 0 || !links.tie(member, abroad)) continue;
        // The new tie stands last; any of the older ones goes.
        links.untie(member, links.of(member)[draws.below(links.degree(member) - 1)]);
    }
}

// Everyone, in a random order, loses each tie with a probability and takes as many new ones.
void rewire(Links& links, double share, Key key) {
    for (const std::uint32_t who : random_order(key, rewiring_turn, Day{0}, links.size())) {
        Stream draws(key, rewiring, Day{0}, {who});
        const std::uint32_t before = links.degree(who);
        const std::vector<std::uint32_t> old = links.of(who);
        for (const std::uint32_t other : old)
            if (draws.chance(share)) links.untie(who, other);
        while (links.degree(who) < before) tie_to_anybody(links, who, draws);
    }
}

} // namespace

Graph Communities::operator()(std::size_t people, Key key) const {
    Links made(people);
    gather(made, communities, links / 2, key);
    if (communities > 1) bridge(made, communities, key);
    rewire(made, rewired, key);
    return made.graph();
}

} // namespace sim
