// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reviews that are bought: who finds it worth the money, and how many of them are found out.

#include "sim/base/fields.hpp"

namespace sim {

/// A market for praise. A party buys a review of five stars when what it brings over the horizon
/// outweighs price and scruples (Luca & Zervas 2016: more so where reputation is weak); those found
/// out are never shown.
struct BoughtReviews {
    double corruptible = 0;
    double price = 20;
    double detection = 0.3;
    double response = 0.5;
    double horizon = 90;
    double scruples = 50;
    double scruples_spread = 1;

    /// Whether a review that would move what strangers believe of quality by `gain` (0 to 1) is
    /// worth it to a party that takes so much a day.
    [[nodiscard]] bool pays(double gain, double takings_a_day, double own_scruples) const {
        return (1 - detection) * response * gain * takings_a_day * horizon > price + own_scruples;
    }
    static constexpr auto fields() {
        return Fields{
            given<&BoughtReviews::corruptible>("Share of parties who would buy reviews at all.",
                                               unit::share, bounds::share, "assumed"),
            given<&BoughtReviews::price>("Price of a review.", unit::money, bounds::not_negative,
                                         "assumed"),
            given<&BoughtReviews::detection>("Chance that it is found out and never shown.",
                                             unit::share, bounds::share, "assumed"),
            given<&BoughtReviews::response>(
                "Share of takings that the whole range of believed quality is thought to bring.",
                unit::none, bounds::not_negative, "assumed"),
            given<&BoughtReviews::horizon>("Days over which a party reckons.", unit::days,
                                           bounds::positive, "assumed"),
            given<&BoughtReviews::scruples>("What the median party would have to be paid to "
                                            "overcome its scruples.",
                                            unit::money, bounds::not_negative, "assumed"),
            given<&BoughtReviews::scruples_spread>("Standard deviation of its logarithm.",
                                                   unit::none, {0, 5}, "assumed"),
        };
    }
};
static_assert(Described<BoughtReviews>);

} // namespace sim
