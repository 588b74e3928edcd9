// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything a scenario of the city of makers may say: the parameters of its three markets as they
// are, and those of what ties them together.

#include "models/cocreation/parameters.hpp"
#include "models/crowdfunding/parameters.hpp"
#include "models/makerspace/parameters.hpp"
#include "sim/run/market.hpp"

#include <cstdint>

namespace models::maker_city {

using sim::Money;

/// Which of the markets there are.
struct Active {
    bool makerspace = true;
    bool crowdfunding = true;
    bool cocreation = true;

    [[nodiscard]] int markets() const { return makerspace + crowdfunding + cocreation; }

    static constexpr auto fields() {
        return sim::Fields{
            sim::given<&Active::makerspace>("Whether there is a shared factory."),
            sim::given<&Active::crowdfunding>("Whether there is a platform for campaigns."),
            sim::given<&Active::cocreation>("Whether there is a community that invents together."),
        };
    }
};

/// What becomes of a prototype.
struct Pipeline {
    double intent = 0.6;
    double noise = 300;
    double preparation = 30;
    std::uint32_t campaigns = 2;
    double shown = 0.3;
    double skill = 1;
    double cost = 0.8;
    double idea = 0.5;

    static constexpr auto fields() {
        using P = Pipeline;
        return sim::Fields{
            sim::given<&P::intent>("Share of what is made for sale that is a prototype for many; "
                                   "the rest is sold as a single piece.",
                                   sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&P::noise>("Scale of all else than expected income when a maker chooses "
                                  "among a campaign, the community and a single sale.",
                                  sim::unit::money, {0.01, 1'000'000}, "assumed"),
            sim::given<&P::preparation>("Mean time from a prototype to the launch of its campaign.",
                                        sim::unit::days, {0, 3'650}, "assumed"),
            sim::given<&P::campaigns>("Campaigns for prototypes of a person, at most, over all "
                                      "days of a scenario.",
                                      sim::unit::none, {1, 20}, "assumed"),
            sim::given<&P::shown>("Quality that a prototype to be shown adds to a campaign "
                                  "(preparedness is a signal of quality; Mollick 2014).",
                                  sim::unit::utility, {-10, 10}, "assumed"),
            sim::given<&P::skill>("Quality that the logarithm of the maker's mastery adds to a "
                                  "campaign.",
                                  sim::unit::utility, {-10, 10}, "assumed"),
            sim::given<&P::cost>("Cost of a project with a prototype, as a share of its cost "
                                 "without.",
                                 sim::unit::share, {0.01, 1}, "assumed"),
            sim::given<&P::idea>("Quality that a prototype adds to an idea in the community, with "
                                 "the logarithm of the maker's mastery on top.",
                                 sim::unit::utility, {-10, 10}, "assumed"),
        };
    }
};

/// What a person carries from one market to another.
struct Persons {
    double budget = 0.25;
    double portability = 0;
    double small_success = 1'000;

    static constexpr auto fields() {
        using P = Persons;
        return sim::Fields{
            sim::given<&P::budget>("Share of what a person earned last month in all markets, or "
                                   "lost there, that widens or narrows the budget for pledges.",
                                   sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&P::portability>("How far trust learnt in one market holds in the other, "
                                        "from each alone (0) to one trust in strangers (1); a "
                                        "month's step.",
                                        sim::unit::share, sim::bounds::share, "assumed"),
            sim::given<&P::small_success>("Net income of the last twelve months in all markets "
                                          "from which a person counts as a small success.",
                                          sim::unit::money, sim::bounds::amount, "assumed"),
        };
    }
};

/// The parameters of a city of makers.
struct Parameters {
    Active active;
    Pipeline pipeline;
    Persons persons;
    models::makerspace::Parameters makerspace;
    models::crowdfunding::Parameters crowdfunding;
    models::cocreation::Parameters cocreation;

    static constexpr auto fields() {
        using P = Parameters;
        return sim::Fields{
            sim::given<&P::active>("Which of the markets there are."),
            sim::given<&P::pipeline>("What becomes of a prototype."),
            sim::given<&P::persons>("What a person carries from one market to another."),
            sim::given<&P::makerspace>("The shared factory, as the market `makerspace` has it."),
            sim::given<&P::crowdfunding>(
                "The platform for campaigns, as the market `crowdfunding` has it."),
            sim::given<&P::cocreation>("The community, as the market `cocreation` has it."),
        };
    }
};

using Today = sim::Today<Parameters>;

} // namespace models::maker_city
