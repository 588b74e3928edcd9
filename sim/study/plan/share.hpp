// SPDX-License-Identifier: Apache-2.0
#pragma once
// Shares of an experiment: contiguous parts of its replicates that machines simulate apart.

#include "sim/base/fields.hpp"
#include "sim/study/plan/experiment.hpp"

#include <cstdint>
#include <string>

namespace sim {

/// One of several shares of an experiment's replicates.
struct Share {
    std::int64_t number = 1;
    std::int64_t of = 1;

    static constexpr auto fields() {
        return Fields{
            given<&Share::number>("Which share, from 1."),
            given<&Share::of>("How many shares there are."),
        };
    }
};

/// Reads `2/3`; ScenarioError when it says something else.
Share parse_share(const std::string& words);

/// The experiment with the replicates of one share; ScenarioError when there is no such share.
Experiment share_of(const Experiment& whole, const Share& share);

} // namespace sim
