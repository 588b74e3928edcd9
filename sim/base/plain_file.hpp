// SPDX-License-Identifier: Apache-2.0
#pragma once
// What may be read: regular files. A pipe would make the reader wait for ever, a device may give
// bytes without end.

#include <cstdint>
#include <string>

namespace sim {

/// The size of a file in bytes; throws FileError with the reason unless it is a regular file, or a
/// link to one.
std::uintmax_t require_plain_file(const std::string& path);

} // namespace sim
