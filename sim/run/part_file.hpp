// SPDX-License-Identifier: Apache-2.0
#pragma once
// The file of one finished run, as it waits for the others of its experiment.

#include "sim/run/experiment.hpp"

#include <cstdint>
#include <string>

namespace sim {

/// Which run of which experiment a file holds.
struct PartMark {
    std::string run;          ///< such as "baseline-3"
    std::uint64_t origin = 0; ///< hash of what the experiment's results depend on
};

/// Writes what remains of a run; the file appears under its name only when it is complete.
void write_part(const std::string& path, const PartMark& mark, const Outcome& outcome);

/// Reads it again; FileError when the file is truncated, damaged, or of another run or experiment.
Outcome read_part(const std::string& path, const PartMark& mark);

} // namespace sim
