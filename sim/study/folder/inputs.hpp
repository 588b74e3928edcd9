// SPDX-License-Identifier: Apache-2.0
#pragma once
// The input files of an experiment, gathered beside its documents so that a folder can travel.

#include "sim/study/plan/experiment.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace sim {

/// Where each input file of an experiment lies, and the name it takes in the folder.
using Inputs = std::map<std::string, std::string>;

/// The input files of all scenarios, each with a name of its own.
Inputs inputs_of(const Experiment& experiment);

/// The resolved scenario with its input files looked for under `folder`.
Node resolved_beside(const Prepared& scenario, const Inputs& inputs, const std::string& folder);

/// A hash of the contents of files; the same whatever they are called.
std::uint64_t content_hash(const Inputs& inputs);

} // namespace sim
