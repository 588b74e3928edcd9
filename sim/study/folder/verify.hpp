// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether a finished folder is what it was when it was written, and whether its runs come out the
// same again.

#include "sim/study/folder/folder.hpp"
#include "sim/study/folder/manifest.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// Compares a finished folder with its manifest and says how many files it names; FilesError names
/// all that are changed, missing or unexpected.
std::size_t verify_files(const std::string& folder);

/// A run that came out otherwise than recorded.
struct Difference {
    std::string run;
    std::string what;    ///< what differs, or why it could not be simulated
    std::string command; ///< simulates it once more
};

/// Which runs were simulated again, and what came of it.
struct Rerun {
    std::size_t runs = 0;
    std::size_t of = 0;
    std::vector<Difference> differences;
};

/// Simulates `runs` runs of a finished folder again and compares them with its result file bit by
/// bit. The same folder and seed choose the same runs; its own seed serves when none is given.
Rerun rerun(const std::string& folder, const Catalogue& catalogue, std::size_t runs,
            const std::optional<std::uint64_t>& seed);

} // namespace sim
