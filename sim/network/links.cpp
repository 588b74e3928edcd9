// SPDX-License-Identifier: Apache-2.0
#include "sim/network/links.hpp"

#include "sim/base/problems.hpp"

#include <algorithm>

namespace sim {

bool Links::tied(std::uint32_t one, std::uint32_t other) const {
    const bool shorter = of_[one].size() <= of_[other].size();
    const auto& list = of_[shorter ? one : other];
    return std::ranges::find(list, shorter ? other : one) != list.end();
}

bool Links::tie(std::uint32_t one, std::uint32_t other) {
    if (one == other || tied(one, other)) return false;
    of_[one].push_back(other);
    of_[other].push_back(one);
    return true;
}

void Links::untie(std::uint32_t one, std::uint32_t other) {
    const auto forget = [this](std::uint32_t at, std::uint32_t whom) {
        const auto found = std::ranges::find(of_[at], whom);
        require(found != of_[at].end(), "no tie of ", at, " with ", whom, " to take away");
        of_[at].erase(found);
    };
    forget(one, other);
    forget(other, one);
}

Graph Links::graph() const {
    std::vector<Tie> ties;
    for (std::uint32_t one = 0; one < size(); ++one)
        for (const std::uint32_t other : of_[one])
            if (one < other) ties.push_back({one, other});
    return {of_.size(), ties};
}

} // namespace sim
