// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the tables of outputs say, for Python: their lines, and the types that the stub declares.

#include <pybind11/pybind11.h>

namespace bindings {

void bind_declarations(pybind11::module_& module);

} // namespace bindings
