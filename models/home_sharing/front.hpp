// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the lodging market adds to the command line: `new city`, and the village of `demo`.

#include "sim/run/front.hpp"

#include <utility>

namespace models::home_sharing {

/// The kinds of files and the demonstration of this market.
inline sim::Front front() {
    using enum sim::Says;
    sim::NewKind city{"city",
                      {{"--listings", "CSV file of listings", text, true},
                       {"--calibrate", "fit tastes to a year's stays", flag},
                       {"--neighbourhoods", "CSV file neighbourhood,borough"},
                       {"--hotels", "CSV file borough,tier,rooms,occupancy,rate"},
                       {"--currency", "of all prices, such as EUR; needed"},
                       {"--exchange-rate", "units of that currency to a US dollar", number},
                       {"--dates", "whether 3/4/23 is day-first or month-first"},
                       {"--bad-rows", "rows that cannot be used: refuse, by default, or skip"}}};
    sim::Demo village{
        "village",
        "A year of a small city in about a second",
        {{"sharesim list scenarios", "what can be run"},
         {"sharesim describe home_sharing", "what the model does, and its parameters"},
         {"sharesim compare village --reform night_cap_90 --reform registration", ""},
         {"sharesim run new_york -o out", "a real city; results in out/results.h5"}}};
    return {{std::move(city)}, std::move(village)};
}

} // namespace models::home_sharing
