// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything a scenario of the trust game may say.

#include "models/trust_game/games.hpp"
#include "models/trust_game/updates.hpp"
#include "sim/network/makers.hpp"
#include "sim/scenario/ties_file.hpp"

namespace models::trust_game {

using Network = std::variant<sim::WellMixed, sim::Ring, sim::Lattice, sim::RandomTies,
                             sim::SmallWorld, sim::Preferential, sim::Communities, sim::TiesFile>;
static_assert(sim::Choice<Network>);

/// How strategies are given out on the first day.
enum class Placement {
    exact,       ///< as many as the shares say, at random places
    independent, ///< each player draws one
};
constexpr std::array<std::string_view, 2> names(Placement) { return {"exact", "independent"}; }

struct Never {
    static constexpr std::string_view label = "never";
    static constexpr std::string_view doc = "The game goes on to the last day.";
    static constexpr auto fields() { return sim::Fields{}; }
};

struct Decided {
    std::int64_t further = 16;
    std::int64_t horizon = 5'000;

    static constexpr std::string_view label = "decided";
    static constexpr std::string_view doc =
        "The game ends some days after only trust or no trust is left (Gadellaa 2019).";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Decided::further>("Days played after that.", sim::unit::days, {0, 36'525},
                                          "gadellaa2019"),
            sim::given<&Decided::horizon>("Days at which the game ends in any case, and for which "
                                          "wealth is extrapolated when it ends earlier.",
                                          sim::unit::days, {1, 36'525}, "gadellaa2019"),
        };
    }
};

using Stop = std::variant<Never, Decided>;
static_assert(sim::Choice<Stop>);

/// The four types of the sharing economy, equally many of each.
inline std::vector<Strategy> four_types() {
    return {{"trustworthy provider", Side::provider, true, 1},
            {"untrustworthy provider", Side::provider, false, 1},
            {"trustworthy consumer", Side::consumer, true, 1},
            {"untrustworthy consumer", Side::consumer, false, 1}};
}

/// What a scenario may say.
struct Parameters {
    std::int64_t players = 1'024;
    std::vector<Strategy> strategies = four_types();
    Placement placement = Placement::exact;
    Network network = sim::RandomTies{};
    Game game = Sharing{};
    Meetings meetings = All{};
    Update update = Proportional{};
    Activation activation = Activation::synchronous;
    double mutation = 0;
    Stop stop = Never{};

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Parameters::players>("People who play; as many as the file has, where the "
                                             "network comes from one.",
                                             sim::unit::people, {2, 100'000'000}, "assumed"),
            sim::given<&Parameters::strategies>("What players can do."),
            sim::given<&Parameters::placement>("How strategies are given out on the first day."),
            sim::given<&Parameters::network>("Who is tied to whom."),
            sim::given<&Parameters::game>("What players get from meeting each other."),
            sim::given<&Parameters::meetings>("Who meets whom on a day."),
            sim::given<&Parameters::update>("How players change their minds."),
            sim::given<&Parameters::activation>("In what order they do."),
            sim::given<&Parameters::mutation>("Probability that a player takes a strategy at "
                                              "random on a day.",
                                              sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Parameters::stop>("When the game ends."),
        };
    }
};
static_assert(sim::Described<Parameters>);

/// Notes what rules of a scenario do not go together.
void check(const Parameters& given, sim::Problems& problems);

} // namespace models::trust_game
