// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whole experiments: scenarios, replicates and placebos, run into a folder.

#include <pybind11/pybind11.h>

namespace bindings {

/// Adds the functions run_experiment, resume_experiment and paired.
void bind_experiments(pybind11::module_& module);

} // namespace bindings
