// SPDX-License-Identifier: Apache-2.0
#pragma once
// Files that are packed with gzip, told by their first bytes and not by their name.

#include <string>

namespace sim {

/// The content of a file, unpacked where it is packed; throws FileError where that fails or where
/// it is a kind of archive that is not read.
std::string unpacked(std::string content, const std::string& path);

} // namespace sim
