// SPDX-License-Identifier: Apache-2.0
#pragma once
// Guests who look and choose at the same time, one array a draw, so that every loop vectorises.

#include "models/minimal_market/parameters.hpp"
#include "sim/random/chosen.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace models::minimal_market {

/// A value for each guest of a crowd.
template <class Value> using Lane = std::array<Value, sim::crowd>;

/// Up to 128 guests who are awake. Their random words: ten hosts to look at, a choice, a priority.
struct Crowd {
    static constexpr std::size_t blocks = 3;
    static constexpr std::size_t choosing = most_looks;
    static constexpr std::size_t queueing = most_looks + 1;

    Lane<sim::Identity> who;
    std::size_t size = 0;
    std::array<sim::CrowdWords, blocks> words;
    std::array<Lane<std::uint32_t>, most_looks> seen; ///< the hosts looked at
    Lane<std::uint32_t> chosen;                       ///< k for the k-th host seen, 0 to stay

    [[nodiscard]] const Lane<std::uint32_t>& word(std::size_t number) const {
        return words[number / 4][number % 4];
    }

    /// Draws the words of all and looks at hosts, with replacement.
    void look(sim::Key chance, sim::Purpose why, sim::Day day, std::size_t looks,
              std::size_t hosts);

    /// Chooses by one uniform number against the cumulative sum of weights; staying weighs 1.
    void choose(std::size_t looks, std::span<const double> weight);
};

} // namespace models::minimal_market
