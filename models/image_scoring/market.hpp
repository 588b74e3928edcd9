// SPDX-License-Identifier: Apache-2.0
#pragma once
// Indirect reciprocity by image scoring (Nowak & Sigmund 1998): who helped others is helped, by
// people who will never meet them again. One day is one generation.

#include "sim/run/market.hpp"
#include "sim/store/table.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace models::image_scoring {

/// What a scenario may say.
struct Parameters {
    std::int64_t players = 100;
    std::int64_t meetings = 300;
    double benefit = 1;
    double cost = 0.1;
    double allowance = 0.1;
    double known = 1;
    std::int32_t score_limit = 5;
    std::vector<std::int32_t> thresholds = {-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6};
    double mutation = 0;

    static constexpr auto fields() {
        using P = Parameters;
        return sim::Fields{
            sim::given<&P::players>("People of a generation.", sim::unit::people, {2, 10'000'000},
                                    "nowak1998"),
            sim::given<&P::meetings>("Meetings of a generation, each of two people drawn at "
                                     "random: one may help the other.",
                                     sim::unit::none, {1, 100'000'000}, "nowak1998"),
            sim::given<&P::benefit>("What help is worth to who is helped.", sim::unit::none,
                                    sim::bounds::not_negative, "nowak1998"),
            sim::given<&P::cost>("What it costs who helps.", sim::unit::none,
                                 sim::bounds::not_negative, "nowak1998"),
            sim::given<&P::allowance>("What both get for meeting, so that nobody has less than "
                                      "nothing.",
                                      sim::unit::none, sim::bounds::not_negative, "nowak1998"),
            sim::given<&P::known>("Probability that the score of the other is known; one that is "
                                  "not counts as 0.",
                                  sim::unit::share, sim::bounds::share, "nowak1998"),
            sim::given<&P::score_limit>("Largest and, with a minus, smallest score.",
                                        sim::unit::none, {1, 100}, "nowak1998"),
            sim::given<&P::thresholds>("Scores from which on players help: each begins with one "
                                       "of these drawn at random, and mutates to one.",
                                       sim::unit::none, {-101, 101}, "nowak1998"),
            sim::given<&P::mutation>("Probability that a child takes a threshold at random.",
                                     sim::unit::share, sim::bounds::share, "nowak1998"),
        };
    }
};
static_assert(sim::Described<Parameters>);

/// Someone who helps those of good standing.
struct Player {
    std::int8_t threshold = 0;
    std::int8_t inherited = 0;
    std::int8_t score = 0;
    double payoff = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Player::threshold>("Score from which on the player helps."),
            sim::scratch<&Player::inherited>("Threshold of the child in this place."),
            sim::scratch<&Player::score>("Help given less help refused, within the limit; 0 at "
                                         "birth."),
            sim::scratch<&Player::payoff>("What the meetings of the generation brought."),
        };
    }
};
static_assert(sim::Described<Player>);

/// What is reported every generation.
struct Indicators {
    std::int64_t players = 0;
    std::int64_t cooperative = 0;
    double cooperative_share = 0;
    std::int64_t only_cooperative = 0;
    std::int64_t meetings = 0;
    std::int64_t helped = 0;
    double cooperation = 0;

    static constexpr auto fields() {
        using I = Indicators;
        return sim::Fields{
            sim::level<&I::players>("People of the generation.", sim::unit::people),
            sim::level<&I::cooperative>("Children who help others of score 0.", sim::unit::people),
            sim::ratio<&I::cooperative_share, &I::cooperative, &I::players>(
                "Share of children who do.", sim::unit::share),
            sim::level<&I::only_cooperative>("1 when all children do."),
            sim::flow<&I::meetings>("Meetings."),
            sim::flow<&I::helped>("Meetings in which help was given."),
            sim::ratio<&I::cooperation, &I::helped, &I::meetings>(
                "Share of meetings in which help was given.", sim::unit::share),
        };
    }
};
static_assert(sim::Described<Indicators>);

/// People meet at random and help those who have helped; those with more have more children.
class Market {
public:
    using Parameters = image_scoring::Parameters;
    using Indicators = image_scoring::Indicators;
    using Today = sim::Today<Parameters>;

    static constexpr std::string_view label = "image_scoring";
    static constexpr std::string_view doc =
        "Indirect reciprocity: people help those who have helped others, and are known for it.";

    static void check(const Parameters& given, sim::Problems& problems);
    explicit Market(const sim::InitialDay<Parameters>& dawn);

    static constexpr std::array<sim::Phase<Market>, 2> phases() {
        return {{{"meet", sim::Period::daily, &Market::meet, {"players"}, {"players"}},
                 {"reproduce", sim::Period::daily, &Market::reproduce, {"players"}, {"players"}}}};
    }

    template <class Visit> void for_each_table(Visit&& visit) { visit("players", players_); }
    template <class Visit> void for_each_table(Visit&& visit) const { visit("players", players_); }

    [[nodiscard]] Indicators indicators() const;

private:
    void meet(const Today& today);
    void reproduce(const Today& today);

    sim::Table<Player> players_;
    std::int64_t meetings_ = 0;
    std::int64_t helped_ = 0;
};
static_assert(sim::Market<Market>);

} // namespace models::image_scoring
