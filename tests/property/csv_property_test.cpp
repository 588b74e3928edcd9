// SPDX-License-Identifier: Apache-2.0
// Any table, quoted as RFC 4180 says, comes back cell by cell; any bytes are read without harm.

#include "sim/scenario/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sim {
namespace {

std::string quoted(const std::string& cell) {
    std::string out = "\"";
    for (char letter : cell) out += letter == '"' ? "\"\"" : std::string(1, letter);
    return out + '"';
}

std::string line_of_csv(const std::vector<std::string>& cells, const std::string& end) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i ? "," : "") + quoted(cells[i]);
    return out + end;
}

RC_GTEST_PROP(CsvProperty, tables_come_back_cell_by_cell, ()) {
    const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
    const std::string end = *rc::gen::element<std::string>("\n", "\r\n");
    std::vector<std::string> header;
    for (std::size_t i = 0; i < columns; ++i) header.push_back("column_" + std::to_string(i));
    std::string content = line_of_csv(header, end);
    std::vector<std::vector<std::string>> rows(*rc::gen::inRange<std::size_t>(0, 8));
    for (auto& row : rows) {
        row =
            *rc::gen::container<std::vector<std::string>>(columns, rc::gen::string<std::string>());
        content += line_of_csv(row, end);
    }
    Problems problems;
    const CsvTable table = CsvTable::parse(content, "a.csv", problems);
    RC_ASSERT(problems.empty());
    RC_ASSERT(table.rows() == rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < columns; ++column)
            RC_ASSERT(table.text(row, column) == rows[row][column]);
}

RC_GTEST_PROP(CsvProperty, every_row_is_kept_or_counted, (const std::vector<std::uint8_t>& picks)) {
    constexpr std::string_view alphabet = "ab,\"\n\r# 1";
    std::string content = "a,b\n";
    for (auto pick : picks) content += alphabet[pick % alphabet.size()];
    Problems problems;
    const CsvTable table = CsvTable::parse(content, "a.csv", problems);
    RC_ASSERT(problems.size() == table.dropped());
    RC_ASSERT(table.columns().size() == 2U);
    for (std::size_t row = 1; row < table.rows(); ++row)
        RC_ASSERT(table.origin(row - 1).line < table.origin(row).line);
}

} // namespace
} // namespace sim
