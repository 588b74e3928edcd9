// SPDX-License-Identifier: Apache-2.0
#pragma once
// The evolutionary trust games of the sharing-economy literature as one: players on a network meet
// their neighbours, and copy those who did better.

#include "models/trust_game/payoffs.hpp"
#include "models/trust_game/rules.hpp"
#include "sim/run/market.hpp"
#include "sim/store/table.hpp"

#include <memory>

namespace models::trust_game {

/// Someone who plays.
struct Player {
    std::uint8_t strategy = 0;
    std::uint8_t next = 0;
    double payoff = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Player::strategy>("Number of the strategy, in the scenario's order."),
            sim::scratch<&Player::next>("The strategy followed from tomorrow on."),
            sim::derived<&Player::payoff>("What the meetings of the day brought."),
        };
    }
};
static_assert(sim::Described<Player>);

/// How far the game has come; one row.
struct Course {
    std::int64_t days = 0;
    std::int64_t decided = 0;
    double wealth = 0;
    double cumulated = 0;
    double average = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Course::days>("Days played."),
            sim::state<&Course::decided>("The day after which only trust or no trust was left; 0 "
                                         "before."),
            sim::state<&Course::wealth>("What all players got on the last day."),
            sim::state<&Course::cumulated>("What all players got since the first day."),
            sim::state<&Course::average>("Running average of the wealth of a day over about 16 "
                                         "days, rounded down each day."),
        };
    }
};
static_assert(sim::Described<Course>);

/// What is reported every day.
struct Indicators {
    std::int64_t players = 0;
    std::int64_t trustworthy_providers = 0;
    std::int64_t untrustworthy_providers = 0;
    std::int64_t trustworthy_consumers = 0;
    std::int64_t untrustworthy_consumers = 0;
    std::int64_t trustworthy = 0;
    double trust = 0;
    double wealth = 0;
    double wealth_each = 0;
    std::int64_t only_trust = 0;
    std::int64_t no_trust = 0;
    std::int64_t days_played = 0;
    double cumulated_wealth = 0;
    double extrapolated_wealth = 0;

    static constexpr auto fields() {
        using I = Indicators;
        return sim::Fields{
            sim::level<&I::players>("People who play.", sim::unit::people),
            sim::level<&I::trustworthy_providers>("Providers who honour deals.", sim::unit::people),
            sim::level<&I::untrustworthy_providers>("Providers who do not.", sim::unit::people),
            sim::level<&I::trustworthy_consumers>("Consumers who honour deals, or invest.",
                                                  sim::unit::people),
            sim::level<&I::untrustworthy_consumers>("Consumers who do not.", sim::unit::people),
            sim::level<&I::trustworthy>("Players who are trustworthy.", sim::unit::people),
            sim::ratio<&I::trust, &I::trustworthy, &I::players>(
                "Share of players who are trustworthy.", sim::unit::share),
            sim::level<&I::wealth>("Net wealth: what all players got on the day."),
            sim::ratio<&I::wealth_each, &I::wealth, &I::players>("The same by player."),
            sim::level<&I::only_trust>("1 when nobody is untrustworthy."),
            sim::level<&I::no_trust>("1 when a side that has trustworthy strategies has nobody who "
                                     "follows them."),
            sim::level<&I::days_played>("Days played until the game ended.", sim::unit::days),
            sim::level<&I::cumulated_wealth>("Net wealth summed over the days played."),
            sim::level<&I::extrapolated_wealth>("The same, with the days left to the horizon at "
                                                "the running average."),
        };
    }
};
static_assert(sim::Described<Indicators>);

/// Players meet their neighbours each day and copy those who did better.
class Market {
public:
    using Parameters = trust_game::Parameters;
    using Indicators = trust_game::Indicators;
    using Today = sim::Today<Parameters>;

    /// A network from a file; nothing where it is made by rule.
    struct Inputs {
        std::shared_ptr<const sim::Graph> network;
    };

    static constexpr std::string_view label = "trust_game";
    static constexpr std::string_view doc =
        "Trust games on networks: players meet neighbours and copy those who did better.";

    static void check(const Parameters& given, sim::Problems& problems) {
        trust_game::check(given, problems);
    }
    static Inputs load(const Parameters& given);

    Market(const sim::InitialDay<Parameters>& dawn, const Inputs& inputs);

    static constexpr std::array<sim::Phase<Market>, 4> phases() {
        return {
            {{"play", sim::Period::daily, &Market::play, {"players"}, {"players"}},
             {"change", sim::Period::daily, &Market::change, {"players"}, {"players"}},
             {"mutate", sim::Period::daily, &Market::mutate, {"players"}, {"players"}},
             {"account", sim::Period::daily, &Market::account, {"players", "course"}, {"course"}}}};
    }

    template <class Visit> void for_each_table(Visit&& visit) {
        visit("players", players_);
        visit("course", course_);
    }
    template <class Visit> void for_each_table(Visit&& visit) const {
        visit("players", players_);
        visit("course", course_);
    }

    [[nodiscard]] Indicators indicators() const;
    /// Called when the tables have been read from a checkpoint.
    void restored(const Today&) { counts_ = counted(); }

    /// The network that is stored; none in a well-mixed population.
    [[nodiscard]] const sim::Graph* network() const;

private:
    // A network is large and never changes: the branches of a run share it.
    using Ties = std::variant<sim::Everyone, std::shared_ptr<const sim::Graph>>;

    void play(const Today& today);
    void change(const Today& today);
    void mutate(const Today& today);
    void account(const Today& today);

    void place(const sim::InitialDay<Parameters>& dawn);
    [[nodiscard]] Counts counted() const;
    [[nodiscard]] bool only_trust() const;
    [[nodiscard]] bool no_trust() const;
    [[nodiscard]] bool ended() const;
    [[nodiscard]] bool uniform() const;

    template <class G> void meet_all(const sim::Graph& ties, const G& game);
    template <class G> void meet_all(const sim::Everyone& ties, const G& game);
    template <class T> void meet_drawn(const Today& today, const T& ties, std::uint32_t rounds);

    template <class T, class Rule> void change_at_once(const Today&, const T&, const Rule&);
    template <class T, class Rule> void change_in_turn(const Today&, const T&, const Rule&);
    template <class T, class Rule> void change_one_by_one(const Today&, const T&, const Rule&);
    template <class T, class Rule, class G>
    void change_some(const Today&, const T&, const Rule&, const G&);

    /// Calls `visit(ties)` with the network, whichever it is.
    template <class Visit> void on_network(Visit&& visit) const {
        std::visit(
            [&]<class T>(const T& ties) {
                if constexpr (std::is_same_v<T, sim::Everyone>)
                    visit(ties);
                else
                    visit(*ties);
            },
            ties_);
    }

    std::vector<Strategy> strategies_;
    Stop stop_;
    Payoffs payoffs_;
    Range range_;
    Ties ties_;
    sim::Table<Player> players_;
    sim::Table<Course> course_;
    Counts counts_; // at the end of the last day
};
static_assert(sim::Market<Market>);

} // namespace models::trust_game
