// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows of a listings file, one advert each, as Inside Airbnb publishes them or a spreadsheet
// saves them: scenarios and new cities are made from the same rows.

#include "models/home_sharing/agents.hpp"
#include "sim/scenario/cell_words.hpp"
#include "sim/scenario/csv.hpp"

#include <optional>
#include <string>
#include <vector>

namespace models::home_sharing {

/// One advert. Where a file is silent a number is 0, or missing where 0 would say something.
struct ListingRow {
    std::string host;
    std::string neighbourhood;
    std::string borough;
    std::optional<Kind> kind; ///< nothing for a room of a hotel
    double price = 0;         ///< 0 for none
    double minimum_nights = 1;
    double reviews_per_month = 0;
    std::optional<sim::DateWords> last_review;
    double latitude = 0;
    double longitude = 0;
    bool located = false; ///< whether the file tells where it lies
    std::optional<double> reviews_last_year;
    std::optional<double> guests;
};

/// What is known of a file beside what it says.
struct ListingsSource {
    std::string currency;                ///< of all prices; without it, none is compared
    std::optional<sim::DateOrder> dates; ///< where the column of dates leaves it open
    std::optional<sim::Day> today;       ///< with it, reviews after it or before 2000 are mistakes
};

/// The rows that can be used, and what is to be known about the others.
struct ListingRows {
    std::vector<ListingRow> rows;
    std::vector<std::string> notes; ///< how what could be read in more than one way was read
    sim::Problems bad;              ///< of rows
    std::size_t all = 0;            ///< rows of the file, but for repeated ones
    bool has_places = true;         ///< whether there are columns of coordinates
    bool has_boroughs = true;
};

/// Reads the rows under the columns of 2019 (`host_id`, `neighbourhood_group`, `latitude`, ...),
/// those of all details (`neighbourhood_cleansed`, ...) or the compact ones (`host`, `lat`, ...).
/// `faults` are of rows that are none; `problems` those of the whole file.
ListingRows read_listing_rows(const sim::CsvTable& table, const sim::Problems& faults,
                              const ListingsSource& source, sim::Problems& problems);

} // namespace models::home_sharing
