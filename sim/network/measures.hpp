// SPDX-License-Identifier: Apache-2.0
#pragma once
// What describes a network in a few numbers; to check one, not for use within a day.

#include "sim/network/graph.hpp"

namespace sim {

/// Ties that a person has on average; 0 when there is nobody.
double mean_degree(const Graph& graph);

/// Ties of the person who has most.
std::uint32_t largest_degree(const Graph& graph);

/// Mean over people of the share of their pairs of neighbours that are tied; who has fewer than two
/// counts as 0 (Watts & Strogatz 1998).
double clustering(const Graph& graph);

/// Paths between two people who can reach each other.
struct Paths {
    double mean = 0;           ///< ties on the shortest path, over all pairs that are connected
    std::uint32_t longest = 0; ///< ties on the longest of the shortest
    bool connected = false;    ///< whether everybody can reach everybody
};

/// The shortest paths between all pairs, by a search from each person.
Paths paths(const Graph& graph);

} // namespace sim
