// SPDX-License-Identifier: Apache-2.0
#include "tests/support/state.hpp"

#include "sim/base/problems.hpp"

#include <algorithm>
#include <cstring>

namespace sim {
namespace {

std::optional<Difference> in_rows(const TableView& a, const TableView& b) {
    const auto [mine, theirs] = std::ranges::mismatch(a.identities, b.identities);
    if (mine != a.identities.end()) return Difference{a.name, "identity", *mine};
    if (theirs != b.identities.end()) return Difference{a.name, "identity", *theirs};
    return std::nullopt;
}

std::optional<Difference> in_column(const TableView& table, const ColumnView& a,
                                    const ColumnView& b) {
    if (a.role != Role::state) return std::nullopt;
    const std::size_t bytes = a.width * a.bytes;
    const auto* mine = static_cast<const char*>(a.data);
    const auto* theirs = static_cast<const char*>(b.data);
    for (std::size_t row = 0; row < table.rows; ++row)
        if (std::memcmp(mine + row * bytes, theirs + row * bytes, bytes) != 0)
            return Difference{table.name, a.name, table.identities[row]};
    return std::nullopt;
}

std::optional<Difference> in_table(const TableView& a, const TableView& b) {
    if (auto found = in_rows(a, b)) return found;
    for (std::size_t i = 0; i < a.columns.size(); ++i)
        if (auto found = in_column(a, a.columns[i], b.columns.at(i))) return found;
    return std::nullopt;
}

} // namespace

std::optional<Difference> first_difference(std::span<const TableView> a,
                                           std::span<const TableView> b) {
    require(a.size() == b.size(), a.size(), " tables against ", b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        if (auto found = in_table(a[i], b[i])) return found;
    return std::nullopt;
}

std::string told(const Difference& one) {
    return text("table ", one.table, ", column ", one.column, ", identity ", one.who.value);
}

} // namespace sim
