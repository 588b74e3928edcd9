// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who backs campaigns, how people come to know of them, and what they make of what others did.

#include "sim/base/fields.hpp"

#include <cstdint>

namespace models::crowdfunding {

/// People who may back a campaign.
struct Backers {
    double pledge = 60;
    double pledge_spread = 0.7;
    double budget = 4;
    double visits = 0.55;
    double activity_spread = 1;
    double elasticity = 1;
    std::uint32_t looks = 8;
    double affinity = 0.8;
    double herding = 0.2;
    double trust = 0.9;
    double trust_spread = 0.05;
    double trust_step = 0.1;
    double qualified = 0;
    double qualified_means = 1;

    static constexpr auto fields() {
        using B = Backers;
        return sim::Fields{
            sim::given<&B::pledge>("Median of the pledge at which the next cent is worth a cent.",
                                   sim::unit::money, {0.01, 1'000'000'000}, "kickstarter2016"),
            sim::given<&B::pledge_spread>("Standard deviation of its logarithm.", sim::unit::none,
                                          {0, 5}, "kickstarter2016"),
            sim::given<&B::budget>("Such pledges that a person can afford in a month.",
                                   sim::unit::none, {0.01, 1'000'000}, "assumed"),
            sim::given<&B::visits>("Mean number of visits to the platform.", sim::unit::per_month,
                                   {0, 30}, "assumed"),
            sim::given<&B::activity_spread>("Standard deviation of the logarithm of visits.",
                                            sim::unit::none, {0, 2}, "assumed"),
            sim::given<&B::elasticity>(
                "Elasticity of visits with the number of campaigns on show (0: none, 1: visits a "
                "campaign are constant). Of the first 10,000 projects backings grew by 0.191 a "
                "month in logarithm and launches by 0.178.",
                sim::unit::none, {0, 3}, "kickstarter2018"),
            sim::given<&B::looks>("Campaigns looked at in a visit.", sim::unit::none, {1, 64},
                                  "assumed"),
            sim::given<&B::affinity>("Added appeal of campaigns of the person's favourite "
                                     "category.",
                                     sim::unit::utility, {-10, 10}, "assumed"),
            sim::given<&B::herding>("How far people learn from what others pledged, from not at "
                                    "all (0) to as much as they rationally can (1).",
                                    sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&B::trust>("Mean of the chance with which people expect a stranger to "
                                  "deliver.",
                                  sim::unit::share, sim::bounds::share, "mollick2015"),
            sim::given<&B::trust_spread>("Standard deviation of that chance over people.",
                                         sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&B::trust_step>("How far an outcome moves it towards 0 or 1.",
                                       sim::unit::share, sim::bounds::share, "mollick2015"),
            sim::given<&B::qualified>("Share of people who count as qualified investors.",
                                      sim::unit::share, sim::bounds::share, "fsc2019"),
            sim::given<&B::qualified_means>("Their pledges against those of others.",
                                            sim::unit::none, {0.01, 100'000}, "fsc2019"),
        };
    }
};

/// Whom makers know, and what comes of it.
struct Contacts {
    double mean = 9.8;
    double spread = 1.25;
    double follows = 0.6;
    double none = 0.07;
    double days = 4;
    std::int64_t last_call = 4;
    double glow = 2.6;
    double tells = 0.05;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Contacts::mean>("Median number of people whom a maker tells of a campaign "
                                        "of average appeal.",
                                        sim::unit::people, {0, 1'000'000}, "kickstarter2018"),
            sim::given<&Contacts::spread>("Standard deviation of its logarithm.", sim::unit::none,
                                          {0, 5}, "kickstarter2018"),
            sim::given<&Contacts::follows>("Elasticity of that number with the campaign's appeal: "
                                           "who has more to show knows more people.",
                                           sim::unit::none, {0, 3}, "kickstarter2018"),
            sim::given<&Contacts::none>("Share of makers who tell nobody.", sim::unit::share,
                                        sim::bounds::share, "kickstarter2018"),
            sim::given<&Contacts::days>("Mean time after which a contact hears.", sim::unit::days,
                                        {0.1, 365}, "assumed"),
            sim::given<&Contacts::last_call>("Days before the end on which makers call upon "
                                             "contacts again while the goal is not reached; 0 for "
                                             "never.",
                                             sim::unit::days, {0, 60}, "assumed"),
            sim::given<&Contacts::glow>("Added value to whoever knows the maker.",
                                        sim::unit::utility, {-10, 20}, "assumed"),
            sim::given<&Contacts::tells>("People whom a backer tells of a pledge, on average.",
                                         sim::unit::people, {0, 20}, "assumed"),
        };
    }
};

/// Which campaigns visitors see.
struct Discovery {
    double front_page = 0.03;
    double front_share = 0.17;
    double momentum = 1;
    double newness = 0.5;
    double staff_pick = 0.5;
    double chance = 0.5;
    double half_life = 3;

    static constexpr auto fields() {
        using D = Discovery;
        return sim::Fields{
            sim::given<&D::front_page>("Share of the campaigns on show that stand on the front "
                                       "page, one at least.",
                                       sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&D::front_share>("Share of looks that go there; the others go to all "
                                        "campaigns alike.",
                                        sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&D::momentum>("Weight in the ranking of ln(1 + recent pledges).",
                                     sim::unit::none, {0, 100}, "assumed"),
            sim::given<&D::newness>("Weight of exp(-age/3 days).", sim::unit::none, {0, 100},
                                    "assumed"),
            sim::given<&D::staff_pick>("Weight of the platform's recommendation.", sim::unit::none,
                                       {0, 100}, "assumed"),
            sim::given<&D::chance>("Weight of a uniform number of the campaign and day.",
                                   sim::unit::none, {0, 100}, "assumed"),
            sim::given<&D::half_life>("Time after which a pledge counts half as recent.",
                                      sim::unit::days, {0.1, 1'000}, "assumed"),
        };
    }
};

/// What people make of a campaign's state.
struct Inference {
    double signal = 2.5;
    double crowd = 5;
    double goal_pull = 0.4;
    double slack = 2.8;
    double history = 200;
    double recovery = 0.3;

    static constexpr auto fields() {
        using I = Inference;
        return sim::Fields{
            sim::given<&I::signal>("Standard deviation of a person's own impression of a "
                                   "campaign's quality around its true one.",
                                   sim::unit::utility, {0.001, 100}, "assumed"),
            sim::given<&I::crowd>("Standard deviation of what one other backer tells of quality.",
                                  sim::unit::utility, {0.001, 1'000}, "assumed"),
            sim::given<&I::goal_pull>("Added value of a pledge shortly before the goal is reached, "
                                      "none below half of it (Kuppuswamy & Bayus 2017).",
                                      sim::unit::utility, {0, 10}, "assumed"),
            sim::given<&I::slack>("Loss of value once the goal is reached: the pledge is needed no "
                                  "more.",
                                  sim::unit::utility, {0, 10}, "assumed"),
            sim::given<&I::history>("Campaign-days that the first beliefs about success are worth "
                                    "against the platform's own history.",
                                    sim::unit::none, {1, 1e9}, "assumed"),
            sim::given<&I::recovery>("Share of what a maker owes that people expect to see again, "
                                     "where the law gives them a right to it.",
                                     sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

} // namespace models::crowdfunding
