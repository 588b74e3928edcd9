// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whole experiments: scenarios, replicates and placebos, run into a folder.

#include "sim/study/session.hpp"

#include <pybind11/pybind11.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bindings {

/// Reforms and shares as Python says them.
using NamedReforms = std::vector<std::pair<std::string, sim::Node>>;
using NumberedShare = std::optional<std::pair<std::int64_t, std::int64_t>>;

std::vector<sim::Reform> reforms_of(const NamedReforms& named);
std::optional<sim::Share> share_of(const NumberedShare& share);
sim::Existing existing(bool replace);
/// How an experiment is done; ScenarioError with all that is wrong with it.
sim::ExperimentOptions options_of(const sim::Node& design);

/// Adds the functions run_experiment, resume_experiment and paired.
void bind_experiments(pybind11::module_& module);

} // namespace bindings
