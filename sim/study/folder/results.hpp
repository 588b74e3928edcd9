// SPDX-License-Identifier: Apache-2.0
#pragma once
// The result file of an experiment: every run's series, the placebos, and the effects, labelled so
// that it can be read without this program.

#include "sim/study/effects/findings.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sim {

/// Raised when what a result file holds changes its name, place or meaning; what is added to it
/// breaks no reader and raises nothing.
inline constexpr std::int64_t result_schema = 2;

/// What made the results, apart from the program.
struct Provenance {
    std::vector<std::string> scenarios; ///< the full text of each, in their order
    std::uint64_t inputs = 0;           ///< hash of the contents of all input files
};

/// Writes the file in a fixed order, so that equal outcomes give equal bytes.
void write_results(const std::string& path, const Experiment& experiment, const Outcomes& outcomes,
                   const Findings& findings, const Provenance& provenance);

/// A hash as sixteen hexadecimal digits.
std::string hexadecimal(std::uint64_t hash);

} // namespace sim
