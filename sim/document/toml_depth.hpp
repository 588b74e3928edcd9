// SPDX-License-Identifier: Apache-2.0
#pragma once
// How deep a TOML document nests, told before it is parsed.

#include <cstddef>
#include <string_view>

namespace sim {

/// The first line on which tables and lists lie more than `most` deep in each other, by brackets or
/// by dots of names; 0 when there is none. Whatever follows a mistake of grammar does not count.
int line_deeper_than(std::size_t most, std::string_view document);

} // namespace sim
