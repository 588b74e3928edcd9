// SPDX-License-Identifier: Apache-2.0
#pragma once
// What travellers learn of homes by staying in them.

#include "models/home_sharing/units.hpp"
#include "sim/base/fields.hpp"

#include <cstdint>

namespace models::home_sharing {

/// How stays change what a guest makes of homes: the normal-normal Bayesian learner of Erdem &
/// Keane (1996), who starts from a doubt worth so many stays.
struct Lessons {
    double doubt = 0;
    double delight = 0;
    double harm = 0;
    double strength = 2;
    double familiarity = 0;

    static constexpr auto fields() {
        namespace unit = sim::unit;
        namespace bounds = sim::bounds;
        return sim::Fields{
            sim::given<&Lessons::doubt>("How much less someone who never stayed "
                                        "in a home thinks of homes than they are.",
                                        unit::utility, bounds::not_negative, "assumed"),
            sim::given<&Lessons::delight>("What a stay that goes right says of homes.",
                                          unit::utility, bounds::not_negative, "assumed"),
            sim::given<&Lessons::harm>("What a stay that goes wrong says against them.",
                                       unit::utility, bounds::not_negative, "assumed"),
            sim::given<&Lessons::strength>("Stays that the first doubt is worth.", unit::none,
                                           bounds::positive, "erdem1996"),
            sim::given<&Lessons::familiarity>(
                "How many more homes a guest of long experience looks at, as a "
                "share.",
                unit::share, {0, 10}, "assumed"),
        };
    }

    /// Whether stays change anything.
    [[nodiscard]] bool on() const {
        return doubt > 0 || delight > 0 || harm > 0 || familiarity > 0;
    }
};

/// The stays of a traveller in homes; kept where travellers learn.
struct Experience {
    std::uint16_t right = 0;
    std::uint16_t wrong = 0;

    static constexpr auto fields() {
        return sim::Fields{
            sim::state<&Experience::right>("Stays that went right.", sim::unit::stays),
            sim::state<&Experience::wrong>("Stays that went wrong.", sim::unit::stays),
        };
    }
};

/// What is added to a guest's taste for homes: the posterior mean, of prior -doubt and of the
/// stays' signals.
inline double learnt_taste(const Lessons& how, const Experience& stays) {
    return (-how.doubt * how.strength + how.delight * stays.right - how.harm * stays.wrong) /
           (how.strength + stays.right + stays.wrong);
}

/// How many homes a guest looks at against one without experience.
inline double learnt_reach(const Lessons& how, const Experience& stays) {
    const double all = stays.right + stays.wrong;
    return 1 + how.familiarity * all / (how.strength + all);
}

} // namespace models::home_sharing
