// SPDX-License-Identifier: Apache-2.0
#pragma once
// Two worlds compared by what they report, day by day.

#include "tests/support/village.hpp"

#include <cmath>
#include <set>
#include <string>

namespace models::home_sharing {

/// The lines that differ between two worlds on some day; nothing to tell is the same as nothing.
inline std::set<std::string> lines_that_differ(const World& one, const World& two) {
    const auto& lines = one.series().lines();
    const auto mine = one.series().daily();
    const auto other = two.series().daily();
    std::set<std::string> found;
    if (mine.size() != other.size()) found.insert("days");
    for (std::size_t at = 0; at < std::min(mine.size(), other.size()); ++at)
        if (mine[at] != other[at] && !(std::isnan(mine[at]) && std::isnan(other[at])))
            found.insert(lines[at % lines.size()].name);
    return found;
}

/// The same of two documents, each run to its end.
inline std::set<std::string> lines_that_differ(const sim::Node& one, const sim::Node& two) {
    const auto first = world(one);
    const auto second = world(two);
    first->advance(first->end());
    second->advance(second->end());
    return lines_that_differ(*first, *second);
}

} // namespace models::home_sharing
