// SPDX-License-Identifier: Apache-2.0
#pragma once
// What crowdfunding reports of a category and a day.

#include "sim/base/fields.hpp"
#include "sim/base/money.hpp"

#include <cstdint>

namespace models::crowdfunding {

using sim::Money;

/// Counts and amounts of one category on one day.
struct Indicators {
    std::int64_t launches = 0;
    std::int64_t live_campaigns = 0;
    std::int64_t looks = 0;
    std::int64_t contact_pledges = 0;
    std::int64_t pledges = 0;
    Money pledged;
    std::int64_t withdrawn = 0;
    std::int64_t capped_pledges = 0;
    std::int64_t advances = 0;
    Money advanced;
    std::int64_t ended = 0;
    std::int64_t funded = 0;
    std::int64_t unbacked = 0;
    double success_rate = 0;
    Money goals_funded;
    Money raised;
    double raised_per_funded = 0;
    Money maker_income;
    Money platform_revenue;
    double backer_surplus = 0;
    std::int64_t deliveries = 0;
    std::int64_t late_deliveries = 0;
    std::int64_t broken_promises = 0;
    std::int64_t frauds = 0;
    Money lost;
    Money refunds;
    std::int64_t false_claims = 0;
    std::int64_t turned_away = 0;
    std::int64_t small_successes = 0;
    std::int64_t firms_founded = 0;
    std::int64_t firms_closed = 0;
    std::int64_t firms = 0;
    double jobs = 0;
    Money firm_sales;
    Money wages;
    double success_belief = 0;

    static constexpr auto fields() {
        using I = Indicators;
        using sim::flow;
        using sim::unit::money;
        using sim::unit::people;
        return sim::Fields{
            flow<&I::launches>("Campaigns launched."),
            sim::level<&I::live_campaigns>("Campaigns open for pledges."),
            flow<&I::looks>("Looks at campaigns by visitors and by those who heard of one."),
            flow<&I::contact_pledges>("Pledges by people who heard of it from the maker."),
            flow<&I::pledges>("Pledges made."),
            flow<&I::pledged>("Amount of pledges made.", money),
            flow<&I::withdrawn>("Pledges withdrawn."),
            flow<&I::capped_pledges>("Pledges that a cap on investors or makers made smaller or "
                                     "kept from being made."),
            flow<&I::advances>("Campaigns whose makers advanced what was missing."),
            flow<&I::advanced>("Amount of that.", money),
            flow<&I::ended>("Campaigns that ended."),
            flow<&I::funded>("Of them, those that reached their goal."),
            flow<&I::unbacked>("Of them, those without a pledge."),
            sim::ratio<&I::success_rate, &I::funded, &I::ended>("Share of campaigns that reached "
                                                                "their goal.",
                                                                sim::unit::share),
            flow<&I::goals_funded>("Goals of campaigns that reached them.", money),
            flow<&I::raised>("Taken from backers at the end of campaigns.", money),
            sim::ratio<&I::raised_per_funded, &I::raised, &I::funded>(
                "Taken from backers for each campaign that reached its goal.", money),
            sim::with_caution(
                sim::gain<&I::maker_income>("makers", "Received by makers, less fees, production "
                                                      "and what they paid back, with what their "
                                                      "firms leave them."),
                "What is held until delivery counts when it is paid out, production when it is "
                "paid: a year is too short to judge rules that hold money back."),
            sim::gain<&I::platform_revenue>("platform", "Fees, less what the platform paid."),
            sim::gain<&I::backer_surplus>("backers", "Value of rewards to backers less pledges "
                                                     "taken and time spent, with refunds."),
            flow<&I::deliveries>("Campaigns whose rewards came."),
            flow<&I::late_deliveries>("Of them, those that were late."),
            flow<&I::broken_promises>("Campaigns of which it showed that rewards never come."),
            flow<&I::frauds>("Of them, those of dishonest makers."),
            flow<&I::lost>("Pledges taken by campaigns that never delivered, less what came "
                           "back.",
                           money),
            flow<&I::refunds>("Paid back to backers after a campaign was taken.", money),
            flow<&I::false_claims>("Claims of backers who had their rewards."),
            flow<&I::turned_away>("Launches prevented by identity checks."),
            sim::level<&I::small_successes>("Makers whose income of twelve months makes a small "
                                            "success.",
                                            people),
            flow<&I::firms_founded>("Firms founded by makers who delivered."),
            flow<&I::firms_closed>("Firms that closed."),
            sim::level<&I::firms>("Firms that makers go on with."),
            sim::level<&I::jobs>("Full-time jobs that they pay.", people),
            flow<&I::firm_sales>("Sold by them.", money),
            flow<&I::wages>("Paid to those who work in them.", money),
            sim::level<&I::success_belief>("Believed success of the campaigns on show, added up."),
        };
    }
};
static_assert(sim::Described<Indicators>);

} // namespace models::crowdfunding
