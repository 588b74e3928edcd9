// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who is tied to whom: compressed sparse rows for a network that is stored, and a network of
// everybody with everybody that needs no storage.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// A tie between two people, in either order.
struct Tie {
    std::uint32_t one = 0;
    std::uint32_t other = 0;
    friend constexpr auto operator<=>(Tie, Tie) = default;
};

/// Undirected ties, kept at both ends; the neighbours of a person come in ascending order, so that
/// a network does not tell in which order it was made.
class Graph {
public:
    Graph() = default;
    /// A network of `people` with these ties; no tie may join a person to itself or stand twice.
    Graph(std::size_t people, std::span<const Tie> ties);

    [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
    /// How many ties there are; each counts once.
    [[nodiscard]] std::size_t ties() const { return neighbours_.size() / 2; }
    [[nodiscard]] std::uint32_t degree(std::uint32_t who) const {
        return starts_[who + 1] - starts_[who];
    }
    [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t who) const {
        return {neighbours_.data() + starts_[who], degree(who)};
    }
    /// The neighbour of that number, counted from zero to below the degree.
    [[nodiscard]] std::uint32_t neighbour(std::uint32_t who, std::uint32_t number) const {
        return neighbours_[starts_[who] + number];
    }
    /// Whether two people are tied.
    [[nodiscard]] bool tied(std::uint32_t one, std::uint32_t other) const;

    friend bool operator==(const Graph&, const Graph&) = default;

private:
    std::vector<std::uint32_t> starts_{0};
    std::vector<std::uint32_t> neighbours_;
};

/// Everybody is tied to everybody else: the well-mixed population, which stores nothing.
class Everyone {
public:
    explicit Everyone(std::size_t people) : people_(static_cast<std::uint32_t>(people)) {}

    [[nodiscard]] std::size_t size() const { return people_; }
    [[nodiscard]] std::uint32_t degree(std::uint32_t) const { return people_ - 1; }
    /// The neighbour of that number, counted from zero to below the degree.
    [[nodiscard]] std::uint32_t neighbour(std::uint32_t who, std::uint32_t number) const {
        return number + (number >= who ? 1U : 0U);
    }

private:
    std::uint32_t people_;
};

} // namespace sim
