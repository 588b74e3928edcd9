// SPDX-License-Identifier: Apache-2.0
#pragma once
// The last bytes of a file that only this program reads: a hash of all before them. The HDF5
// library may crash on a file whose bytes have changed, so such a file is refused before it is
// opened.

#include <cstdint>
#include <string>

namespace sim {

/// Whether a file carries a hash of its bytes; those that others read carry none.
enum class Seal : std::uint8_t { none, whole };

/// Appends the seal of what the file holds; `path` is what errors call it.
void append_seal(int descriptor, const std::string& path);

/// Throws FileError when a file lacks its seal or its bytes are others than those sealed.
void require_seal(const std::string& path);

} // namespace sim
