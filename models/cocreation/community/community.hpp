// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who belongs to the community, what moves members, and how their norms spread.

#include "sim/base/fields.hpp"

#include <cstdint>

namespace models::cocreation {

/// The members.
struct Community {
    std::int64_t members = 20'000;
    double lurking = 0.85;
    double inventors = 0.3;
    double visits = 3;
    double activity_spread = 1.4;
    double ideas = 2.6;
    double productivity_spread = 1.5;
    double small_success = 1'000;

    static constexpr auto fields() {
        using C = Community;
        return sim::Fields{
            sim::given<&C::members>("Members.", sim::unit::people, {10, 100'000'000}, "quirky2014"),
            sim::given<&C::lurking>("Share of members who only look.", sim::unit::share,
                                    sim::bounds::share, "whittaker1998"),
            sim::given<&C::inventors>("Share of the others who submit ideas.", sim::unit::share,
                                      sim::bounds::share, "assumed"),
            sim::given<&C::visits>("Mean number of visits of those who do not only look.",
                                   sim::unit::per_month, {0, 30}, "assumed"),
            sim::given<&C::activity_spread>("Standard deviation of the logarithm of visits.",
                                            sim::unit::none, {0, 2.5}, "whittaker1998"),
            sim::given<&C::ideas>("Mean number of ideas of an inventor who expects "
                                  "`motives.reference` of one.",
                                  sim::unit::per_year, {0, 300}, "quirky2014"),
            sim::given<&C::productivity_spread>("Standard deviation of the logarithm of ideas.",
                                                sim::unit::none, {0, 2.5}, "salminen2015"),
            sim::given<&C::small_success>("Income of twelve months that makes a small success.",
                                          sim::unit::money, sim::bounds::amount, "assumed"),
        };
    }
};

/// Why members do something, stay and return.
struct Motives {
    double reference = 25;
    double elasticity = 0.35;
    double intrinsic = 0.3;
    double learning = 0.3;
    double value = 50;
    double recognition = 0.4;
    double applause = 0.1;
    double effort = 0.25;
    double ownership_dislike = 2;
    double memory = 0.3;
    double quit = 0.02;
    double back = 0.05;

    static constexpr auto fields() {
        using M = Motives;
        return sim::Fields{
            sim::given<&M::reference>("Royalties expected of an idea at which inventors submit as "
                                      "many as they are said to.",
                                      sim::unit::money, {0.01, 1'000'000'000}, "assumed"),
            sim::given<&M::elasticity>("Elasticity of ideas and contributions with the royalties "
                                       "that are expected of them.",
                                       sim::unit::none, {0, 3}, "quirkyroyalties"),
            sim::given<&M::intrinsic>("Share of ideas and contributions that come whatever they "
                                      "pay.",
                                      sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&M::learning>("How far an own idea that was chosen raises what the "
                                     "inventor expects, in logarithms; one passed over lowers it "
                                     "by a tenth of that.",
                                     sim::unit::none, {0, 2}, "assumed"),
            sim::given<&M::value>("Income of a month that is worth the utility ln 2.",
                                  sim::unit::money, {0.01, 1'000'000'000}, "assumed"),
            sim::given<&M::recognition>("Utility of a contribution that is credited.",
                                        sim::unit::utility, {0, 100}, "assumed"),
            sim::given<&M::applause>("Utility of the votes for an own idea, by ln(1 + votes).",
                                     sim::unit::utility, {0, 100}, "assumed"),
            sim::given<&M::effort>("Cost of an idea or a contribution.", sim::unit::utility,
                                   {0, 100}, "assumed"),
            sim::given<&M::ownership_dislike>("What a community in which all ideas are kept "
                                              "closed costs a member of openness 1 each month.",
                                              sim::unit::utility, {0, 100}, "assumed"),
            sim::given<&M::memory>("Weight of the last month in a member's mood.", sim::unit::share,
                                   sim::bounds::share, "assumed"),
            sim::given<&M::quit>("Chance of leaving in a month at a mood of 0.", sim::unit::share,
                                 sim::bounds::share, "assumed"),
            sim::given<&M::back>("Chance of returning in a month where contacts' mood is 0.",
                                 sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

/// Openness as a norm: who shares ideas, and what moves the norm.
struct Openness {
    double mean = 0.8;
    double spread = 0.15;
    double imitation = 0.1;
    double returns = 0.03;

    static constexpr auto fields() {
        using O = Openness;
        return sim::Fields{
            sim::given<&O::mean>("Mean of the chance with which a member leaves an idea open.",
                                 sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&O::spread>("Standard deviation of that chance over members.",
                                   sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&O::imitation>("How far a month moves it to the mean of contacts'.",
                                      sim::unit::share, sim::bounds::share, "degroot1974"),
            sim::given<&O::returns>("How fast it follows what open ideas paid inventors, against "
                                    "closed ones: log-odds a month for each unit of the logarithm "
                                    "of the ratio.",
                                    sim::unit::none, {0, 10}, "assumed"),
        };
    }
};

/// Whether contributors are credited, and expect to be.
struct Credit {
    double trust = 0.8;
    double spread = 0.1;
    double step = 0.1;
    double appropriated = 0.1;

    static constexpr auto fields() {
        using C = Credit;
        return sim::Fields{
            sim::given<&C::trust>("Mean of the chance with which members expect to be credited.",
                                  sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&C::spread>("Standard deviation of that chance over members.",
                                   sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&C::step>("How far an outcome moves it to 0 or 1.", sim::unit::share,
                                 sim::bounds::share, "assumed"),
            sim::given<&C::appropriated>("Share of inventors who pass contributions off as their "
                                         "own.",
                                         sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

} // namespace models::cocreation
