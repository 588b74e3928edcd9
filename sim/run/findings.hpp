// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an experiment says: the level of each indicator under each scenario, and what each reform
// changes, replicate by replicate.

#include "sim/run/attribution.hpp"
#include "sim/run/compare.hpp"
#include "sim/run/experiment.hpp"
#include "sim/run/winners.hpp"

#include <string>
#include <vector>

namespace sim {

/// What one reform does.
struct ReformFindings {
    std::string name;
    std::string title;
    Day takes_effect;
    std::vector<Effect> effects;                  ///< by indicator, from `takes_effect` to the end
    std::vector<std::vector<Estimate>> over_time; ///< by indicator and week: the paired difference
    std::vector<double> placebo;                  ///< by indicator: the largest difference it made
    std::size_t placebo_runs = 0;
    std::vector<Winners> winners; ///< by line of the people of whom account was kept

    [[nodiscard]] bool placebo_is_zero() const;
};

/// What one scenario yields over the recorded days.
struct ScenarioFindings {
    std::string name;
    std::string title;
    std::size_t replicates = 0;
    std::vector<Estimate> levels; ///< by indicator: totals, mean levels, or ratios of totals
};

/// All that an experiment says.
struct Findings {
    std::vector<IndicatorLine> lines;
    Day start;
    std::size_t days = 0;
    std::vector<ScenarioFindings> scenarios;
    std::vector<ReformFindings> reforms;
    Attributed attribution;
};

/// Reads the outcomes kept so far; a replicate counts for a reform when both of its runs are there.
Findings findings_of(const Experiment& experiment, const Outcomes& outcomes);

} // namespace sim
