// SPDX-License-Identifier: Apache-2.0
#include "models/bass/market.hpp"

#include "sim/parallel/blocks.hpp"
#include "sim/parallel/sums.hpp"
#include "sim/random/batch.hpp"
#include "sim/random/order.hpp"

namespace models::bass {
namespace {

constexpr sim::Purpose deciding = sim::purpose("bass.deciding");

double share_of(std::int64_t adopters, std::size_t people) {
    return static_cast<double>(adopters) / static_cast<double>(people);
}

} // namespace

Market::Market(const sim::InitialDay<Parameters>& dawn)
    : people_(sim::numbered(static_cast<std::size_t>(dawn.given.people))) {}

/// Few adopt on a day, so a screen finds the candidates and each finishes with a draw of its own.
void Market::decide(const Today& today) {
    const double hazard = daily_hazard(today.given, share_of(adopters(), people_.size()));
    const auto adopted = people_.column<&Person::adopted>();
    sim::for_blocks(people_.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        const auto decide_one = [&](sim::Identity who, double screen) {
            if (today.draw(deciding, who).chance(hazard / screen)) adopted[who.value] = 1;
        };
        sim::for_each_rare(today.keys.chance, deciding, today.day, first, last, hazard, decide_one);
    });
}

std::int64_t Market::adopters() const {
    const auto adopted = people_.column<&Person::adopted>();
    return sim::total(adopted.size(), [&](std::size_t row) { return adopted[row]; });
}

Indicators Market::indicators() const {
    const std::int64_t now = adopters();
    return {static_cast<std::int64_t>(people_.size()), now, share_of(now, people_.size())};
}

} // namespace models::bass
