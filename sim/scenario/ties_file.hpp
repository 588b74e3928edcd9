// SPDX-License-Identifier: Apache-2.0
#pragma once
// A network from a file: a CSV table with a tie a row.

#include "sim/base/fields.hpp"
#include "sim/network/graph.hpp"

#include <string>

namespace sim {

struct TiesFile {
    std::string table;
    std::string from = "source";
    std::string to = "target";

    static constexpr std::string_view label = "file";
    static constexpr std::string_view doc =
        "A network of people who are named in a file, two a row; people are numbered in the "
        "order of their names, by value where all names are whole numbers.";
    static constexpr auto fields() {
        return Fields{
            given<&TiesFile::table>("Path of a CSV file with a tie a row; one that begins with "
                                    "${SHARESIM_DATA}/ is looked for in that folder."),
            given<&TiesFile::from>("The column that names one end."),
            given<&TiesFile::to>("The column that names the other end."),
        };
    }
};

/// Reads the network; throws ScenarioError with every row that is no tie between two people, or
/// that says again what another row says in either direction.
Graph read_ties(const TiesFile& file);

} // namespace sim
