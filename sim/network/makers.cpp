// SPDX-License-Identifier: Apache-2.0
// Networks whose ties follow from a formula or from one draw each.

#include "sim/network/makers.hpp"

#include "sim/base/math.hpp"
#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"

#include <cmath>

namespace sim {
namespace {

constexpr Purpose tying = purpose("network.random");

std::uint32_t count_of(std::size_t people) { return static_cast<std::uint32_t>(people); }

std::uint32_t side_of(std::size_t people) {
    return count_of(static_cast<std::size_t>(std::llround(std::sqrt(static_cast<double>(people)))));
}

// Those that `one` is tied to among those who come after it: from one success to the next the
// number of failures is geometric, so that the work goes with the ties and not with the pairs.
void tie_to_later(std::uint32_t one, std::uint32_t people, double log_failure, Key key,
                  std::vector<Tie>& ties) {
    Stream draws(key, tying, Day{0}, {one});
    double other = one;
    while (true) {
        other += 1 + std::floor(math::log(draws.open_uniform()) / log_failure);
        if (other >= people) return;
        ties.push_back({one, static_cast<std::uint32_t>(other)});
    }
}

} // namespace

std::string WellMixed::fault(std::size_t people) const {
    return people >= 2 ? "" : text("needs at least 2 people, got ", people);
}

std::string Ring::fault(std::size_t people) const {
    if (people > 2 * std::size_t{reach}) return "";
    return text("a ring with ", reach, " neighbours on each side needs at least ", 2 * reach + 1,
                " people, got ", people);
}

Graph Ring::operator()(std::size_t people, Key) const {
    std::vector<Tie> ties;
    ties.reserve(people * reach);
    for (std::uint32_t who = 0; who < people; ++who)
        for (std::uint32_t step = 1; step <= reach; ++step)
            ties.push_back({who, (who + step) % count_of(people)});
    return {people, ties};
}

std::string Lattice::fault(std::size_t people) const {
    const std::size_t side = side_of(people);
    if (side >= 3 && side * side == people) return "";
    return text("a lattice needs a square number of people, at least 9, got ", people);
}

Graph Lattice::operator()(std::size_t people, Key) const {
    const std::uint32_t side = side_of(people);
    std::vector<Tie> ties;
    ties.reserve(2 * people);
    for (std::uint32_t row = 0; row < side; ++row)
        for (std::uint32_t column = 0; column < side; ++column) {
            const std::uint32_t cell = row * side + column;
            ties.push_back({cell, row * side + (column + 1) % side});
            ties.push_back({cell, (row + 1) % side * side + column});
        }
    return {people, ties};
}

std::string RandomTies::fault(std::size_t people) const {
    if (mean_degree + 1 <= static_cast<double>(people)) return "";
    return text(people, " people cannot have ", mean_degree, " ties each");
}

Graph RandomTies::operator()(std::size_t people, Key key) const {
    if (mean_degree == 0) return {people, {}};
    // Where every pair is tied none fails: the logarithm is minus infinity and every gap is 0.
    const double log_failure = math::log(1 - mean_degree / (static_cast<double>(people) - 1));
    const auto ties =
        collect<Tie>(people, [&](std::vector<Tie>& part, std::size_t first, std::size_t last) {
            for (std::size_t one = first; one < last; ++one)
                tie_to_later(count_of(one), count_of(people), log_failure, key, part);
        });
    return {people, ties};
}

} // namespace sim
