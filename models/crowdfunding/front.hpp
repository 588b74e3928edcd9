// SPDX-License-Identifier: Apache-2.0
#pragma once
// What crowdfunding adds to the command line: `backtest crowdfunding`.

#include "sim/run/front.hpp"

namespace models::crowdfunding {

/// The options of the back-test, which the Python package reads.
inline sim::Front front() {
    using enum sim::Says;
    sim::Front all;
    all.backtest = {
        {"--campaigns", "CSV file of real campaigns, packed or not", text, true},
        {"--split", "first launch that is scored; 2016-01-01 by default"},
        {"--scenario", "of the market; kickstarter_2016 by default"},
        {"--set", "path=value, of the scenario"},
        {"--worlds", "how many worlds predict", whole},
        {"--rounds", "of the calibration, at most", whole},
        {"--resamples", "of campaigns, for intervals", whole},
        {"--people", "for each campaign on show on the busiest day; 400 by default", number},
        {"--seed", "names the family of worlds", whole}};
    return all;
}

} // namespace models::crowdfunding
