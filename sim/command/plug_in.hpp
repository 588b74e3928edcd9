// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the Python package does for the command line: drawing designs, compiling users' rules, and
// whatever else stands on its libraries.

#include "sim/command/verbs.hpp"

namespace sim {

/// What is handed over: a request, as read here, or the same command where users' rules compile.
enum class Task { request, command };

/// Goes on as `python -m sharesim` with what was asked and does not come back; throws FileError
/// when no Python here has the package. SHARESIM_PYTHON names one.
[[noreturn]] void go_on_in_python(const cli::Asked& asked, Task task = Task::request);

} // namespace sim
