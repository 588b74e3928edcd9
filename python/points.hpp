// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sweeps: the folder of experiments at many points, which Python draws and reads.

#include <pybind11/pybind11.h>

namespace bindings {

/// Adds the class PointsFolder.
void bind_points(pybind11::module_& module);

} // namespace bindings
