// SPDX-License-Identifier: Apache-2.0
#pragma once
// What co-creation reports of a category and a day.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

#include <cstdint>

namespace models::cocreation {

using sim::Money;

/// Counts and amounts of one category on one day; what belongs to none stands with the platform.
struct Indicators {
    std::int64_t ideas = 0;
    std::int64_t closed_ideas = 0;
    double closed_share = 0;
    std::int64_t ideas_on_show = 0;
    std::int64_t visits = 0;
    std::int64_t votes = 0;
    std::int64_t comments = 0;
    std::int64_t contributions = 0;
    std::int64_t uncredited = 0;
    std::int64_t concluded = 0;
    std::int64_t selected = 0;
    double selected_share = 0;
    std::int64_t developed = 0;
    std::int64_t launched = 0;
    double launched_share = 0;
    std::int64_t products = 0;
    std::int64_t units = 0;
    Money direct_sales;
    Money retail_sales;
    Money royalties;
    Money royalties_unpaid;
    Money inventor_income;
    Money contributor_income;
    Money surplus_returned;
    Money platform_revenue;
    Money platform_result;
    Money platform_cash;
    Money unsold;
    std::int64_t left = 0;
    std::int64_t returned = 0;
    std::int64_t active_members = 0;
    std::int64_t lurkers = 0;
    double lurker_share = 0;
    std::int64_t posters = 0;
    double openness_sum = 0;
    double openness = 0;
    std::int64_t small_successes = 0;
    std::int64_t insolvent = 0;

    static constexpr auto fields() {
        using I = Indicators;
        using sim::flow;
        using sim::level;
        using sim::ratio;
        using sim::unit::money;
        using sim::unit::people;
        using sim::unit::share;
        return sim::Fields{
            flow<&I::ideas>("Ideas submitted."),
            flow<&I::closed_ideas>("Of them, those whose inventors keep others out."),
            ratio<&I::closed_share, &I::closed_ideas, &I::ideas>("Share of ideas kept closed.",
                                                                 share),
            level<&I::ideas_on_show>("Ideas that can be voted for."),
            flow<&I::visits>("Visits of members who do not only look."),
            flow<&I::votes>("Votes."),
            flow<&I::comments>("Comments."),
            flow<&I::contributions>("Improvements of open ideas."),
            flow<&I::uncredited>("Of them, those that inventors passed off as their own."),
            flow<&I::concluded>("Ideas that were chosen or passed over."),
            flow<&I::selected>("Of them, those chosen."),
            ratio<&I::selected_share, &I::selected, &I::concluded>("Share of ideas that were "
                                                                   "chosen.",
                                                                   share),
            flow<&I::developed>("Ideas whose development ended."),
            flow<&I::launched>("Of them, those that went on sale."),
            ratio<&I::launched_share, &I::launched, &I::developed>(
                "Share of developed ideas that went on sale.", share),
            level<&I::products>("Products on sale."),
            flow<&I::units>("Units sold."),
            flow<&I::direct_sales>("Direct sales.", money),
            flow<&I::retail_sales>("Sales to retailers.", money),
            flow<&I::royalties>("Royalties paid.", money),
            flow<&I::royalties_unpaid>("Royalties that an insolvent platform left unpaid.", money),
            sim::gain<&I::inventor_income>("inventors", "Royalties of inventors."),
            sim::gain<&I::contributor_income>("contributors", "Royalties of contributors."),
            sim::gain<&I::surplus_returned>("owning members", "Surplus that members had back."),
            flow<&I::platform_revenue>("Received by the platform for products and licences.",
                                       money),
            sim::gain<&I::platform_result>("platform", "That, less all costs, royalties and what "
                                                       "members had back."),
            level<&I::platform_cash>("Cash of the platform.", money),
            flow<&I::unsold>("Cost of units withdrawn unsold.", money),
            flow<&I::left>("Members who left."),
            flow<&I::returned>("Members who returned."),
            level<&I::active_members>("Members who do not stay away, at the last monthly count.",
                                      people),
            level<&I::lurkers>("Of them, those who only looked for a year.", people),
            ratio<&I::lurker_share, &I::lurkers, &I::active_members>("Share of active members who "
                                                                     "only look.",
                                                                     share),
            level<&I::posters>("Active members who may post.", people),
            level<&I::openness_sum>("Their openness, added up."),
            ratio<&I::openness, &I::openness_sum, &I::posters>("Their mean openness.", share),
            level<&I::small_successes>("Members whose income of twelve months makes a small "
                                       "success.",
                                       people),
            level<&I::insolvent>("1 once the platform is insolvent."),
        };
    }
};
static_assert(sim::Described<Indicators>);

} // namespace models::cocreation
