// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which campaigns there are: from a file of real ones, or drawn; what they ask for and offer, and
// how appealing they are.

#include "models/common/table_file.hpp"
#include "sim/base/fields.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace models::crowdfunding {

/// A category of campaigns.
struct Category {
    std::string name = "everything";
    double share = 1;
    double appeal = 0;
    double cost = 5'000;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Category::name>("What it is called."),
            sim::given<&Category::share>("Share of campaigns and of backers' favourites; shares "
                                         "are taken relative to their sum.",
                                         sim::unit::none, sim::bounds::not_negative, "assumed"),
            sim::given<&Category::appeal>("Appeal of its campaigns beside `appeal.level`.",
                                          sim::unit::utility, {-20, 20}, "kickstarter2018"),
            sim::given<&Category::cost>("Median of what its projects cost.", sim::unit::money,
                                        sim::bounds::amount, "kickstarter2018"),
        };
    }
};

/// Where campaigns and people come from.
struct Population {
    common::TableFile campaigns;
    std::string home_country = "US";
    std::int64_t makers = 400;
    double serial = 0.24;
    double next_after = 400;
    double years = 2;
    std::int64_t backers = 20'000;

    static constexpr auto fields() {
        using P = Population;
        return sim::Fields{
            sim::given<&P::campaigns>("Real campaigns with category, country, dates and goal (the "
                                      "columns of public Kickstarter files); without it they are "
                                      "drawn."),
            sim::given<&P::home_country>("Country of the file whose campaigns are not abroad."),
            sim::given<&P::makers>("People who may launch campaigns, where these are drawn.",
                                   sim::unit::people, {1, 50'000'000}, "assumed"),
            sim::given<&P::serial>("Share of campaigns after which the maker may launch another.",
                                   sim::unit::share, {0, 0.9}, "kickstarter2017"),
            sim::given<&P::next_after>("Mean time from one launch of a maker to the next.",
                                       sim::unit::days, {1, 100'000}, "assumed"),
            sim::given<&P::years>(
                "Years from the beginning of the burn-in over which campaigns that "
                "are drawn are launched.",
                sim::unit::none, {0.01, 100}, "assumed"),
            sim::given<&P::backers>("People who may back a campaign; makers are among them.",
                                    sim::unit::people, {1, 50'000'000}, "assumed"),
        };
    }
};

/// What campaigns that are drawn ask for and how long they last.
struct Terms {
    double cost_spread = 1.6;
    double abroad = 0.2;
    double usual_days = 30;
    double usual_share = 0.5;
    double shortest = 10;
    double longest = 60;
    double staff_pick = 0.1;
    double defect = 0.3;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Terms::cost_spread>("Standard deviation of the logarithm of costs within a "
                                            "category.",
                                            sim::unit::none, {0, 5}, "kickstarter2018"),
            sim::given<&Terms::abroad>("Share of campaigns from abroad.", sim::unit::share,
                                       sim::bounds::share, "kickstarter2018"),
            sim::given<&Terms::usual_days>("Duration that most choose.", sim::unit::days, {1, 92},
                                           "kickstarter2018"),
            sim::given<&Terms::usual_share>("Share of campaigns of that duration.",
                                            sim::unit::share, sim::bounds::share,
                                            "kickstarter2018"),
            sim::given<&Terms::shortest>("Shortest duration of the others.", sim::unit::days,
                                         {1, 92}, "kickstarter2018"),
            sim::given<&Terms::longest>("Longest duration of the others.", sim::unit::days, {1, 92},
                                        "kickstarter2018"),
            sim::given<&Terms::staff_pick>("Share of campaigns that the platform recommends, the "
                                           "more appealing ones more often.",
                                           sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Terms::defect>("Share of campaigns with a weakness that all can see, such "
                                       "as a missing video.",
                                       sim::unit::share, sim::bounds::share, "kickstarter2017"),
        };
    }
};

/// How appealing a campaign is: what all can see of it, and what only its quality tells.
struct Appeal {
    double level = -2.25;
    double goal_slope = 0.575;
    double goal_curve = 0.058;
    double usual_goal = 5'000;
    double duration_slope = -0.97;
    double abroad = -0.26;
    double staff_pick = 0.6;
    double defect = 0.5;
    double embedded = 0;
    double spread = 1.2;
    double persistence = 0.5;

    static constexpr auto fields() {
        using sim::unit::utility;
        return sim::Fields{
            sim::given<&Appeal::level>("Of a campaign of 30 days with the usual goal.", utility,
                                       {-30, 30}, "kickstarter2018"),
            sim::given<&Appeal::goal_slope>(
                "Change with the logarithm of the goal against the usual: who asks for more has "
                "more to show.",
                utility, {-10, 10}, "kickstarter2018"),
            sim::given<&Appeal::goal_curve>("Change with the square of that logarithm.", utility,
                                            {-5, 5}, "kickstarter2018"),
            sim::given<&Appeal::usual_goal>("Goal from which both are counted.", sim::unit::money,
                                            {1, 1'000'000'000}, "kickstarter2018"),
            sim::given<&Appeal::duration_slope>(
                "Change with 30 days more: a long campaign shows little confidence (Mollick 2014).",
                utility, {-10, 10}, "mollick2014"),
            sim::given<&Appeal::abroad>("Change for campaigns from abroad.", utility, {-10, 10},
                                        "kickstarter2018"),
            sim::given<&Appeal::staff_pick>("Change by the platform's recommendation.", utility,
                                            {-10, 10}, "assumed"),
            sim::given<&Appeal::defect>("Loss by a weakness that all can see.", utility, {0, 10},
                                        "assumed"),
            sim::given<&Appeal::embedded>("Change with the logarithm of one and the campaigns that "
                                          "the maker has backed (reciprocity; Zvilichovsky, Inbar "
                                          "& Barzilay 2013).",
                                          utility, {0, 5}, "kickstarter2017"),
            sim::given<&Appeal::spread>("Standard deviation of the quality that cannot be seen.",
                                        utility, {0.001, 10}, "kickstarter2018"),
            sim::given<&Appeal::persistence>("Share of its variance that the campaigns of a maker "
                                             "have in common.",
                                             sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

/// A step of the menu of rewards.
struct Rung {
    double price = 0;
    std::optional<std::int64_t> units;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Rung::price>("Price of the reward, as a multiple of the campaign's usual "
                                     "reward.",
                                     sim::unit::none, {0, 100'000}, "kickstarter2016"),
            sim::given<&Rung::units>("How many may have it; all who want it if left out.",
                                     sim::unit::none, {1, 1e9}, "assumed"),
        };
    }
};

/// What campaigns offer for a pledge.
struct Rewards {
    double price = 45;
    double price_spread = 0.8;
    double goal_slope = 0;
    std::vector<Rung> ladder{{0.1, {}}, {0.4, {}}, {0.8, 30}, {1, {}}, {2, {}}, {5, {}}};

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Rewards::price>("Median over campaigns of the usual reward's price.",
                                        sim::unit::money, {0.01, 1'000'000'000}, "kickstarter2017"),
            sim::given<&Rewards::price_spread>("Standard deviation of its logarithm.",
                                               sim::unit::none, {0, 5}, "kickstarter2017"),
            sim::given<&Rewards::goal_slope>("Elasticity of the price with the goal.",
                                             sim::unit::none, {-2, 2}, "assumed"),
            sim::given<&Rewards::ladder>("The menu of each campaign."),
        };
    }
};

} // namespace models::crowdfunding
