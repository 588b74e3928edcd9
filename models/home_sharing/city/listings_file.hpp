// SPDX-License-Identifier: Apache-2.0
#pragma once
// A file with one listing a row, as Inside Airbnb publishes them.

#include "models/home_sharing/city/city.hpp"
#include "sim/scenario/csv.hpp"

namespace models::home_sharing {

/// Takes places and offers from a listings file: the columns of 2019 (`host_id`,
/// `neighbourhood_group`, `latitude`, ...), those of all details (`neighbourhood_cleansed`, ...) or
/// the compact ones (`host`, `lat`, ...). Rows that cannot be used, and those that `faults` tells
/// of, are problems, or a remark with their number when the scenario says to skip them.
void read_offers(const sim::CsvTable& table, const sim::Problems& faults,
                 const Population& population, City& city, sim::Problems& problems);

} // namespace models::home_sharing
