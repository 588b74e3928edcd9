// SPDX-License-Identifier: Apache-2.0
#pragma once
// Listings files as the package makes new cities from them.

#include <pybind11/pybind11.h>

namespace bindings {

/// Adds the reader of listings files.
void bind_listings(pybind11::module_& module);

} // namespace bindings
