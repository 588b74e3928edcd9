// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reforms as documents, and what they may be called: every way in, by name, path, experiment file,
// dictionary or keyword, has its labels judged here.

#include "sim/base/problems.hpp"
#include "sim/document/document.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// A reform: a document to lay over a scenario, under its label. Without one in the document that
/// is the name of its file.
struct Reform {
    std::string name;
    Node overlay;
};

/// How many characters a label may have: a column is named by it, no file.
inline constexpr std::size_t longest_label = 120;

/// The label that a reform's document gives itself, if it does.
std::optional<std::string> label_of(const Node& overlay);

/// The reform asked for by path or by shipped name.
Reform open_reform(const std::string& asked);

/// Notes labels that cannot be told apart or read: empty, too long, with control characters, that
/// of the baseline, or equal but for case and blanks around them.
void check_labels(const std::vector<Reform>& reforms, Problems& problems);

/// A reform laid over a scenario. The document says its label and title by itself, so that a folder
/// that keeps it need not.
Node laid_over(const Node& scenario, const Reform& reform);

} // namespace sim
