// SPDX-License-Identifier: Apache-2.0
#pragma once
// What members know of what ideas pay: the parameters.

#include "sim/base/fields.hpp"

namespace models::cocreation {

/// What the platform's record tells members.
struct Learning {
    double direct_per_idea = 100;
    double retail_per_idea = 115;
    double weight = 0.03;
    double fading = 0.05;

    static constexpr auto fields() {
        using L = Learning;
        return sim::Fields{
            sim::given<&L::direct_per_idea>("Direct sales for each idea submitted, as first "
                                            "believed.",
                                            sim::unit::money, sim::bounds::amount, "quirky2014"),
            sim::given<&L::retail_per_idea>("Sales to retailers for each idea submitted, as first "
                                            "believed.",
                                            sim::unit::money, sim::bounds::amount, "quirky2014"),
            sim::given<&L::weight>("Weight of the last month in both.", sim::unit::share,
                                   sim::bounds::share, "assumed"),
            sim::given<&L::fading>("Share of what open and closed ideas paid that is forgotten "
                                   "each month.",
                                   sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

} // namespace models::cocreation
