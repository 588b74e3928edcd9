// SPDX-License-Identifier: Apache-2.0
#pragma once
// The cells of a campaign file, read as what they should be, one row at a time.

#include "models/crowdfunding/input/campaign_file.hpp"
#include "sim/scenario/cell_words.hpp"
#include "sim/scenario/csv.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace models::crowdfunding {

/// Where the columns of a file stand; none where the file lacks one.
struct CampaignColumns {
    enum Key : std::size_t {
        category,
        country,
        launched,
        deadline,
        goal,
        currency,
        dollar_goal,
        pledged,
        dollar_pledged,
        backers,
        state,
        keys
    };
    std::array<std::optional<std::size_t>, keys> places;

    [[nodiscard]] const std::optional<std::size_t>& operator[](Key key) const {
        return places[key];
    }
};

/// Finds the columns of a file; what it must have and lacks is a problem.
CampaignColumns find_columns(const sim::CsvTable& table, sim::Problems& problems);

/// A note on columns that nobody reads, which may be misspelt; empty where there are none.
std::string unread_campaign_columns(const sim::CsvTable& table);

/// A row as its file has it, amounts in its own currency where no dollars are told.
struct CampaignCells {
    std::string category;
    std::string country;  ///< `unknown_country` where the file tells none
    std::string currency; ///< empty where the file tells none
    sim::Day launched;
    sim::Day deadline;
    double goal = 0;
    double dollar_goal = 0; ///< 0 where the file tells none
    double pledged = untold;
    double dollar_pledged = untold;
    int backers = untold;
    Outcome outcome = Outcome::undefined;
    std::size_t row = 0; ///< of the table
};

/// How the rows of one file are read.
struct CampaignReading {
    const sim::CsvTable& table;
    CampaignColumns columns;
    std::span<const std::string> categories; ///< those allowed; none: all are
    sim::DateOrder dates = sim::DateOrder::day_first;
};

/// Whether an unquoted comma in a name has moved the cells of a row to the right: neither date
/// stands in its column, and both stand as many columns further on.
bool is_shifted(const CampaignReading& reading, std::size_t row);

/// Reads a row; nothing when it was launched in 1970, which public files say where the launch is
/// not known. Notes what is wrong with it, by line and column.
std::optional<CampaignCells> read_campaign(const CampaignReading& reading, std::size_t row,
                                           sim::Problems& problems);

/// Notes what is wrong with a cell of a row.
void note_cell(const CampaignReading& reading, std::size_t row, CampaignColumns::Key column,
               std::string_view what, sim::Problems& problems, sim::Facts facts = {});

} // namespace models::crowdfunding
