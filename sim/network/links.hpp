// SPDX-License-Identifier: Apache-2.0
#pragma once
// A network in the making: ties that can still be added and taken away.

#include "sim/network/graph.hpp"

namespace sim {

/// Ties between people, each kept at both ends in the order in which they were made.
class Links {
public:
    explicit Links(std::size_t people) : of_(people) {}

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(of_.size()); }
    [[nodiscard]] const std::vector<std::uint32_t>& of(std::uint32_t who) const { return of_[who]; }
    [[nodiscard]] std::uint32_t degree(std::uint32_t who) const {
        return static_cast<std::uint32_t>(of_[who].size());
    }
    [[nodiscard]] bool tied(std::uint32_t one, std::uint32_t other) const;
    /// Ties two people; false, and nothing done, when they are one or are tied already.
    bool tie(std::uint32_t one, std::uint32_t other);
    /// Takes a tie away that is there.
    void untie(std::uint32_t one, std::uint32_t other);
    /// The network as it stands.
    [[nodiscard]] Graph graph() const;

private:
    std::vector<std::vector<std::uint32_t>> of_;
};

} // namespace sim
