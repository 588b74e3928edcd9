// SPDX-License-Identifier: Apache-2.0
#pragma once
// Shares of one experiment, wherever they were simulated, gathered into one folder.

#include "sim/study/session.hpp"

#include <string>
#include <vector>

namespace sim {

/// Gathers finished shares into a new folder, whose result file is that of the experiment in one
/// go. FilesError names everything that speaks against it, and nothing is written.
std::unique_ptr<Folder> merge_shares(const std::vector<std::string>& shares, const std::string& out,
                                     const Catalogue& catalogue, Existing existing);

} // namespace sim
