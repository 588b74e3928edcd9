// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a user can ask for, as plain functions: the command line and Python put words around them.

#include "sim/study/effects/findings.hpp"
#include "sim/study/effects/stopping.hpp"
#include "sim/study/folder/folder.hpp"
#include "sim/study/plan/reform.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// The document of a scenario, by path, by shipped name, or a model with its defaults.
Node open_scenario(const Catalogue& catalogue, const std::string& asked);

/// The same, or the document of an experiment.
Node open_subject(const Catalogue& catalogue, const std::string& asked);

/// Writes `path=value` into a document, as --set does.
void assign(Node& document, const std::string& assignment);

/// Prepares a scenario and its reforms; throws ScenarioError with everything that is wrong.
Experiment design(const Catalogue& catalogue, const Node& scenario,
                  const std::vector<Reform>& reforms, const ExperimentOptions& how);

/// What came of an experiment.
struct Conclusion {
    Findings findings;
    std::vector<Reached> reached; ///< what is known how well, where that was asked
    Report report;
    std::uint32_t replicates = 0; ///< how many there were in the end
    std::string results;          ///< path of the result file; empty when none was written
};

/// Runs an experiment in memory.
Conclusion conduct(const Experiment& experiment, const Watch& watch = {});

/// Runs what a folder still lacks and gathers its result file, unless interrupted. A share has no
/// findings of its own.
Conclusion conduct(Folder& folder, const Watch& watch = {});

} // namespace sim
