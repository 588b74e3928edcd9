// SPDX-License-Identifier: Apache-2.0
#pragma once
// The command line over a catalogue of models: one grammar for all of them.

#include "sim/run/run.hpp"

namespace sim {

/// Serves one command; returns the exit code: 0 done, 2 input wrong, 3 some runs failed, 130
/// interrupted but resumable.
int run_command_line(const Catalogue& catalogue, int argc, char** argv);

} // namespace sim
