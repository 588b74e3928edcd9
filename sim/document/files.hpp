// SPDX-License-Identifier: Apache-2.0
#pragma once
// Scenario files on disk: TOML or JSON by name, laid over the files they extend.

#include "sim/document/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace sim {

/// How the path of a file begins that the project may use and not ship: the environment variable of
/// that name says in which folder it is looked for.
inline constexpr std::string_view data_prefix = "${SHARESIM_DATA}/";

/// What a document may have in bytes, and any other text; a larger file is refused unread.
inline constexpr std::uintmax_t most_of_document = std::uintmax_t{32} << 20;
inline constexpr std::uintmax_t most_of_text = std::uintmax_t{1} << 30;

/// The whole of a file; throws FileError with the reason when it cannot be read, or has more bytes
/// than `most`.
std::string read_file(const std::string& path, std::uintmax_t most = most_of_text);

/// Reads a TOML file as it stands; `extends` is left in it.
Node read_toml(const std::string& path);

/// A path relative to the folder of the file in which a node stands; absolute paths stay, and so
/// does one under `data_prefix` for as long as nobody says where the data lie.
std::string beside(const Origin& origin, const std::string& path);

/// Reads a scenario or reform; `extends = "base.toml"` names a file, relative to this one, over
/// which it is laid.
Node read_scenario(const std::string& path);

} // namespace sim
