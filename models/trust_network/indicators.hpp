// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the trust network reports every day.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

#include <cstdint>

namespace models::trust_network {

struct Indicators {
    std::int64_t newcomers = 0;
    std::int64_t present = 0;
    std::int64_t attempts = 0;
    std::int64_t refused = 0;
    std::int64_t deals = 0;
    std::int64_t cheats = 0;
    double cheat_share = 0;
    std::int64_t ratings = 0;
    std::int64_t revisions = 0;
    std::int64_t negative = 0;
    double negative_share = 0;
    std::int64_t rating_sum = 0;
    double mean_rating = 0;
    std::int64_t answers = 0;
    std::int64_t retaliations = 0;
    std::int64_t warnings = 0;
    std::int64_t honest_present = 0;
    std::int64_t crooks_present = 0;
    sim::Money honest_gain;
    sim::Money crook_gain;
    sim::Money loot;

    static constexpr auto fields() {
        using I = Indicators;
        return sim::Fields{
            sim::flow<&I::newcomers>("People who came.", sim::unit::people),
            sim::level<&I::present>("People who are there.", sim::unit::people),
            sim::flow<&I::attempts>("Times that somebody looked for a deal."),
            sim::flow<&I::refused>("Deals that one of the two did not want."),
            sim::flow<&I::deals>("Deals made."),
            sim::flow<&I::cheats>("Sides of a deal that were cheated."),
            sim::ratio<&I::cheat_share, &I::cheats, &I::deals>("Sides cheated by deal.",
                                                               sim::unit::share),
            sim::flow<&I::ratings>("Ratings of people whom the rater had not rated before."),
            sim::flow<&I::revisions>("Ratings given again."),
            sim::flow<&I::negative>("Negative ratings of people whom the rater had not rated."),
            sim::ratio<&I::negative_share, &I::negative, &I::ratings>(
                "Share of those ratings that are negative.", sim::unit::share),
            sim::flow<&I::rating_sum>("Sum of those ratings."),
            sim::ratio<&I::mean_rating, &I::rating_sum, &I::ratings>("Mean of those ratings."),
            sim::flow<&I::answers>("Of them, answers to a rating."),
            sim::flow<&I::retaliations>("Of these, negative ones to a negative one."),
            sim::flow<&I::warnings>("Ratings that warn of somebody."),
            sim::level<&I::honest_present>("Honest people who are there.", sim::unit::people),
            sim::level<&I::crooks_present>("Crooks who are there.", sim::unit::people),
            sim::gain<&I::honest_gain>("honest people",
                                       "Gains of honest people from deals, less what they lost."),
            sim::gain<&I::crook_gain>("crooks", "Gains of crooks from deals and frauds."),
            sim::flow<&I::loot>("What honest people lost to crooks.", sim::unit::money),
        };
    }
};
static_assert(sim::Described<Indicators>);

} // namespace models::trust_network
