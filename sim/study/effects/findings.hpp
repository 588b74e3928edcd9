// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an experiment says: the level of each indicator under each scenario, and what each reform
// changes, replicate by replicate.

#include "sim/study/effects/attribution.hpp"
#include "sim/study/effects/compare.hpp"
#include "sim/study/effects/timing.hpp"
#include "sim/study/effects/winners.hpp"
#include "sim/study/plan/experiment.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// What came of running a reform in a form that must change nothing, or why there is no such run.
enum class PlaceboState {
    zero,            ///< it changed nothing, to the last bit
    failed,          ///< it changed something
    not_asked,       ///< the experiment leaves it out
    unpaired,        ///< scenarios do not share all draws, so that it would differ by chance
    parameter,       ///< the reform has no measure
    outside,         ///< its measures lie after the last simulated day
    of_parts,        ///< a package has no placebo but those of its parts
    binds_by_itself, ///< no measure of the reform is enforced: each binds by itself
    missing,         ///< none of its runs was finished
};
constexpr std::array<std::string_view, 9> names(PlaceboState) {
    return {"zero",    "failed",   "not asked",       "unpaired", "parameter",
            "outside", "of parts", "binds by itself", "missing"};
}

/// A form of a reform that must change nothing.
struct PlaceboFindings {
    PlaceboState state = PlaceboState::missing;
    std::size_t runs = 0;
    std::vector<double> largest; ///< by indicator: the largest difference it made
};

struct Findings;

/// What one reform does.
struct ReformFindings {
    std::string name;
    std::string title;
    Day takes_effect;
    Timing timing;
    std::string warning;         ///< what is wrong with its dates; empty when nothing is
    std::vector<Effect> effects; ///< by indicator, from `takes_effect` to the end
    std::vector<std::vector<Estimate>> over_time; ///< by indicator and week: the paired difference
    PlaceboFindings placebo;                      ///< in the form that binds nobody
    PlaceboFindings unenforced;                   ///< binding, with nobody to enforce it
    std::vector<Winners> winners; ///< by line of the people kept account of, over the same days

    /// Whether any recorded day can show an effect.
    [[nodiscard]] bool can_act(const Findings& all) const;
    /// Whether neither form changed anything, as far as they were run.
    [[nodiscard]] bool sound() const {
        return placebo.state != PlaceboState::failed && unenforced.state != PlaceboState::failed;
    }
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
    Headlines headlines; ///< which of them sum the market up
    Day start;
    std::size_t days = 0;
    std::vector<ScenarioFindings> scenarios;
    std::vector<ReformFindings> reforms;
    Attributed attribution;
};

/// Reads the outcomes kept so far; a replicate counts for a reform when both of its runs are there.
Findings findings_of(const Experiment& experiment, const Outcomes& outcomes);

} // namespace sim
