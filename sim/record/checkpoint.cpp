// SPDX-License-Identifier: Apache-2.0
#include "sim/record/checkpoint.hpp"

#include <cstring>

namespace sim {
namespace {

// Names the stored type of a column as a template argument; both ways of the file use it.
template <class Visit> void with_type(const ColumnView& column, Visit&& visit) {
    const auto of_size = [&]<class A, class B, class C, class D>(A, B, C, D) {
        switch (column.bytes) {
        case 1: return visit(A{});
        case 2: return visit(B{});
        case 4: return visit(C{});
        default: return visit(D{});
        }
    };
    if (column.scalar == Scalar::natural)
        return of_size(std::uint8_t{}, std::uint16_t{}, std::uint32_t{}, std::uint64_t{});
    if (column.scalar == Scalar::integer)
        return of_size(std::int8_t{}, std::int16_t{}, std::int32_t{}, std::int64_t{});
    return column.bytes == 4 ? visit(float{}) : visit(double{});
}

Extent shape(std::size_t rows, const ColumnView& column) {
    return column.width == 1 ? Extent{rows} : Extent{rows, column.width};
}

void write_column(Group& table, std::size_t rows, const ColumnView& column) {
    with_type(column, [&]<class Number>(Number) {
        const std::span values(static_cast<const Number*>(column.data), rows * column.width);
        Dataset made = table.write(column.name, values, shape(rows, column));
        made.set("units", column.unit);
        made.set("long_name", column.doc);
    });
}

} // namespace

void write_tables(Group into, std::span<const TableView> tables) {
    for (const TableView& table : tables) {
        Group group = into.add_group(table.name);
        std::vector<std::uint64_t> identities;
        for (Identity one : table.identities) identities.push_back(one.value);
        group.write("identity", identities);
        for (const ColumnView& column : table.columns)
            if (column.role == Role::state) write_column(group, table.rows, column);
    }
}

std::vector<Identity> SavedTables::identities(const std::string& table) const {
    std::vector<Identity> all;
    for (std::uint64_t value : from_.group(table).read<std::uint64_t>("identity"))
        all.push_back({value});
    return all;
}

void SavedTables::read(const std::string& table, const ColumnView& into, void* data) const {
    const Group group = from_.group(table);
    const Dataset saved = group.dataset(into.name);
    const Extent rows = group.dataset("identity").extent();
    if (rows.size() != 1 || saved.extent() != shape(rows.front(), into))
        throw FileError(saved.path(),
                        text(saved.name(), " has another shape than ", table, " of this model"));
    with_type(into, [&]<class Number>(Number) {
        const auto values = saved.read<Number>();
        if (!values.empty()) std::memcpy(data, values.data(), values.size() * sizeof(Number));
    });
}

} // namespace sim
