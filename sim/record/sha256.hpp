// SPDX-License-Identifier: Apache-2.0
#pragma once
// The SHA-256 of files, as `sha256sum` prints it.

#include <string>

namespace sim {

/// The SHA-256 of a file's content in hexadecimal digits; FileError when it cannot be read.
std::string sha256(const std::string& path);

} // namespace sim
