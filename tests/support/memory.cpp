// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memory.hpp"

#include "sim/base/problems.hpp"

#include <algorithm>
#include <cstring>

namespace sim {

TablesInMemory::TablesInMemory(std::span<const TableView> tables) {
    for (const TableView& table : tables) {
        rows_.push_back({table.name, table.identities});
        for (const ColumnView& column : table.columns) {
            if (column.role != Role::state) continue;
            const auto* first = static_cast<const char*>(column.data);
            const std::size_t size = table.rows * column.width * column.bytes;
            columns_.push_back({table.name, column.name, {first, first + size}});
        }
    }
}

std::vector<Identity> TablesInMemory::identities(const std::string& table) const {
    const auto found = std::ranges::find(rows_, table, &Rows::table);
    require(found != rows_.end(), "no table ", table, " was put away");
    return found->identities;
}

void TablesInMemory::read(const std::string& table, const ColumnView& into, void* data) const {
    const auto found = std::ranges::find_if(
        columns_, [&](const Column& one) { return one.table == table && one.name == into.name; });
    require(found != columns_.end(), "no column ", into.name, " of ", table, " was put away");
    if (!found->bytes.empty()) std::memcpy(data, found->bytes.data(), found->bytes.size());
}

} // namespace sim
