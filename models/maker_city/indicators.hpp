// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the city of makers reports of a town and a day; what platforms alone can tell stands in a
// zone of its own.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

#include <cstdint>

namespace models::maker_city {

/// Counts and amounts of one town, or of the platforms, on one day.
struct Indicators {
    std::int64_t members = 0;
    std::int64_t projects_done = 0;
    std::int64_t prototypes = 0;
    std::int64_t sold_singly = 0;
    std::int64_t to_campaigns = 0;
    std::int64_t to_community = 0;
    std::int64_t prototypes_funded = 0;
    std::int64_t prototypes_adopted = 0;
    std::int64_t prototypes_failed = 0;
    double placed_share = 0;
    std::int64_t prototypes_ended = 0;
    std::int64_t prototypes_placed = 0;
    std::int64_t campaigns = 0;
    std::int64_t funded = 0;
    std::int64_t ended = 0;
    double success_rate = 0;
    sim::Money raised;
    std::int64_t ideas = 0;
    std::int64_t launched = 0;
    std::int64_t funded_products = 0;
    sim::Money royalties;
    sim::Money pledged;
    sim::Money net_income;
    sim::Money factory_result;
    sim::Money crowdfunding_result;
    sim::Money community_result;
    sim::Money government_spending;
    sim::Money owners_income;
    std::int64_t small_successes = 0;
    std::int64_t successful_workers = 0;
    std::int64_t successful_makers = 0;
    std::int64_t successful_inventors = 0;
    double trust_sum = 0;
    std::int64_t backers = 0;
    double trust = 0;

    static constexpr auto fields() {
        using I = Indicators;
        using sim::flow;
        using sim::gain;
        using sim::level;
        using sim::ratio;
        using sim::unit::money;
        using sim::unit::people;
        return sim::Fields{
            level<&I::members>("Members of the shared factory.", people),
            flow<&I::projects_done>("Projects done there."),
            flow<&I::prototypes>("Of them, those made for sale."),
            flow<&I::sold_singly>("Products sold as a single piece by their makers."),
            flow<&I::to_campaigns>("Prototypes for which a campaign is planned."),
            flow<&I::to_community>("Prototypes shown to the community."),
            flow<&I::prototypes_funded>("Prototypes whose campaign was taken."),
            flow<&I::prototypes_adopted>("Prototypes that the community's platform sells."),
            flow<&I::prototypes_failed>("Prototypes that nobody funded or adopted."),
            ratio<&I::placed_share, &I::prototypes_placed, &I::prototypes_ended>(
                "Share of prototypes that were funded or adopted, of those of which it is known.",
                sim::unit::share),
            flow<&I::prototypes_ended>("Prototypes of which it became known what became of them."),
            flow<&I::prototypes_placed>("Of them, those funded or adopted."),
            flow<&I::campaigns>("Campaigns launched, with a prototype or without."),
            flow<&I::funded>("Campaigns that reached their goal."),
            flow<&I::ended>("Campaigns that ended."),
            ratio<&I::success_rate, &I::funded, &I::ended>(
                "Share of campaigns that reached their goal.", sim::unit::share),
            flow<&I::raised>("Pledges taken.", money),
            flow<&I::ideas>("Ideas submitted to the community."),
            flow<&I::launched>("Products that the community's platform began to sell."),
            flow<&I::funded_products>("Campaigns that reached their goal, and products that the "
                                      "community's platform began to sell."),
            flow<&I::royalties>("Royalties paid.", money),
            flow<&I::pledged>("Pledged by people, less what came back.", money),
            gain<&I::net_income>("people", "Received by people in all markets, less fees, "
                                           "production and what they paid back; pledges are not "
                                           "counted."),
            gain<&I::factory_result>("makerspaces", "Earned by shared factories, less costs."),
            gain<&I::crowdfunding_result>("platform", "Fees of the platform for campaigns, less "
                                                      "what it answers for."),
            gain<&I::community_result>("community", "Earned by the community's platform, less "
                                                    "costs and royalties."),
            flow<&I::government_spending>("Paid by the government.", money),
            flow<&I::owners_income>("Received by owners and lenders, less what they put in.",
                                    money),
            level<&I::small_successes>(
                "People whose net income of twelve months makes a small success.", people),
            level<&I::successful_workers>("Of them, those who have worked in a shared factory.",
                                          people),
            level<&I::successful_makers>("Of them, those who have launched a campaign.", people),
            level<&I::successful_inventors>("Of them, those who have submitted an idea.", people),
            level<&I::trust_sum>("Sum of backers' trust in strangers."),
            level<&I::backers>("People who may back a campaign.", people),
            ratio<&I::trust, &I::trust_sum, &I::backers>("Mean trust of backers in strangers.",
                                                         sim::unit::share),
        };
    }
};
static_assert(sim::Described<Indicators>);

} // namespace models::maker_city
