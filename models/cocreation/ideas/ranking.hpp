// SPDX-License-Identifier: Apache-2.0
#pragma once
// The ranking that visitors see, and how their looks fall on it.

#include "models/cocreation/agent_tables.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace models::cocreation {

/// Ideas on show from the first place to the last, made anew every morning.
class Ranking {
public:
    void order(const Today& today, const Agents& agents);

    [[nodiscard]] bool empty() const { return ideas_.empty(); }
    [[nodiscard]] std::span<const std::uint32_t> ideas() const { return ideas_; }
    /// The idea that a look falls on: of all with the same chance, or of the ranking by its places.
    [[nodiscard]] std::uint32_t idea_at(bool anywhere, double uniform) const;

private:
    std::vector<std::uint32_t> ideas_;
    std::vector<double> upto_; // weights of the places up to each, as many as there ever were
    double slope_ = 0;
};

} // namespace models::cocreation
