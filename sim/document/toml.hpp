// SPDX-License-Identifier: Apache-2.0
#pragma once
// TOML in and out of document trees.

#include "sim/document/document.hpp"

#include <string>
#include <string_view>

namespace sim {

/// Reads a TOML document; `name` is what messages call it. Throws ScenarioError with file and line.
Node read_toml_text(std::string_view document, const std::string& name);

/// Reads one value in TOML's grammar, as on the right side of --set; a bare word is text.
Node parse_value(std::string_view written, const std::string& name = "--set");

/// Writes one value in TOML's grammar, on one line.
std::string write_value(const Node& node);

/// Writes a table as TOML, one way only: leaves first, then tables, in the order of the tree.
std::string write_toml(const Node& document);

} // namespace sim
