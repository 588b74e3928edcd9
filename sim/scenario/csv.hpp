// SPDX-License-Identifier: Apache-2.0
#pragma once
// Comma-separated tables (RFC 4180) with a header row. Every row knows its line, so that a bad row
// of a large file can be found; none is dropped silently.

#include "sim/base/problems.hpp"
#include "sim/base/units.hpp"
#include "sim/document/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// A table of text, row by row, under named columns.
class CsvTable {
public:
    /// Reads a file, packed with gzip or not; throws FileError when it cannot be read, notes
    /// problems of its content.
    static CsvTable read(const std::string& path, Problems& problems);
    /// Reads text; `name` is what messages call it.
    static CsvTable parse(std::string_view content, const std::string& name, Problems& problems);

    [[nodiscard]] std::size_t rows() const { return lines_.size(); }
    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
    /// What parts the fields of a row: a comma, a semicolon or a tab, whichever the head has most.
    [[nodiscard]] char separator() const { return separator_; }
    /// What messages call the table.
    [[nodiscard]] const std::string& name() const { return *file_; }
    /// How many rows had the wrong number of fields or broke off; each is a noted problem.
    [[nodiscard]] std::size_t dropped() const { return dropped_; }

    /// The column of that name; a problem that names the nearest is noted when there is none.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name,
                                                    Problems& problems) const;
    /// The column of that name, if there is one.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

    [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const {
        return cells_[row * columns_.size() + column];
    }
    /// A finite number inside bounds; a problem is noted when the cell holds none.
    [[nodiscard]] std::optional<double> number(std::size_t row, std::size_t column,
                                               Problems& problems,
                                               Bounds bounds = bounds::any) const;
    /// A cell as a node: a number where it is one and `numeric`, else text, or nothing when empty.
    [[nodiscard]] Node node(std::size_t row, std::size_t column, bool numeric) const;

    /// Notes rows that repeat an earlier one in all of these columns.
    void note_twins(const std::vector<std::size_t>& columns, Problems& problems) const;

    /// Where a row begins.
    [[nodiscard]] Origin origin(std::size_t row) const { return {file_, lines_[row]}; }

private:
    void take_header(const std::vector<std::string>& fields, int line, Problems& problems);
    void take_row(std::vector<std::string> fields, int line, Problems& problems);

    std::shared_ptr<const std::string> file_;
    std::vector<std::string> columns_;
    std::vector<std::string> cells_;
    std::vector<int> lines_;
    std::size_t dropped_ = 0;
    char separator_ = ',';
};

/// The columns of a table that are none of those.
std::vector<std::string> columns_beside(const CsvTable& table,
                                        const std::vector<std::string>& known);

/// A note that a table has columns nobody reads, which may be misspelt; `known` are those read.
std::string unread_note(const CsvTable& table, const std::vector<std::string>& unread,
                        const std::vector<std::string>& known);

} // namespace sim
