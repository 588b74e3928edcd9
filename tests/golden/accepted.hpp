// SPDX-License-Identifier: Apache-2.0
#pragma once
// The digests that are known to be right, in one file with the reasons for which they were
// accepted.

#include "tests/support/ways.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sim {

/// The accepted milestones of a model; empty when there are none.
std::vector<Milestone> accepted(const std::string& model);

/// Why the digests found are to replace the accepted ones, if somebody says so (GOLDEN_ACCEPT).
std::optional<std::string> reason_to_accept();

/// Replaces the digests of a model and adds the reason to the file.
void accept(const std::string& model, const std::vector<Milestone>& found,
            const std::string& reason);

} // namespace sim
