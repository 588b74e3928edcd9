// SPDX-License-Identifier: Apache-2.0
#include "sim/trust/contacts.hpp"

#include "sim/parallel/blocks.hpp"

#include <algorithm>

namespace sim {

std::string Contacts::fault(std::size_t people) const {
    return std::visit([&](const auto& rule) { return rule.fault(people); }, network);
}

Graph Contacts::make(std::size_t people, Key world) const {
    return std::visit([&](const auto& rule) { return rule(people, world); }, network);
}

double overlap(const Graph& network, std::uint32_t one, std::uint32_t other) {
    const auto mine = network.neighbours(one);
    const auto theirs = network.neighbours(other);
    std::size_t both = 0;
    for (auto a = mine.begin(), b = theirs.begin(); a != mine.end() && b != theirs.end();) {
        both += *a == *b;
        const bool behind = *a < *b;
        if (*a <= *b) ++a;
        if (!behind) ++b;
    }
    // Each knows the other, who is no contact in common.
    const std::size_t all = mine.size() + theirs.size() - 2 - both;
    return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

void spread(const Graph& network, double influence, std::span<float> trust) {
    const std::vector<float> before(trust.begin(), trust.end());
    for_each_row(trust.size(), [&](std::size_t person) {
        const auto contacts = network.neighbours(static_cast<std::uint32_t>(person));
        if (contacts.empty()) return;
        double sum = 0;
        for (const std::uint32_t contact : contacts) sum += static_cast<double>(before[contact]);
        const double mean = sum / static_cast<double>(contacts.size());
        trust[person] = static_cast<float>((1 - influence) * static_cast<double>(before[person]) +
                                           influence * mean);
    });
}

} // namespace sim
