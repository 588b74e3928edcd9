// SPDX-License-Identifier: Apache-2.0
#include "models/image_scoring/market.hpp"

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/parallel/sums.hpp"
#include "sim/random/order.hpp"

#include <algorithm>

namespace models::image_scoring {
namespace {

constexpr sim::Purpose born = sim::purpose("image_scoring.born");
constexpr sim::Purpose meeting = sim::purpose("image_scoring.meeting");
constexpr sim::Purpose descending = sim::purpose("image_scoring.descending");

std::int8_t one_of(const std::vector<std::int32_t>& thresholds, sim::Stream& draws) {
    const auto count = static_cast<std::uint32_t>(thresholds.size());
    return static_cast<std::int8_t>(thresholds[draws.below(count)]);
}

} // namespace

void Market::check(const Parameters& given, sim::Problems& problems) {
    if (given.thresholds.empty()) problems.add("thresholds", "needs at least one");
    if (given.cost > given.allowance)
        problems.add("cost", sim::text(given.cost, " exceeds the allowance of ", given.allowance,
                                       ": who helps would have less than nothing, and no number "
                                       "of children follows from that"));
}

Market::Market(const sim::InitialDay<Parameters>& dawn)
    : players_(sim::numbered(static_cast<std::size_t>(dawn.given.players))) {
    const auto threshold = players_.column<&Player::threshold>();
    sim::for_each_row(players_.size(), [&](std::size_t row) {
        sim::Stream draws(dawn.keys.world, born, dawn.day, players_.identities()[row]);
        threshold[row] = one_of(dawn.given.thresholds, draws);
    });
}

// Scores change from one meeting to the next, so meetings come one after the other.
void Market::meet(const Today& today) {
    const Parameters& given = today.given;
    const auto threshold = players_.column<&Player::threshold>();
    const auto score = players_.column<&Player::score>();
    const auto payoff = players_.column<&Player::payoff>();
    std::ranges::fill(score, std::int8_t{0});
    std::ranges::fill(payoff, 0.0);
    const auto players = static_cast<std::uint32_t>(players_.size());
    meetings_ = given.meetings;
    helped_ = 0;
    for (std::int64_t number = 0; number < given.meetings; ++number) {
        sim::Stream draws = today.draw(meeting, {static_cast<std::uint64_t>(number)});
        const std::uint32_t donor = draws.below(players);
        const std::uint32_t after = draws.below(players - 1);
        const std::uint32_t recipient = after + (after >= donor ? 1U : 0U);
        const bool known = given.known == 1 || draws.chance(given.known);
        const bool helps = (known ? score[recipient] : 0) >= threshold[donor];
        payoff[donor] += given.allowance - (helps ? given.cost : 0);
        payoff[recipient] += given.allowance + (helps ? given.benefit : 0);
        const std::int32_t moved = score[donor] + (helps ? 1 : -1);
        score[donor] =
            static_cast<std::int8_t>(std::clamp(moved, -given.score_limit, given.score_limit));
        helped_ += helps ? 1 : 0;
    }
}

/// Each child draws its parent in proportion to payoffs; where nobody has anything, each is its
/// own.
void Market::reproduce(const Today& today) {
    const auto threshold = players_.column<&Player::threshold>();
    const auto inherited = players_.column<&Player::inherited>();
    const auto payoff = players_.column<&Player::payoff>();
    std::vector<double> cumulated(players_.size());
    double all = 0;
    for (std::size_t row = 0; row < cumulated.size(); ++row) cumulated[row] = all += payoff[row];
    if (all == 0) return;
    sim::for_each_row(players_.size(), [&](std::size_t row) {
        sim::Stream draws = today.draw(descending, players_.identities()[row]);
        inherited[row] = threshold[sim::categorical(draws, cumulated)];
        if (today.given.mutation > 0 && draws.chance(today.given.mutation))
            inherited[row] = one_of(today.given.thresholds, draws);
    });
    std::ranges::copy(inherited, threshold.begin());
}

Indicators Market::indicators() const {
    const auto threshold = players_.column<&Player::threshold>();
    Indicators now;
    now.players = static_cast<std::int64_t>(players_.size());
    now.cooperative =
        sim::total(threshold.size(), [&](std::size_t row) { return threshold[row] <= 0 ? 1 : 0; });
    now.cooperative_share = static_cast<double>(now.cooperative) / static_cast<double>(now.players);
    now.only_cooperative = now.cooperative == now.players ? 1 : 0;
    now.meetings = meetings_;
    now.helped = helped_;
    now.cooperation =
        meetings_ > 0 ? static_cast<double>(helped_) / static_cast<double>(meetings_) : 0;
    return now;
}

} // namespace models::image_scoring
