// SPDX-License-Identifier: Apache-2.0
#include "sim/network/measures.hpp"

#include "sim/parallel/blocks.hpp"
#include "sim/parallel/sums.hpp"

#include <algorithm>
#include <limits>

namespace sim {
namespace {

// What a search from one person finds.
struct Reach {
    std::uint64_t people = 0;
    std::uint64_t steps = 0;
    std::uint32_t longest = 0;
};

Reach search(const Graph& graph, std::uint32_t from) {
    constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> distance(graph.size(), unseen);
    std::vector<std::uint32_t> queue{from};
    distance[from] = 0;
    Reach reach;
    for (std::size_t at = 0; at < queue.size(); ++at) {
        const std::uint32_t here = queue[at];
        reach.steps += distance[here];
        reach.longest = distance[here];
        for (const std::uint32_t next : graph.neighbours(here)) {
            if (distance[next] != unseen) continue;
            distance[next] = distance[here] + 1;
            queue.push_back(next);
        }
    }
    reach.people = queue.size() - 1;
    return reach;
}

double clustering_of(const Graph& graph, std::uint32_t who) {
    const auto around = graph.neighbours(who);
    if (around.size() < 2) return 0;
    std::size_t closed = 0;
    for (std::size_t i = 0; i < around.size(); ++i)
        for (std::size_t j = i + 1; j < around.size(); ++j)
            closed += graph.tied(around[i], around[j]) ? 1 : 0;
    return 2 * static_cast<double>(closed) /
           static_cast<double>(around.size() * (around.size() - 1));
}

} // namespace

double mean_degree(const Graph& graph) {
    if (graph.size() == 0) return 0;
    return 2 * static_cast<double>(graph.ties()) / static_cast<double>(graph.size());
}

std::uint32_t largest_degree(const Graph& graph) {
    std::uint32_t most = 0;
    for (std::uint32_t who = 0; who < graph.size(); ++who) most = std::max(most, graph.degree(who));
    return most;
}

double clustering(const Graph& graph) {
    if (graph.size() == 0) return 0;
    const double all = ordered_sum(graph.size(), [&](std::size_t who) {
        return clustering_of(graph, static_cast<std::uint32_t>(who));
    });
    return all / static_cast<double>(graph.size());
}

Paths paths(const Graph& graph) {
    std::vector<Reach> found(graph.size());
    for_each_row(graph.size(), [&](std::size_t who) {
        found[who] = search(graph, static_cast<std::uint32_t>(who));
    });
    std::uint64_t pairs = 0;
    std::uint64_t steps = 0;
    Paths all;
    all.connected = true;
    for (const Reach& one : found) {
        pairs += one.people;
        steps += one.steps;
        all.longest = std::max(all.longest, one.longest);
        all.connected = all.connected && one.people + 1 == graph.size();
    }
    if (pairs > 0) all.mean = static_cast<double>(steps) / static_cast<double>(pairs);
    return all;
}

} // namespace sim
