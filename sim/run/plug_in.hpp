// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the Python package does for the command line: drawing designs, and whatever else stands on
// its libraries.

#include <string>
#include <vector>

namespace sim {

/// Goes on as `python -m sharesim` with these arguments and does not come back; throws FileError
/// when no Python here has the package. SHARESIM_PYTHON names one.
[[noreturn]] void go_on_in_python(const std::vector<std::string>& arguments);

} // namespace sim
