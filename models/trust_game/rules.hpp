// SPDX-License-Identifier: Apache-2.0
#pragma once
// Each update rule as a function: who is looked at, and whom the player follows from now on.

#include "models/trust_game/payoffs.hpp"
#include "sim/base/math.hpp"
#include "sim/network/graph.hpp"

#include <algorithm>
#include <concepts>

namespace models::trust_game {

/// What a player needs of chance to change its mind.
struct Draws {
    std::uint32_t word = 0;
    double uniform = 0;

    /// A number below `n`; uneven by less than n in four thousand million.
    [[nodiscard]] std::uint32_t below(std::uint32_t n) const {
        return static_cast<std::uint32_t>((std::uint64_t{word} * n) >> 32);
    }
};

/// What a player sees: its neighbours, and what each player gets.
template <class Ties, class PayoffOf> struct Sight {
    const Ties& ties;
    const PayoffOf& payoff;
};

/// What a difference in payoffs is divided by.
class Scale {
public:
    Scale(const Proportional& rule, const Range& range)
        : larger_(rule.normaliser == Normaliser::larger_degree),
          base_(rule.normaliser == Normaliser::fixed ? rule.largest
                                                     : range.high.base - range.low.base) {
        switch (rule.normaliser) {
        case Normaliser::own_degree:
        case Normaliser::larger_degree: own_ = range.high.each - range.low.each; break;
        case Normaliser::both_degrees:
            own_ = -range.low.each;
            other_ = range.high.each;
            break;
        case Normaliser::fixed: break;
        }
    }
    [[nodiscard]] double operator()(std::uint32_t own, std::uint32_t other) const {
        return base_ + own_ * (larger_ ? std::max(own, other) : own) + other_ * other;
    }

private:
    bool larger_;
    double base_ = 0;
    double own_ = 0;
    double other_ = 0;
};

/// Rules that look at one neighbour drawn at random.
template <class Accepts> struct OfOne {
    Accepts accepts;

    template <class Seen>
    std::uint32_t operator()(const Seen& see, std::uint32_t player, Draws draws) const {
        const std::uint32_t degree = see.ties.degree(player);
        if (degree == 0) return player;
        const std::uint32_t other = see.ties.neighbour(player, draws.below(degree));
        return accepts(see, player, other, draws.uniform) ? other : player;
    }
};

/// Chance below difference over scale: never where the other did no better.
struct AcceptsBetter {
    Scale scale;
    template <class Seen>
    bool operator()(const Seen& see, std::uint32_t player, std::uint32_t other, double u) const {
        const double scaled = scale(see.ties.degree(player), see.ties.degree(other));
        return see.payoff(other) - see.payoff(player) > u * scaled;
    }
};

struct AcceptsByFermi {
    double noise;
    template <class Seen>
    bool operator()(const Seen& see, std::uint32_t player, std::uint32_t other, double u) const {
        return u * (1 + sim::math::exp((see.payoff(player) - see.payoff(other)) / noise)) < 1;
    }
};

struct AcceptsAll {
    template <class Seen> bool operator()(const Seen&, std::uint32_t, std::uint32_t, double) const {
        return true;
    }
};

/// The best neighbour, if it did better than the player.
struct OfTheBest {
    template <class Seen>
    std::uint32_t operator()(const Seen& see, std::uint32_t player, Draws draws) const {
        double best = see.payoff(player);
        std::uint32_t many = 0;
        for (const std::uint32_t other : see.ties.neighbours(player)) {
            const double its = see.payoff(other);
            if (its > best) many = 0;
            if (its > best || (its == best && many > 0)) ++many;
            best = std::max(best, its);
        }
        if (many == 0) return player;
        std::uint32_t left = draws.below(many);
        for (const std::uint32_t other : see.ties.neighbours(player))
            if (see.payoff(other) == best && left-- == 0) return other;
        return player;
    }
};

/// A neighbour in proportion to its fitness.
struct OfTheFit {
    double selection;

    template <class Seen>
    std::uint32_t operator()(const Seen& see, std::uint32_t player, Draws draws) const {
        const auto fitness = [&](std::uint32_t who) {
            return std::max(0.0, 1 - selection + selection * see.payoff(who));
        };
        double all = 0;
        for (const std::uint32_t other : see.ties.neighbours(player)) all += fitness(other);
        double left = draws.uniform * all;
        std::uint32_t chosen = player; // stays where no neighbour is fit at all
        for (const std::uint32_t other : see.ties.neighbours(player)) {
            const double its = fitness(other);
            if (its == 0) continue;
            chosen = other;
            left -= its;
            if (left < 0) break;
        }
        return chosen;
    }
};

inline auto rule_of(const Proportional& rule, const Range& range) {
    return OfOne<AcceptsBetter>{{Scale(rule, range)}};
}
inline auto rule_of(const Fermi& rule, const Range&) { return OfOne<AcceptsByFermi>{{rule.noise}}; }
inline auto rule_of(const Voter&, const Range&) { return OfOne<AcceptsAll>{}; }
inline auto rule_of(const Best&, const Range&) { return OfTheBest{}; }
inline auto rule_of(const DeathBirth& rule, const Range&) { return OfTheFit{rule.selection}; }

/// Whether a rule looks at all neighbours, which a population without a network does not list.
template <class U>
inline constexpr bool looks_at_all = std::same_as<U, Best> || std::same_as<U, DeathBirth>;

} // namespace models::trust_game
