// SPDX-License-Identifier: Apache-2.0
#pragma once
// How errors reach a user of the command line: as words and an exit code, never as a stack trace.

#include "sim/command/verbs.hpp"

#include <functional>
#include <string>

namespace sim::cli {

/// Writes one line of an error to stderr.
void say(const std::string& words);

/// The exit code of what a verb does, with its errors as words.
int guarded(const Asked& asked, const std::function<int()>& body);

} // namespace sim::cli
