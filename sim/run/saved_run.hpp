// SPDX-License-Identifier: Apache-2.0
#pragma once
// A run put aside in one file and taken up again: state, series, day and the resolved scenario.

#include "sim/run/run.hpp"
#include "sim/run/world.hpp"

#include <memory>
#include <string>

namespace sim {

/// A run with what it stands on.
struct SavedRun {
    std::shared_ptr<const Prepared> scenario;
    World world;
    std::unique_ptr<Run> run;
};

/// Saves a run; the file appears under its name only when it is complete.
void save_run(const std::string& path, const Prepared& scenario, World world, const Run& run);

/// Takes up a saved run where it stopped; FileError when the file is no checkpoint.
SavedRun load_run(const std::string& path, const Catalogue& catalogue);

} // namespace sim
