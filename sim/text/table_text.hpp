// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables and figures for a terminal of a hundred columns, or of fewer where it has fewer.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace sim {

/// The widest line printed.
inline constexpr std::size_t page_width = 100;

/// How many columns stdout has where it is a terminal, from 60 to `page_width`, which holds else.
std::size_t page_columns();

/// Sets thousands of a written number apart: "-12,345.6".
void set_thousands_apart(std::string& digits);

/// A number for reading: four digits that count, thousands set apart; "-" for none.
std::string figure(double value);

/// A share as a percentage with sign: "+1.2 %".
std::string percentage(double share);

/// Seconds as "4.2 s", "3 min 10 s" or "2 h 5 min".
std::string duration(double seconds);

/// Bytes as "12 MB".
std::string volume_words(double bytes);

/// How many columns a text takes on a terminal.
std::size_t width_of(const std::string& words);

/// Breaks a text at blanks into lines of at most `width` columns.
std::vector<std::string> wrapped(const std::string& words, std::size_t width);

/// Values as bars of eight heights, from zero to the largest.
std::string bars(std::span<const double> values);

enum class Align { left, right };

/// A column of a table.
struct TextColumn {
    std::string title;
    Align align = Align::left;
};

/// Rows of words in aligned columns; what does not fit is wrapped in the last column.
class TextTable {
public:
    explicit TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {}
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] std::string print(std::size_t indent = 0) const;

private:
    [[nodiscard]] std::vector<std::size_t> widths(std::size_t indent) const;
    [[nodiscard]] std::string line(const std::vector<std::string>& row,
                                   const std::vector<std::size_t>& widths,
                                   std::size_t indent) const;

    std::vector<TextColumn> columns_;
    std::vector<std::vector<std::string>> rows_;
};

} // namespace sim
