// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who gains and who loses, counted by the engine in groups and by thresholds that Python chooses.

#include <pybind11/pybind11.h>

namespace bindings {

/// Adds the class Changes and the functions changes and sum_up_changes.
void bind_winners(pybind11::module_& module);

} // namespace bindings
