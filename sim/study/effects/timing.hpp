// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the dates of a reform lie to the days that are simulated, and what a reader must be warned
// of.

#include "sim/study/plan/experiment.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sim {

/// When a reform holds, whatever is simulated.
struct Timing {
    std::optional<Day> announced; ///< when the first of its measures becomes known
    std::optional<Day> begins; ///< when its first measure comes into force; none without measures
    std::optional<Day> ends;   ///< when none of its measures holds any more, if that day comes
    bool in_force = true;      ///< on a recorded day; what is no measure is in force on all of them
    bool answered = true; ///< whether every measure comes into force on a simulated day or later
};

/// When a reform of a baseline holds.
Timing timing_of(const Prepared& reform, const Prepared& baseline);

/// What is wrong with the dates of a reform, as a sentence without its subject; empty when nothing
/// is.
std::string warning_of(const Timing& timing, const Settings& settings);

/// When a reform that is in force on no recorded day would be: "from 2025-03-01".
std::string dates_of(const Timing& timing);

/// What is wrong with a reform of an experiment.
struct Warning {
    std::string reform;
    std::string words;
};

/// What is wrong with the dates of an experiment's reforms.
std::vector<Warning> warnings_of(const Experiment& experiment);

} // namespace sim
