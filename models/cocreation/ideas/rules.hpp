// SPDX-License-Identifier: Apache-2.0
#pragma once
// What ideas there are, who sees them, and how they improve: the parameters.

#include "sim/base/fields.hpp"

#include <cstdint>
#include <string>

namespace models::cocreation {

/// A kind of ideas, and of products.
struct Category {
    std::string name = "all";
    double share = 1;
    double price = 30;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Category::name>("Its name."),
            sim::given<&Category::share>("Its share of ideas, against those of the others.",
                                         sim::unit::none, sim::bounds::not_negative, "assumed"),
            sim::given<&Category::price>("Price of a product in a shop.", sim::unit::money,
                                         {0.01, 1'000'000}, "assumed"),
        };
    }
};

/// What ideas are like, and how long members can see and improve them.
struct Ideas {
    std::uint32_t show_days = 28;
    double skill = 0.26;
    double noise = 0.31;
    double improvement = 0.06;
    double crowding = 1;

    static constexpr auto fields() {
        using I = Ideas;
        return sim::Fields{
            sim::given<&I::show_days>("Days for which an idea can be voted for.", sim::unit::days,
                                      {1, 366}, "assumed"),
            sim::given<&I::skill>("Quality that a standard deviation of skill adds to an idea.",
                                  sim::unit::utility, {0, 10}, "salminen2015"),
            sim::given<&I::noise>("Standard deviation of quality over the ideas of one inventor.",
                                  sim::unit::utility, {0, 10}, "salminen2015"),
            sim::given<&I::improvement>("Quality that the first contribution adds, by a member of "
                                        "median skill.",
                                        sim::unit::utility, {0, 10}, "assumed"),
            sim::given<&I::crowding>("How much less the next adds: it is divided by 1 + crowding "
                                     "times the contributions before it.",
                                     sim::unit::none, {0, 100}, "assumed"),
        };
    }
};

/// Which ideas visitors see, and what they do then.
struct Attention {
    std::uint32_t looks = 8;
    double anywhere = 0.6;
    double slope = 0.4;
    double votes = 0.2;
    double newness = 2;
    double fading = 4;
    double chance = 3;
    double vote = -1.75;
    double herding = 0.02;
    double affinity = 0.3;
    double comment = 0.9;
    double contribute = 0.2;

    static constexpr auto fields() {
        using A = Attention;
        return sim::Fields{
            sim::given<&A::looks>("Ideas looked at in a visit.", sim::unit::none, {1, 64},
                                  "assumed"),
            sim::given<&A::anywhere>("Share of looks at any idea on show, whatever its rank.",
                                     sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&A::slope>("How looks at the ranking fall with the rank: as its power with "
                                  "this exponent.",
                                  sim::unit::none, {0, 5}, "assumed"),
            sim::given<&A::votes>("Weight of ln(1 + votes) in the ranking.", sim::unit::none,
                                  {0, 100}, "assumed"),
            sim::given<&A::newness>("Weight of newness in the ranking.", sim::unit::none, {0, 100},
                                    "assumed"),
            sim::given<&A::fading>("Days in which newness falls by the factor e.", sim::unit::days,
                                   {0.01, 1'000}, "assumed"),
            sim::given<&A::chance>("Weight of a number between 0 and 1 that is drawn every day.",
                                   sim::unit::none, {0, 100}, "assumed"),
            sim::given<&A::vote>("Appeal of an idea of quality 0; who sees one votes for it where "
                                 "appeal, quality and a standard normal taste are above 0.",
                                 sim::unit::utility, {-20, 20}, "salminen2015"),
            sim::given<&A::herding>("Appeal that ln(1 + votes) adds.", sim::unit::utility, {0, 10},
                                    "assumed"),
            sim::given<&A::affinity>("Appeal that the favourite category adds.", sim::unit::utility,
                                     {-10, 10}, "assumed"),
            sim::given<&A::comment>("Chance that who votes comments.", sim::unit::share,
                                    sim::bounds::share, "salminen2015"),
            sim::given<&A::contribute>("Chance that who votes improves an open idea, in full trust "
                                       "and for the reference royalty.",
                                       sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

} // namespace models::cocreation
