// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is known of a party: outcomes that fade, stars that stay, and what they were made into.
// Outcomes inform reliability and stars inform quality; the two are never mixed.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/math.hpp"

#include <cstdint>

namespace sim {

/// Sufficient statistics of a rated party (Beta reputation; Josang & Ismail 2002).
struct Evidence {
    float good = 0;
    float bad = 0;
    float stars_sum = 0;
    std::uint32_t stars_count = 0;
    std::uint32_t incidents = 0;
    Day updated;
    std::int8_t image = 0;
    float esteem = -1;

    static constexpr auto fields() {
        return Fields{
            state<&Evidence::good>("Promises kept, as remembered on the day of the last outcome."),
            state<&Evidence::bad>("Promises broken, as remembered on the day of the last outcome."),
            state<&Evidence::stars_sum>("Sum of all stars.", unit::stars),
            state<&Evidence::stars_count>("Number of star ratings."),
            state<&Evidence::incidents>("Promises broken, ever."),
            state<&Evidence::updated>("Day of the last outcome.", unit::dates),
            state<&Evidence::image>("Image score, -5 to 5."),
            state<&Evidence::esteem>("Global trust against the mean; below zero while nobody has "
                                     "said anything of it."),
        };
    }
};
static_assert(Described<Evidence>);

/// What a believer brings along.
struct Believer {
    double prior = 0.5; ///< the chance that anybody keeps a promise
    double heard = 0;   ///< log-odds of what acquaintances tell of the party
};

/// How a promise ended.
enum class Promise { kept, broken };

/// The share of an outcome that is still remembered after `days`; all of it if nothing fades.
inline double remembered_share(int days, double half_life) {
    constexpr double log_two = 0x1.62e42fefa39efp-1;
    return math::exp(-log_two * days / half_life);
}

/// The evidence as it is remembered on a later day. Forgetting is applied only when somebody looks
/// or adds, so parties to whom nothing happens cost nothing.
inline Evidence remembered(Evidence about, Day today, double half_life) {
    const auto share = static_cast<float>(remembered_share(today - about.updated, half_life));
    about.good *= share;
    about.bad *= share;
    about.updated = today;
    return about;
}

/// The mean of the Beta posterior of a promise being kept, after a prior worth `strength` outcomes.
inline double posterior_mean(const Evidence& about, double prior, double strength, double half_life,
                             Day today) {
    const double share = remembered_share(today - about.updated, half_life);
    const double good = share * static_cast<double>(about.good);
    const double bad = share * static_cast<double>(about.bad);
    return (prior * strength + good) / (strength + good + bad);
}

/// Adds how a promise ended.
inline void record(Evidence& about, Promise promise, Day today, double half_life) {
    about = remembered(about, today, half_life);
    const bool broken = promise == Promise::broken;
    (broken ? about.bad : about.good) += 1;
    about.incidents += broken ? 1 : 0;
}

/// Adds a star rating.
inline void record_stars(Evidence& about, int stars) {
    about.stars_sum += static_cast<float>(stars);
    ++about.stars_count;
}

/// The stars a stranger should expect: the mean of those given and of `prior_strength` ratings at
/// `prior_mean` (a normal prior; Buhlmann's credibility formula, 1967).
inline double expected_quality(const Evidence& about, double prior_mean, double prior_strength) {
    const double weight = prior_strength + about.stars_count;
    if (weight <= 0) return prior_mean;
    return (prior_mean * prior_strength + static_cast<double>(about.stars_sum)) / weight;
}

} // namespace sim
