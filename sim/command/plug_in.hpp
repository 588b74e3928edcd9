// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the Python package does for the command line: drawing designs, compiling users' rules, and
// whatever else stands on its libraries.

#include <string>
#include <vector>

namespace sim {

/// What is handed over: a design to be drawn, or the same command where users' rules compile.
enum class Task { design, command };

/// Goes on as `python -m sharesim` with these arguments and does not come back; throws FileError
/// when no Python here has the package. SHARESIM_PYTHON names one.
[[noreturn]] void go_on_in_python(const std::vector<std::string>& arguments,
                                  Task task = Task::design);

} // namespace sim
