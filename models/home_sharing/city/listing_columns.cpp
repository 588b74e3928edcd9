// SPDX-License-Identifier: Apache-2.0
#include "models/home_sharing/city/listing_columns.hpp"

#include <string_view>

namespace models::home_sharing {
namespace {

using sim::CsvTable;
using sim::Problems;

// What the publisher's short file has beside, and may stay in it.
constexpr std::array<std::string_view, 9> for_the_reader{"name",
                                                         "host_name",
                                                         "neighbourhood",
                                                         "neighbourhood_group",
                                                         "number_of_reviews",
                                                         "reviews",
                                                         "calculated_host_listings_count",
                                                         "availability_365",
                                                         "license"};

/// Under which names a column may stand, the first of which goes before the second, and whether a
/// file must have it. In the file of all details `neighbourhood` is what hosts write themselves.
struct Column {
    std::string_view first;
    std::string_view second;
    bool needed = true;
};
constexpr std::array<Column, keys> columns_known{
    {{"host_id", "host"},
     {"neighbourhood_cleansed", "neighbourhood"},
     {"room_type", ""},
     {"price", ""},
     {"minimum_nights", ""},
     {"last_review", ""},
     {"reviews_per_month", ""},
     {"id", "", false},
     {"latitude", "lat", false},
     {"longitude", "lon", false},
     {"neighbourhood_group_cleansed", "neighbourhood_group", false},
     {"number_of_reviews_ltm", "reviews_ltm", false},
     {"accommodates", "", false}}};

std::optional<std::size_t> place_of(const CsvTable& table, const Column& column) {
    const auto first = table.find(column.first);
    return first || column.second.empty() ? first : table.find(column.second);
}

} // namespace

ListingColumns listing_columns(const CsvTable& table, Problems& problems) {
    ListingColumns columns;
    for (std::size_t key = 0; key < keys; ++key) {
        columns[key] = place_of(table, columns_known[key]);
        const bool half = (key == latitude && place_of(table, columns_known[longitude])) ||
                          (key == longitude && columns[latitude]);
        if (columns[key] || (!columns_known[key].needed && !half)) continue;
        const Column& missing = columns_known[key];
        static_cast<void>(
            table.column(missing.second.empty() ? missing.first : missing.second, problems));
    }
    return columns;
}

std::string unread_columns(const CsvTable& table, const ListingColumns& columns) {
    std::vector<std::string> known(for_the_reader.begin(), for_the_reader.end());
    std::vector<std::string> wanted;
    for (std::size_t key = 0; key < keys; ++key) {
        if (columns[key]) known.push_back(table.columns()[*columns[key]]);
        for (const auto name : {columns_known[key].first, columns_known[key].second})
            if (!name.empty()) wanted.emplace_back(name);
    }
    known.emplace_back(""); // a column without a name
    const auto unread = sim::columns_beside(table, known);
    return unread.empty() ? "" : sim::unread_note(table, unread, wanted);
}

} // namespace models::home_sharing
