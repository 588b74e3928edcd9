// SPDX-License-Identifier: Apache-2.0
#pragma once
// A series in an HDF5 group, with its lines and zones, as checkpoints and finished runs keep it.

#include "sim/record/hdf5.hpp"
#include "sim/run/series.hpp"

namespace sim {

/// Writes a series into an empty group.
void write_series(Group into, const Series& series);

/// The series that such a group holds.
Series read_series(const Group& from);

} // namespace sim
