// SPDX-License-Identifier: Apache-2.0
#pragma once
// Identities of what there is one of, and those of a table's rows.

#include "sim/base/identity.hpp"
#include "sim/store/table.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace models::common {

/// The identity of what there is one of (FNV-1a of its name).
constexpr sim::Identity identity_of(std::string_view name) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char letter : name)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    return {hash};
}

/// The identities of a table's rows, for another table of the same.
template <class Row> std::vector<sim::Identity> identities(const sim::Table<Row>& table) {
    const auto known = table.identities();
    return {known.begin(), known.end()};
}

} // namespace models::common
