// SPDX-License-Identifier: Apache-2.0
#pragma once
// The manifest of a finished folder: the SHA-256 of what an experiment read and wrote, in the form
// of `sha256sum`, so that a folder can be checked without this program.

#include "sim/base/problems.hpp"

#include <filesystem>
#include <string_view>

namespace sim {

/// What the manifest is called.
inline constexpr std::string_view manifest_name = "SHA256SUMS";

/// Writes the manifest of a folder, in the order of names; it appears when it is complete.
void write_manifest(const std::filesystem::path& folder);

/// How many files a manifest names, and all that is not as it says.
struct Checked {
    std::size_t files = 0;
    Problems problems;
};

/// Compares a folder with its manifest: changed, missing and unexpected files.
Checked check_manifest(const std::filesystem::path& folder);

} // namespace sim
