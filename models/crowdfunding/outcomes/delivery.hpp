// SPDX-License-Identifier: Apache-2.0
#pragma once
// What makers do with the money: what production costs, when it is done, and whether it is done at
// all.

#include "sim/base/fields.hpp"

namespace models::crowdfunding {

/// Production and delivery.
struct Delivery {
    double promised = 150;
    double promised_spread = 0.6;
    double failure = 0.07;
    double small = 1'000;
    double small_failure = 0.7;
    double late = 0.6;
    double late_with_ratio = 0.25;
    double late_with_size = 0.1;
    double late_scale = 60;
    double fixed_cost = 0.3;
    double unit_cost = 0.5;
    double overrun = 0.25;
    double voluntary_refund = 0.13;

    static constexpr auto fields() {
        using D = Delivery;
        return sim::Fields{
            sim::given<&D::promised>("Median time from the end of a campaign to the promised "
                                     "delivery.",
                                     sim::unit::days, {1, 3'650}, "assumed"),
            sim::given<&D::promised_spread>("Standard deviation of its logarithm.", sim::unit::none,
                                            {0, 3}, "assumed"),
            sim::given<&D::failure>("Chance that an honest maker never delivers.", sim::unit::share,
                                    {0, 0.99}, "mollick2015"),
            sim::given<&D::small>("Amount raised below which failure is likelier.",
                                  sim::unit::money, sim::bounds::amount, "mollick2015"),
            sim::given<&D::small_failure>("What is added to the log-odds of failure below it.",
                                          sim::unit::none, {-10, 10}, "mollick2015"),
            sim::given<&D::late>("Mean of the standard normal delay index; deliveries are late "
                                 "where it is positive.",
                                 sim::unit::none, {-10, 10}, "mollick2014"),
            sim::given<&D::late_with_ratio>("Change of that mean with the logarithm of pledged "
                                            "over goal.",
                                            sim::unit::none, {-10, 10}, "mollick2014"),
            sim::given<&D::late_with_size>("Change of it with the logarithm of pledged against the "
                                           "usual goal.",
                                           sim::unit::none, {-10, 10}, "mollick2014"),
            sim::given<&D::late_scale>("Days late for each unit of the index.", sim::unit::days,
                                       {1, 3'650}, "assumed"),
            sim::given<&D::fixed_cost>("Cost of production that does not depend on backers, as a "
                                       "share of the project's cost.",
                                       sim::unit::share, {0, 10}, "assumed"),
            sim::given<&D::unit_cost>("Cost of what backers get, as a share of their pledges.",
                                      sim::unit::share, {0, 10}, "assumed"),
            sim::given<&D::overrun>("Standard deviation of the logarithm of costs against the "
                                    "plan.",
                                    sim::unit::none, {0, 3}, "mollick2014b"),
            sim::given<&D::voluntary_refund>("Share of makers who fail and give back by themselves "
                                             "what is left.",
                                             sim::unit::share, sim::bounds::share, "mollick2015"),
        };
    }
};

/// How makers ask, learn and come back.
struct Makers {
    double margin = 0.1;
    double learning = 0.5;
    double round_to = 500;
    double round = 0.8;
    double dishonest = 0.01;
    double advance = 0.34;
    double advance_spread = 0.4;
    double after_success = 0.6;
    double after_failure = 0.35;
    double small_success = 2'500;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Makers::margin>("What makers add to the cost of the project when they set "
                                        "the goal.",
                                        sim::unit::share, {0, 10}, "assumed"),
            sim::given<&Makers::learning>("Share of makers who set the goal that promises most by "
                                          "the record of comparable campaigns.",
                                          sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Makers::round_to>("Amount of which goals are multiples.", sim::unit::money,
                                          {1, 1'000'000'000}, "kickstarter2018"),
            sim::given<&Makers::round>("Share of goals that are.", sim::unit::share,
                                       sim::bounds::share, "kickstarter2018"),
            sim::given<&Makers::dishonest>("Share of makers who never mean to deliver.",
                                           sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Makers::advance>(
                "Median over makers of the share of the goal that they, or those close to them, "
                "can "
                "advance on the last day where that much is missing and the rest would be lost.",
                sim::unit::share, {0, 10}, "kickstarter2018"),
            sim::given<&Makers::advance_spread>("Standard deviation of its logarithm.",
                                                sim::unit::none, {0, 5}, "kickstarter2018"),
            sim::given<&Makers::after_success>("Chance that a serial maker launches again after a "
                                               "success.",
                                               sim::unit::share, sim::bounds::share,
                                               "kickstarter2017"),
            sim::given<&Makers::after_failure>("The same after a failure.", sim::unit::share,
                                               sim::bounds::share, "kickstarter2017"),
            sim::given<&Makers::small_success>("Income of the last twelve months from which a "
                                               "maker counts as a small success.",
                                               sim::unit::money, sim::bounds::amount, "assumed"),
        };
    }
};

/// Backers who claim money back without reason.
struct Claims {
    double abusive = 0;
    double claims = 0.3;
    double gives_in = 0.5;

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Claims::abusive>("Share of backers who make false claims.",
                                         sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Claims::claims>("Chance that such a backer claims that a reward never "
                                        "came.",
                                        sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&Claims::gives_in>("Chance that the maker pays; who does not reports the "
                                          "backer.",
                                          sim::unit::share, sim::bounds::share, "kcci2011"),
        };
    }
};

} // namespace models::crowdfunding
