// SPDX-License-Identifier: Apache-2.0
#pragma once
// One number for a state: equal digests mean equal bits in every column that evolves.

#include "sim/store/view.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// The digest of one column, so that a difference can be named.
struct ColumnDigest {
    std::string table;
    std::string column;
    std::uint64_t value = 0;
    friend bool operator==(const ColumnDigest&, const ColumnDigest&) = default;
};

/// A hash of raw bytes that depends on their order and on `seed`.
std::uint64_t hash_bytes(const void* data, std::size_t bytes, std::uint64_t seed);

/// A hash of a text, after whatever `seed` is the hash of.
std::uint64_t hash_text(std::string_view words, std::uint64_t seed = 0);

/// The digest of each state column.
std::vector<ColumnDigest> digests(std::span<const TableView> tables);

/// The tables of which a column, or the number of rows, has changed, each once.
std::vector<std::string> changed_tables(std::span<const ColumnDigest> before,
                                        std::span<const ColumnDigest> after);

/// The digest of all state columns together.
std::uint64_t digest(std::span<const TableView> tables);

} // namespace sim
