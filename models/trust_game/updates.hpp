// SPDX-License-Identifier: Apache-2.0
#pragma once
// How players change their minds: whom they look at, and when they copy.

#include "sim/base/fields.hpp"

#include <array>

namespace models::trust_game {

/// What a difference in payoffs is divided by to become a probability. A player of degree k can get
/// between low(k) and high(k), as the game and the meetings have it.
enum class Normaliser {
    own_degree,    ///< high(k) - low(k) of the player who may change
    larger_degree, ///< the same, for the larger degree of the two
    both_degrees,  ///< high of the one looked at less low of the one who may change
    fixed,         ///< a number
};
constexpr std::array<std::string_view, 4> names(Normaliser) {
    return {"own_degree", "larger_degree", "both_degrees", "fixed"};
}

struct Proportional {
    Normaliser normaliser = Normaliser::own_degree;
    double largest = 1;

    static constexpr std::string_view label = "proportional";
    static constexpr std::string_view doc =
        "A neighbour drawn at random is copied if it did better, with a probability in "
        "proportion to how much; one above 1 counts as 1.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Proportional::normaliser>(
                "What a difference in payoffs is divided by: the largest one that the degrees of "
                "the two players allow, or a fixed number.",
                sim::unit::none, sim::bounds::any, "chica2018"),
            sim::given<&Proportional::largest>("That number, with the normaliser `fixed`.",
                                               sim::unit::none, sim::bounds::positive),
        };
    }
};

struct Fermi {
    double noise = 0.1;

    static constexpr std::string_view label = "fermi";
    static constexpr std::string_view doc =
        "A neighbour drawn at random is copied with probability 1 / (1 + exp((mine - its) / "
        "noise)).";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Fermi::noise>("Difference in payoffs that hardly matters.", sim::unit::none,
                                      sim::bounds::positive, "szabo1998"),
        };
    }
};

struct Best {
    static constexpr std::string_view label = "best";
    static constexpr std::string_view doc =
        "The best neighbour is copied if it did better; among the best, one drawn at random.";
    static constexpr auto fields() { return sim::Fields{}; }
};

struct Voter {
    static constexpr std::string_view label = "voter";
    static constexpr std::string_view doc =
        "A neighbour drawn at random is copied, whatever it got.";
    static constexpr auto fields() { return sim::Fields{}; }
};

struct DeathBirth {
    double selection = 0.05;

    static constexpr std::string_view label = "death_birth";
    static constexpr std::string_view doc =
        "The player makes way for a copy of a neighbour, drawn in proportion to 1 - "
        "selection + selection payoff, or to nothing where that is negative (Ohtsuki et al. "
        "2006).";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&DeathBirth::selection>("How much payoffs matter.", sim::unit::share,
                                               sim::bounds::share, "ohtsuki2006"),
        };
    }
};

using Update = std::variant<Proportional, Fermi, Best, Voter, DeathBirth>;
static_assert(sim::Choice<Update>);

/// In what order players change on a day.
enum class Activation {
    synchronous, ///< all at once, on the payoffs and strategies of the day
    in_turn,     ///< each once, in a random order, on the payoffs of the day; changes show at once
    one_by_one, ///< as many changes as players, each of one drawn at random, payoffs follow at once
};
constexpr std::array<std::string_view, 3> names(Activation) {
    return {"synchronous", "in_turn", "one_by_one"};
}

} // namespace models::trust_game
