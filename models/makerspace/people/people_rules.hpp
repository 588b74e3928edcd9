// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who may become a member, what people make, and what makes them join and leave.

#include "sim/base/fields.hpp"

#include <cstdint>

namespace models::makerspace {

/// People near a makerspace.
struct People {
    std::int64_t persons = 3'000;
    double visits = 1.2;
    double visits_spread = 0.5;
    double patience = 0.75;
    double stay = 4;
    double loyalty = 0.8;
    double taste = 40;
    double wait_cost = 15;
    double travel_cost = 8;
    double memory = 0.2;

    static constexpr auto fields() {
        using P = People;
        return sim::Fields{
            sim::given<&P::persons>("People who may become members of a makerspace of usual size.",
                                    sim::unit::people, {1, 50'000'000}, "assumed"),
            sim::given<&P::visits>("Median number of visits a week while a project is under way.",
                                   sim::unit::none, {0.01, 7}, "assumed"),
            sim::given<&P::visits_spread>("Standard deviation of its logarithm.", sim::unit::none,
                                          {0, 3}, "assumed"),
            sim::given<&P::patience>("Mean hours that somebody waits for a machine.",
                                     sim::unit::none, {0.01, 100}, "assumed"),
            sim::given<&P::stay>("Mean hours of a visit at most.", sim::unit::none, {0.1, 24},
                                 "assumed"),
            sim::given<&P::loyalty>("Chance that a member without a project stays for another "
                                    "month.",
                                    sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&P::taste>("Scale of what else makes people join, a month.",
                                  sim::unit::money, {0.01, 1'000'000}, "assumed"),
            sim::given<&P::wait_cost>("Cost of an hour of waiting.", sim::unit::money,
                                      sim::bounds::amount, "assumed"),
            sim::given<&P::travel_cost>("Cost of a visit.", sim::unit::money, sim::bounds::amount,
                                        "assumed"),
            sim::given<&P::memory>(
                "Weight of the last visit in what a member, and the town, thinks "
                "of waiting there.",
                sim::unit::share, sim::bounds::share, "assumed"),
        };
    }
};

/// What people want to make.
struct Projects {
    double every = 200;
    double tasks = 3;
    double hours_spread = 0.6;
    double value = 100;
    double value_spread = 1;
    double deadline = 90;
    double late_value = 0.5;
    double sold = 0.15;
    double skill = 0.15;

    static constexpr auto fields() {
        using P = Projects;
        return sim::Fields{
            sim::given<&P::every>("Mean time from one project to the next idea.", sim::unit::days,
                                  {1, 100'000}, "assumed"),
            sim::given<&P::tasks>("Mean number of tasks of a project.", sim::unit::none, {1, 20},
                                  "assumed"),
            sim::given<&P::hours_spread>("Standard deviation of the logarithm of a task's hours.",
                                         sim::unit::none, {0, 3}, "assumed"),
            sim::given<&P::value>("Median value of a finished project for each task.",
                                  sim::unit::money, sim::bounds::amount, "assumed"),
            sim::given<&P::value_spread>("Standard deviation of its logarithm.", sim::unit::none,
                                         {0, 3}, "assumed"),
            sim::given<&P::deadline>("Days within which a project should be done.", sim::unit::days,
                                     {1, 3'650}, "assumed"),
            sim::given<&P::late_value>("What a project is worth after that; after twice as long it "
                                       "is given up.",
                                       sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&P::sold>("Share of projects that are made for sale.", sim::unit::share,
                                 sim::bounds::share, "assumed"),
            sim::given<&P::skill>("Gain of speed and value with the logarithm of one and the "
                                  "hours of experience over ten.",
                                  sim::unit::none, {0, 2}, "assumed"),
        };
    }
};

} // namespace models::makerspace
