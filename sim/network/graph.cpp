// SPDX-License-Identifier: Apache-2.0
#include "sim/network/graph.hpp"

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <limits>

namespace sim {

Graph::Graph(std::size_t people, std::span<const Tie> ties) : starts_(people + 1) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() / 2;
    require(people <= most && ties.size() <= most, "a network of ", people, " people with ",
            ties.size(), " ties");
    for (const Tie tie : ties) {
        require(tie.one < people && tie.other < people && tie.one != tie.other, "a tie of ",
                tie.one, " with ", tie.other, " among ", people);
        ++starts_[tie.one + 1];
        ++starts_[tie.other + 1];
    }
    for (std::size_t who = 0; who < people; ++who) starts_[who + 1] += starts_[who];
    neighbours_.resize(2 * ties.size());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (const Tie tie : ties) {
        neighbours_[next[tie.one]++] = tie.other;
        neighbours_[next[tie.other]++] = tie.one;
    }
    for_each_row(people, [&](std::size_t who) {
        const auto first = neighbours_.begin() + std::ptrdiff_t(starts_[who]);
        const auto last = neighbours_.begin() + std::ptrdiff_t(starts_[who + 1]);
        std::sort(first, last);
        require(std::adjacent_find(first, last) == last, "a tie of ", who, " stands twice");
    });
}

bool Graph::tied(std::uint32_t one, std::uint32_t other) const {
    return std::ranges::binary_search(neighbours(one), other);
}

} // namespace sim
