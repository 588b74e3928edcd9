// SPDX-License-Identifier: Apache-2.0
#pragma once
// Networks by rule: each is a described value that makes the ties of so many people from a key, the
// same on any number of threads. `fault` says why a rule cannot serve that many people.

#include "sim/base/fields.hpp"
#include "sim/network/graph.hpp"
#include "sim/random/stream.hpp"

#include <string>

namespace sim {

struct WellMixed {
    static constexpr std::string_view label = "well_mixed";
    static constexpr std::string_view doc =
        "Everybody is tied to everybody else; no tie is stored.";
    [[nodiscard]] std::string fault(std::size_t people) const;
    Everyone operator()(std::size_t people, Key) const { return Everyone(people); }
    static constexpr auto fields() { return Fields{}; }
};

struct Ring {
    std::uint32_t reach = 1;

    static constexpr std::string_view label = "ring";
    static constexpr std::string_view doc =
        "A circle on which each person is tied to the nearest on both sides.";
    [[nodiscard]] std::string fault(std::size_t people) const;
    Graph operator()(std::size_t people, Key) const;
    static constexpr auto fields() {
        return Fields{given<&Ring::reach>("Neighbours on each side of the circle.", unit::none,
                                          {1, 1'000}, "assumed")};
    }
};

struct Lattice {
    static constexpr std::string_view label = "lattice";
    static constexpr std::string_view doc =
        "A square of cells whose edges meet, each tied to the four that share a side with it.";
    [[nodiscard]] std::string fault(std::size_t people) const;
    Graph operator()(std::size_t people, Key) const;
    static constexpr auto fields() { return Fields{}; }
};

struct RandomTies {
    double mean_degree = 4;

    static constexpr std::string_view label = "random";
    static constexpr std::string_view doc =
        "Every two people are tied with the same probability (Erdős & Rényi 1959).";
    [[nodiscard]] std::string fault(std::size_t people) const;
    Graph operator()(std::size_t people, Key) const;
    static constexpr auto fields() {
        return Fields{
            given<&RandomTies::mean_degree>("Ties that a person has on average.", unit::none,
                                            {0, 1'000}, "erdos1959"),
        };
    }
};

struct SmallWorld {
    std::uint32_t reach = 2;
    double rewired = 0.1;

    static constexpr std::string_view label = "small_world";
    static constexpr std::string_view doc =
        "A ring some of whose ties are moved to people drawn at random (Watts & Strogatz "
        "1998).";
    [[nodiscard]] std::string fault(std::size_t people) const;
    Graph operator()(std::size_t people, Key) const;
    static constexpr auto fields() {
        return Fields{
            given<&SmallWorld::reach>("Neighbours on each side of the circle, before rewiring.",
                                      unit::none, {1, 1'000}, "watts1998"),
            given<&SmallWorld::rewired>("Share of ties moved to people drawn at random.",
                                        unit::share, bounds::share, "watts1998")};
    }
};

/// How many ties a newcomer brings: always `links`, or a number from one to `links`.
enum class Newcomer { fixed, up_to };
constexpr std::array<std::string_view, 2> names(Newcomer) { return {"fixed", "up_to"}; }

struct Preferential {
    std::uint32_t links = 2;
    Newcomer brings = Newcomer::fixed;

    static constexpr std::string_view label = "preferential";
    static constexpr std::string_view doc =
        "People come one after the other and tie themselves to those who have many ties "
        "(Barabási & Albert 1999).";
    [[nodiscard]] std::string fault(std::size_t people) const;
    Graph operator()(std::size_t people, Key) const;
    static constexpr auto fields() {
        return Fields{
            given<&Preferential::links>("Ties that a newcomer brings, at most.", unit::none,
                                        {1, 1'000}, "barabasi1999"),
            given<&Preferential::brings>("Whether each newcomer brings exactly so many (mean "
                                         "degree near twice that) or a number drawn from one "
                                         "up to it (mean degree near one more than it).",
                                         unit::none, bounds::any, "chica2018")};
    }
};

struct Communities {
    std::uint32_t communities = 16;
    std::uint32_t links = 8;
    double rewired = 0.1;

    static constexpr std::string_view label = "communities";
    static constexpr std::string_view doc =
        "Close communities in a circle, then rewired (Gadellaa 2019).";
    [[nodiscard]] std::string fault(std::size_t people) const;
    Graph operator()(std::size_t people, Key) const;
    static constexpr auto fields() {
        return Fields{
            given<&Communities::communities>("Communities of equal size; person i belongs to "
                                             "community i modulo this number.",
                                             unit::none, {1, 1'000'000}, "gadellaa2019"),
            given<&Communities::links>("Ties that a person has on average; even. A little less in "
                                       "communities of hardly more people than that.",
                                       unit::none, {2, 1'000}, "gadellaa2019"),
            given<&Communities::rewired>("Chance that a person gives up a tie for one to a person "
                                         "drawn at random. Both ends of a tie may do so: of all "
                                         "ties a share of 1 - (1 - p)^2 moves, 0.19 at 0.1.",
                                         unit::share, bounds::share, "gadellaa2019")};
    }
};

} // namespace sim
