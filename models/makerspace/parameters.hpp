// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything a scenario of makerspaces may say, with unit, range and source.

#include "models/makerspace/floor/floor_rules.hpp"
#include "models/makerspace/money/finance_rules.hpp"
#include "models/makerspace/people/people_rules.hpp"
#include "sim/run/market.hpp"

#include <cstdint>
#include <vector>

namespace models::makerspace {

/// The makerspaces of a scenario.
struct Spaces {
    std::int64_t number = 1;
    double size_spread = 0;
    double town_spread = 0;
    double volunteer_run = 0;

    static constexpr auto fields() {
        using S = Spaces;
        return sim::Fields{
            sim::given<&S::number>("How many.", sim::unit::none, {1, 10'000}, "assumed"),
            sim::given<&S::size_spread>("Standard deviation of the logarithm of their size against "
                                        "the usual.",
                                        sim::unit::none, {0, 3}, "assumed"),
            sim::given<&S::town_spread>(
                "Standard deviation of the logarithm of the number of people "
                "nearby for each makerspace of its size.",
                sim::unit::none, {0, 3}, "assumed"),
            sim::given<&S::volunteer_run>("Share that volunteers run.", sim::unit::share,
                                          sim::bounds::share, "makersnation2015"),
        };
    }
};

/// The parameters of makerspaces.
struct Parameters {
    Spaces spaces;
    std::vector<MachineKind> machines{{}};
    Floor floor;
    People people;
    Projects projects;
    Membership membership;
    Finance finance;
    double small_success = 1'000;
    sim::Law<Measure> regulation;

    static constexpr auto fields() {
        using P = Parameters;
        return sim::Fields{
            sim::given<&P::spaces>("The makerspaces."),
            sim::given<&P::machines>("Kinds of machines."),
            sim::given<&P::floor>("Opening hours and queues."),
            sim::given<&P::people>("Who may become a member."),
            sim::given<&P::projects>("What people want to make."),
            sim::given<&P::membership>("How members are taken."),
            sim::given<&P::finance>("What a makerspace earns and costs."),
            sim::given<&P::small_success>("Income of the last twelve months from products made "
                                          "there from which a maker counts as a small success.",
                                          sim::unit::money, sim::bounds::amount, "assumed"),
            sim::given<&P::regulation>("Measures with their dates."),
        };
    }
};

using Today = sim::Today<Parameters>;

} // namespace models::makerspace
