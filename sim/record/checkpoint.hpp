// SPDX-License-Identifier: Apache-2.0
#pragma once
// Saves and loads the state of a world: identities and state columns of every table, in a group of
// an HDF5 file. What else a run needs (the scenario, the day) is its owner's to keep beside them.

#include "sim/record/hdf5.hpp"
#include "sim/store/view.hpp"

#include <span>
#include <string>

namespace sim {

/// Raised when the way that states are saved changes.
inline constexpr std::int64_t checkpoint_version = 4;

/// Writes identities and state columns of all tables, one group a table.
void write_tables(Group into, std::span<const TableView> tables);

/// Tables saved by `write_tables`, read column by column.
class SavedTables final : public ColumnSource {
public:
    explicit SavedTables(Group from) : from_(std::move(from)) {}

    [[nodiscard]] std::vector<Identity> identities(const std::string& table) const override;
    void read(const std::string& table, const ColumnView& into, void* data) const override;

private:
    Group from_;
};

} // namespace sim
