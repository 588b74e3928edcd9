// SPDX-License-Identifier: Apache-2.0
#pragma once
// Scenarios made ready, and worlds that Python steps through and looks into.

#include <pybind11/pybind11.h>

namespace bindings {

/// Adds the classes Prepared and World.
void bind_worlds(pybind11::module_& module);

} // namespace bindings
