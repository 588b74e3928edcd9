// SPDX-License-Identifier: Apache-2.0
#pragma once
// What players are, and what they get from meeting each other.

#include "sim/base/fields.hpp"

#include <array>
#include <string>
#include <vector>

namespace models::trust_game {

/// Which side of a deal a strategy takes.
enum class Side { provider, consumer };
constexpr std::array<std::string_view, 2> names(Side) { return {"provider", "consumer"}; }

/// A way to behave: what a player does, and what others may copy.
struct Strategy {
    static constexpr std::string_view told_apart_by = "name";
    std::string name;
    Side side = Side::provider;
    bool trustworthy = true;
    double share = 1;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Strategy::name>("What the strategy is called."),
            sim::given<&Strategy::side>("Which side of a deal it takes; in a group, consumers are "
                                        "those who invest."),
            sim::given<&Strategy::trustworthy>("Whether it honours the deal, or exploits it."),
            sim::given<&Strategy::share>("Players who begin with it, in proportion to the sum over "
                                         "all strategies; shares, or numbers of players.",
                                         sim::unit::none, sim::bounds::not_negative),
        };
    }
};
static_assert(sim::Described<Strategy>);

/// A deal between a provider and a consumer (Chica et al. 2017), with penalty and insurance (Chica
/// et al. 2019); players of one side get nothing from each other.
///
///                 trustworthy consumer                untrustworthy consumer
///     trustworthy provider    reward, reward                      -exposure, temptation
///     untrustworthy           (1-penalty) extraction,             the same,
///                             (insurance_trustworthy-1) extraction    with insurance_untrustworthy
struct Sharing {
    double reward = 30;
    double exposure = 20;
    double temptation = 40;
    double extraction = 10;
    double penalty = 0;
    double insurance_trustworthy = 0;
    double insurance_untrustworthy = 0;

    static constexpr std::string_view label = "sharing";
    static constexpr std::string_view doc =
        "A deal between a provider and a consumer (Chica et al. 2017), with penalty and "
        "insurance (Chica et al. 2019); players of one side get nothing from each other.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Sharing::reward>("What both get when both are trustworthy.",
                                         sim::unit::none, sim::bounds::any, "chica2017"),
            sim::given<&Sharing::exposure>("What a trustworthy provider loses to an untrustworthy "
                                           "consumer.",
                                           sim::unit::none, sim::bounds::any, "chica2017"),
            sim::given<&Sharing::temptation>("What that consumer gets.", sim::unit::none,
                                             sim::bounds::any, "chica2017"),
            sim::given<&Sharing::extraction>(
                "What an untrustworthy provider takes from a consumer.", sim::unit::none,
                sim::bounds::any, "chica2017"),
            sim::given<&Sharing::penalty>("Share of its taking that such a provider is fined.",
                                          sim::unit::share, sim::bounds::share, "chica2019"),
            sim::given<&Sharing::insurance_trustworthy>(
                "Share of the loss that is repaid to trustworthy consumers.", sim::unit::share,
                sim::bounds::share, "chica2019"),
            sim::given<&Sharing::insurance_untrustworthy>(
                "Share of the loss that is repaid to untrustworthy consumers.", sim::unit::share,
                sim::bounds::share, "chica2019"),
        };
    }
};

struct Table {
    std::vector<std::vector<double>> payoffs;

    static constexpr std::string_view label = "table";
    static constexpr std::string_view doc =
        "Any game of two: a row for each strategy, in their order, with what it gets from "
        "each.";
    static constexpr auto fields() {
        return sim::Fields{sim::given<&Table::payoffs>(
            "A row for each strategy, in their order: what it gets from meeting each of them.")};
    }
};

/// The trust game of many (Abbass, Greenwood & Petraki 2016): a player and its neighbours are a
/// group, in which consumers invest 1 each and providers return or keep.
///
///     an investor          multiplier T / (T + U) - 1
///     a trustworthy        multiplier I / (T + U)
///     an untrustworthy     (1 + temptation) multiplier I / (T + U)
///
/// I, T, U count the group, the player included; without providers nobody gets anything.
struct Group {
    double multiplier = 6;
    double temptation = 0.33;

    static constexpr std::string_view label = "group";
    static constexpr std::string_view doc =
        "The trust game of many (Abbass, Greenwood & Petraki 2016): a player and its "
        "neighbours are a group, in which consumers invest 1 each and providers return or "
        "keep.";
    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Group::multiplier>("What a trustworthy provider returns of a stake of 1.",
                                           sim::unit::none, sim::bounds::positive, "abbass2016"),
            sim::given<&Group::temptation>("How much more than that an untrustworthy one keeps.",
                                           sim::unit::none, sim::bounds::not_negative, "chica2018"),
        };
    }
};

using Game = std::variant<Sharing, Table, Group>;
static_assert(sim::Choice<Game>);

struct All {
    static constexpr std::string_view label = "all";
    static constexpr std::string_view doc = "Every neighbour is met once a day.";
    static constexpr auto fields() { return sim::Fields{}; }
};

struct Drawn {
    std::uint32_t rounds = 50;

    static constexpr std::string_view label = "drawn";
    static constexpr std::string_view doc =
        "Each player draws a neighbour in each of several rounds, and is alone paid for that "
        "meeting.";
    static constexpr auto fields() {
        return sim::Fields{sim::given<&Drawn::rounds>(
            "Meetings that a player draws a day.", sim::unit::none, {1, 10'000}, "gadellaa2019")};
    }
};

using Meetings = std::variant<All, Drawn>;
static_assert(sim::Choice<Meetings>);

} // namespace models::trust_game
