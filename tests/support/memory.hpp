// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables put away in memory, as a checkpoint puts them into a file.

#include "sim/store/view.hpp"

#include <span>
#include <string>
#include <vector>

namespace sim {

/// Copies of the identities and the columns of state of all tables.
class TablesInMemory final : public ColumnSource {
public:
    explicit TablesInMemory(std::span<const TableView> tables);

    [[nodiscard]] std::vector<Identity> identities(const std::string& table) const override;
    void read(const std::string& table, const ColumnView& into, void* data) const override;

private:
    struct Column {
        std::string table;
        std::string name;
        std::vector<char> bytes;
    };
    struct Rows {
        std::string table;
        std::vector<Identity> identities;
    };
    std::vector<Rows> rows_;
    std::vector<Column> columns_;
};

} // namespace sim
