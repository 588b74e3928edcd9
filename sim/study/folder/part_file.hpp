// SPDX-License-Identifier: Apache-2.0
#pragma once
// The file of one finished run, as it waits for the others. It says which run of which experiment
// it is and ends in a hash of itself, so that a foreign, exchanged or damaged one is known.

#include "sim/study/plan/experiment.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sim {

/// Which run of which experiment.
struct RunMark {
    std::uint64_t experiment = 0; ///< a hash of plan, scenarios and inputs
    std::string run;
};

/// Writes the file; it appears when it is complete and never changes.
void write_part(const std::string& path, const RunMark& mark, const Outcome& outcome);

/// Reads the file, all but the persons; FileError when it is of another run or experiment, or
/// damaged.
Outcome read_part(const std::string& path, const RunMark& mark);

/// Reads what it holds of the persons of some tables; the same errors.
PersonRecords read_part_persons(const std::string& path, const RunMark& mark,
                                const std::vector<std::string>& tables);

} // namespace sim
