// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where the columns of a listings file stand, under whichever names it has them.

#include "sim/scenario/csv.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace models::home_sharing {

/// What a listings file may tell.
enum ListingColumn : std::size_t {
    host,
    neighbourhood,
    room_type,
    price,
    minimum_nights,
    last_review,
    reviews_per_month,
    id,
    latitude,
    longitude,
    borough,
    reviews_last_year,
    accommodates,
    keys
};

/// The place of each column; none where the file lacks it.
using ListingColumns = std::array<std::optional<std::size_t>, keys>;

/// Finds the columns of a file; what it must have and lacks is a problem.
ListingColumns listing_columns(const sim::CsvTable& table, sim::Problems& problems);

/// A note on columns that nobody reads, which may be misspelt; empty where there are none.
std::string unread_columns(const sim::CsvTable& table, const ListingColumns& columns);

} // namespace models::home_sharing
