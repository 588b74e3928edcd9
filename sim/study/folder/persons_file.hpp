// SPDX-License-Identifier: Apache-2.0
#pragma once
// Records of single people in files: in the part of a run, and in the result of an experiment.

#include "sim/record/file.hpp"
#include "sim/record/labelled.hpp"
#include "sim/study/effects/findings.hpp"

namespace sim {

/// The axis of the first days from which people and zones are added up.
Dimension first_day_dimension(const Experiment& experiment);

/// The axis of the siblings of the baseline.
Dimension sibling_dimension(std::size_t siblings);

/// Writes the records of a run into an empty group.
void write_persons(Group into, const PersonRecords& records);

/// The records that such a group holds, of these tables.
PersonRecords read_persons(const Group& from, std::span<const std::string> tables);

/// Adds to a result file a group for each table of people that the experiment keeps.
void write_person_groups(OutputFile& file, const Experiment& experiment, const Outcomes& outcomes,
                         const Findings& findings);

} // namespace sim
