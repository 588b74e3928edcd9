// SPDX-License-Identifier: Apache-2.0
// Validation stands on the Python package, which reads the facts and judges the contrasts.
#include "sim/command/plug_in.hpp"
#include "sim/command/verbs.hpp"

namespace sim::cli {

int validate(const Catalogue&, const Asked& asked) { go_on_in_python(asked.arguments); }

} // namespace sim::cli
