// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rows of a CSV table as described structs: columns by the names of the fields, checked as in
// scenarios.

#include "sim/scenario/csv.hpp"
#include "sim/scenario/read.hpp"

namespace sim {

/// Reads a cell; most types are words, so numbers are asked for by type.
template <class X>
void fill_cell(X& value, const CsvTable& table, std::size_t row, std::size_t column,
               const Place& place) {
    constexpr bool numeric =
        std::same_as<X, Money> || (std::is_arithmetic_v<X> && !std::same_as<X, bool>);
    fill(value, table.node(row, column, numeric), place);
}

inline void fill_cell(bool& value, const CsvTable& table, std::size_t row, std::size_t column,
                      const Place& place) {
    const std::string& word = table.text(row, column);
    const bool yes = word == "true" || word == "1";
    if (yes || word == "false" || word == "0")
        value = yes;
    else
        fill(value, table.node(row, column, false), place);
}

/// An optional cell may be empty.
template <class X>
void fill_cell(std::optional<X>& value, const CsvTable& table, std::size_t row, std::size_t column,
               const Place& place) {
    if (table.text(row, column).empty()) return;
    const std::size_t before = place.problems.size();
    X inner{};
    fill_cell(inner, table, row, column, place);
    if (place.problems.size() == before) value = std::move(inner);
}

/// For each field of a row, the column of its name; a missing one is a problem unless optional.
template <Described Row>
std::vector<std::optional<std::size_t>> columns_for(const CsvTable& table, Problems& problems) {
    std::vector<std::optional<std::size_t>> all;
    const Row row{};
    for_each_field(row, [&]<class F, class X>(const F&, const X&) {
        constexpr bool may_miss = requires(X x) { x.has_value(); };
        all.push_back(may_miss ? table.find(F::name) : table.column(F::name, problems));
    });
    return all;
}

/// Rows of which no two may say the same in all fields of these names.
template <class Row>
concept KeyedRow = requires {
    Row::told_apart_by.size();
};

/// Rows that name the columns which a table may have for its reader alone.
template <class Row>
concept AnnotatedRow = requires {
    Row::for_the_reader.size();
};

/// Notes rows that repeat another where they should differ.
template <KeyedRow Row> void note_twins(const CsvTable& table, Problems& problems) {
    std::vector<std::size_t> columns;
    for (const std::string_view name : Row::told_apart_by)
        if (const auto column = table.find(name)) columns.push_back(*column);
    table.note_twins(columns, problems);
}

/// The columns of a table that are neither read nor known as its reader's own.
template <Described Row> std::vector<std::string> unread_columns(const CsvTable& table) {
    std::vector<std::string> known = keys_of<Row>();
    if constexpr (AnnotatedRow<Row>)
        known.insert(known.end(), Row::for_the_reader.begin(), Row::for_the_reader.end());
    return columns_beside(table, known);
}

/// Reads all rows; those with problems are noted and left out, so that rows() less the size of the
/// result counts them.
template <Described Row> std::vector<Row> read_rows(const CsvTable& table, Problems& problems) {
    std::vector<Row> all;
    const std::size_t at_first = problems.size();
    const auto columns = columns_for<Row>(table, problems);
    if (problems.size() > at_first) return all;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t before = problems.size();
        Row one{};
        std::size_t at = 0;
        for_each_field(one, [&](const auto& field, auto& value) {
            const auto column = columns[at++];
            if (!column) return;
            const Place place{problems, std::string(field.name), field.unit, finite(field.bounds)};
            fill_cell(value, table, row, *column, place);
        });
        if (problems.size() == before) all.push_back(std::move(one));
    }
    if constexpr (KeyedRow<Row>) note_twins<Row>(table, problems);
    return all;
}

} // namespace sim
