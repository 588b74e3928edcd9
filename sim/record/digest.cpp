// SPDX-License-Identifier: Apache-2.0
#include "sim/record/digest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace sim {

std::uint64_t hash_bytes(const void* data, std::size_t bytes, std::uint64_t seed) {
    // Four lanes hide the latency of the multiplications; each word enters by a one-to-one step.
    std::array<std::uint64_t, 4> lane{seed, seed ^ 1, seed ^ 2, seed ^ 3};
    const auto* at = static_cast<const unsigned char*>(data);
    const auto mix = [](std::uint64_t hash, std::uint64_t word) {
        return std::rotl(hash ^ word, 29) * 0x9e3779b97f4a7c15ULL;
    };
    std::size_t done = 0;
    for (; done + 32 <= bytes; done += 32)
        for (std::size_t i = 0; i < 4; ++i) {
            std::uint64_t word = 0;
            std::memcpy(&word, at + done + 8 * i, 8);
            lane[i] = mix(lane[i], word);
        }
    for (; done < bytes; ++done) lane[0] = mix(lane[0], at[done]);
    std::uint64_t all = scramble(bytes);
    for (std::uint64_t one : lane) all = scramble(mix(all, one));
    return all;
}

std::uint64_t hash_text(std::string_view words, std::uint64_t seed) {
    return hash_bytes(words.data(), words.size(), seed);
}

std::vector<ColumnDigest> digests(std::span<const TableView> tables) {
    std::vector<ColumnDigest> all;
    for (const TableView& table : tables) {
        const std::uint64_t rows = hash_bytes(
            table.identities.data(), table.rows * sizeof(Identity), hash_text(table.name, 0));
        all.push_back({table.name, "identity", rows});
        for (const ColumnView& column : table.columns)
            if (column.role == Role::state)
                all.push_back({table.name, column.name,
                               hash_bytes(column.data, table.rows * column.width * column.bytes,
                                          hash_text(column.name, rows))});
    }
    return all;
}

std::vector<std::string> changed_tables(std::span<const ColumnDigest> before,
                                        std::span<const ColumnDigest> after) {
    std::vector<std::string> changed;
    for (const ColumnDigest& one : after)
        if (std::ranges::find(before, one) == before.end() &&
            (changed.empty() || changed.back() != one.table))
            changed.push_back(one.table);
    return changed;
}

std::uint64_t digest(std::span<const TableView> tables) {
    std::uint64_t all = 0;
    for (const ColumnDigest& one : digests(tables)) all = scramble(all ^ one.value);
    return all;
}

} // namespace sim
