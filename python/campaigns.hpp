// SPDX-License-Identifier: Apache-2.0
#pragma once
// Files of real campaigns as the package scores markets against them.

#include <pybind11/pybind11.h>

namespace bindings {

/// Adds the reader of files of campaigns.
void bind_campaigns(pybind11::module_& module);

} // namespace bindings
