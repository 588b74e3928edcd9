// SPDX-License-Identifier: Apache-2.0
#pragma once
// What becomes of makers after they delivered, as far as a scenario says.

#include "sim/base/fields.hpp"

namespace models::crowdfunding {

/// Firms that go on selling what a campaign paid for.
struct FirmRules {
    double founding = 0;
    double sales = 1.1;
    double growth_spread = 0.5;
    double labour = 0.6;
    double wage = 35'000;
    double closing = 0.1;
    double closing_with_sales = 0.3;

    static constexpr auto fields() {
        using F = FirmRules;
        return sim::Fields{
            sim::given<&F::founding>(
                "Share of makers who go on as a firm once they have delivered.", sim::unit::share,
                sim::bounds::share, "assumed"),
            sim::given<&F::sales>("Sales of a firm's first year against what its campaign raised. "
                                  "By 2015 projects had sold for 2.46 dollars elsewhere for each "
                                  "dollar pledged, 2.2 years after their campaigns on average.",
                                  sim::unit::none, {0, 100}, "mollick2016"),
            sim::given<&F::growth_spread>("Standard deviation of a year's growth of sales, in "
                                          "logarithms; on average sales stay (Gibrat).",
                                          sim::unit::none, {0, 3}, "assumed"),
            sim::given<&F::labour>("Share of sales less what goods cost (`delivery.unit_cost`) "
                                   "that pays work.",
                                   sim::unit::share, sim::bounds::share, "elsby2013"),
            sim::given<&F::wage>("What a job pays in a year.", sim::unit::money, {1, 1'000'000'000},
                                 "bls2012"),
            sim::given<&F::closing>("Chance to close within a year, with a year's wage of sales. "
                                    "Of organisations that campaigns founded 82 % were there 2.2 "
                                    "years later on average.",
                                    sim::unit::share, {0, 0.99}, "mollick2016"),
            sim::given<&F::closing_with_sales>("Fall of its log-odds with the logarithm of sales.",
                                               sim::unit::none, {0, 10}, "assumed"),
        };
    }
};

} // namespace models::crowdfunding
