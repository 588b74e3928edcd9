// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who hears what of whom: people stand on a line on which neighbours are near in town, a network
// rule ties places of that line, and news is the mean of what contacts have to tell.

#include "sim/network/graph.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace models::common {

/// What somebody hears: as many numbers as there are tellers, added up.
struct News {
    double sum = 0;
    int tellers = 0;

    friend bool operator==(const News&, const News&) = default;
};

/// People who know each other.
class Acquaintances {
public:
    /// Nobody knows anybody.
    Acquaintances() = default;
    /// Orders people by where they live (a row of a zone, say), those of one place by their row,
    /// and ties them by a rule of sim/network/makers.hpp.
    template <class Rule>
    Acquaintances(std::span<const std::uint32_t> lives_in, const Rule& rule, sim::Key world)
        : at_(lives_in.size()), place_(lives_in.size()), ties_(rule(lives_in.size(), world)) {
        std::iota(at_.begin(), at_.end(), 0U);
        std::ranges::stable_sort(at_, {}, [&](std::uint32_t who) { return lives_in[who]; });
        for (std::uint32_t place = 0; place < at_.size(); ++place) place_[at_[place]] = place;
    }

    /// What the contacts of a person tell; those with nothing to tell hold a negative number.
    [[nodiscard]] News news(std::uint32_t who, std::span<const float> told) const {
        News news;
        for (const std::uint32_t place : ties_.neighbours(place_[who])) {
            const float one = told[at_[place]];
            if (one < 0) continue;
            news.sum += static_cast<double>(one);
            ++news.tellers;
        }
        return news;
    }

private:
    std::vector<std::uint32_t> at_;    // who stands at a place of the line
    std::vector<std::uint32_t> place_; // of a person on it
    sim::Graph ties_;                  // among places
};

} // namespace models::common
