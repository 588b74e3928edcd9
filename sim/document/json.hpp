// SPDX-License-Identifier: Apache-2.0
#pragma once
// JSON in and out of document trees; dates are ISO text there.

#include "sim/document/document.hpp"

#include <string>
#include <string_view>

namespace sim {

/// Reads a JSON document; `name` is what messages call it. Throws ScenarioError with file and line.
Node read_json_text(std::string_view document, const std::string& name);

/// Writes JSON, indented by two spaces, or on one line.
enum class Layout { indented, line };
std::string write_json(const Node& document, Layout layout = Layout::indented);

} // namespace sim
