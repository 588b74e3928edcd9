// SPDX-License-Identifier: Apache-2.0
#pragma once
// The payoffs of a scenario, worked out once so that a day only adds them up.

#include "models/trust_game/parameters.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace models::trust_game {

/// How many strategies a scenario may have.
inline constexpr std::size_t most_strategies = 64;

/// Which strategy each player follows, by number.
using Strategies = std::span<const std::uint8_t>;

/// How many players follow each strategy.
using Counts = std::vector<std::int64_t>;

/// What a player of degree k can get on a day: from `low` to `high`, each `base + each * k`.
struct Range {
    struct Line {
        double base = 0;
        double each = 0;
    };
    Line low;
    Line high;
};

/// Games of two: a player adds up what it gets from each meeting.
class PairGame {
public:
    PairGame(std::size_t kinds, std::vector<double> payoffs)
        : kinds_(kinds), payoffs_(std::move(payoffs)) {}

    /// What a player of strategy `own` gets from meeting `other`.
    [[nodiscard]] double meeting(std::size_t own, std::size_t other) const {
        return payoffs_[own * kinds_ + other];
    }
    /// What a player gets from meeting all of `around`.
    [[nodiscard]] double gain(std::size_t own, std::span<const std::uint32_t> around,
                              Strategies strategy) const {
        const double* row = payoffs_.data() + own * kinds_;
        double sum = 0;
        for (const std::uint32_t other : around) sum += row[strategy[other]];
        return sum;
    }
    /// What a player gets from meeting everybody else.
    [[nodiscard]] double gain(std::size_t own, const Counts& everybody) const;
    /// What a player can get from `meetings` a neighbour, or from that many in all.
    [[nodiscard]] Range range(double in_all, double each_neighbour) const;

private:
    std::size_t kinds_;
    std::vector<double> payoffs_; // a row for each strategy
};

/// Games of a group: what a player gets depends on how many invest, honour and exploit.
class GroupGame {
public:
    GroupGame(const Group& group, const std::vector<Strategy>& strategies);

    [[nodiscard]] double gain(std::size_t own, std::span<const std::uint32_t> around,
                              Strategies strategy) const {
        std::uint64_t tally = one_more_[own];
        for (const std::uint32_t other : around) tally += one_more_[strategy[other]];
        constexpr std::uint64_t field = (std::uint64_t{1} << bits) - 1;
        return gain(own, static_cast<double>(tally & field),
                    static_cast<double>(tally >> bits & field),
                    static_cast<double>(tally >> (2 * bits)));
    }
    [[nodiscard]] double gain(std::size_t own, const Counts& everybody) const;
    [[nodiscard]] Range range() const;

private:
    // Three counts side by side in one word: no neighbourhood has two million people.
    static constexpr int bits = 21;

    [[nodiscard]] double gain(std::size_t own, double investors, double honest,
                              double dishonest) const {
        const double providers = honest + dishonest;
        if (providers == 0) return 0;
        const double invested = one_more_[own] == 1 ? honest : investors;
        return factor_[own] * invested / providers - (one_more_[own] == 1 ? 1 : 0);
    }

    std::vector<std::uint64_t> one_more_; // by strategy
    std::vector<double> factor_;          // by strategy
    double highest_ = 0;
};

using Payoffs = std::variant<PairGame, GroupGame>;

/// The payoffs of a scenario whose rules go together.
Payoffs payoffs_of(const Parameters& given);

/// What a player of a degree can get on a day.
Range range_of(const Parameters& given, const Payoffs& payoffs);

} // namespace models::trust_game
