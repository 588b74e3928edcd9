// SPDX-License-Identifier: Apache-2.0
#include "models/trust_game/payoffs.hpp"

#include <algorithm>

namespace models::trust_game {
namespace {

// What the first gets from the second.
double deal(const Sharing& terms, const Strategy& one, const Strategy& other) {
    if (one.side == other.side) return 0;
    if (one.side == Side::provider) {
        if (!one.trustworthy) return (1 - terms.penalty) * terms.extraction;
        return other.trustworthy ? terms.reward : -terms.exposure;
    }
    if (other.trustworthy) return one.trustworthy ? terms.reward : terms.temptation;
    const double repaid =
        one.trustworthy ? terms.insurance_trustworthy : terms.insurance_untrustworthy;
    return (repaid - 1) * terms.extraction;
}

PairGame pairs_of(const Sharing& terms, const std::vector<Strategy>& strategies) {
    std::vector<double> payoffs;
    for (const Strategy& one : strategies)
        for (const Strategy& other : strategies) payoffs.push_back(deal(terms, one, other));
    return {strategies.size(), payoffs};
}

PairGame pairs_of(const Table& table, const std::vector<Strategy>& strategies) {
    std::vector<double> payoffs;
    for (const auto& row : table.payoffs) payoffs.insert(payoffs.end(), row.begin(), row.end());
    return {strategies.size(), payoffs};
}

} // namespace

double PairGame::gain(std::size_t own, const Counts& everybody) const {
    double sum = -meeting(own, own); // nobody meets itself
    for (std::size_t other = 0; other < kinds_; ++other)
        sum += static_cast<double>(everybody[other]) * meeting(own, other);
    return sum;
}

Range PairGame::range(double in_all, double each_neighbour) const {
    const auto [low, high] = std::ranges::minmax(payoffs_);
    return {{low * in_all, low * each_neighbour}, {high * in_all, high * each_neighbour}};
}

GroupGame::GroupGame(const Group& group, const std::vector<Strategy>& strategies)
    : highest_((1 + group.temptation) * group.multiplier) {
    for (const Strategy& one : strategies) {
        const int place = one.side == Side::consumer ? 0 : one.trustworthy ? 1 : 2;
        one_more_.push_back(std::uint64_t{1} << (place * bits));
        factor_.push_back(one.trustworthy ? group.multiplier : highest_);
    }
}

double GroupGame::gain(std::size_t own, const Counts& everybody) const {
    std::array<std::int64_t, 3> count{};
    for (std::size_t kind = 0; kind < everybody.size(); ++kind)
        for (std::size_t place = 0; place < count.size(); ++place)
            if (one_more_[kind] >> (place * bits) == 1) count[place] += everybody[kind];
    return gain(own, static_cast<double>(count[0]), static_cast<double>(count[1]),
                static_cast<double>(count[2]));
}

Range GroupGame::range() const { return {{-1, 0}, {0, highest_}}; }

Payoffs payoffs_of(const Parameters& given) {
    const auto make = [&]<class G>(const G& game) -> Payoffs {
        if constexpr (std::is_same_v<G, Group>)
            return GroupGame(game, given.strategies);
        else
            return pairs_of(game, given.strategies);
    };
    return std::visit(make, given.game);
}

Range range_of(const Parameters& given, const Payoffs& payoffs) {
    if (const auto* group = std::get_if<GroupGame>(&payoffs)) return group->range();
    const auto* drawn = std::get_if<Drawn>(&given.meetings);
    return std::get<PairGame>(payoffs).range(drawn ? drawn->rounds : 0, drawn ? 0 : 1);
}

} // namespace models::trust_game
