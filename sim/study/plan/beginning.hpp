// SPDX-License-Identifier: Apache-2.0
#pragma once
// The day on which reforms are made to begin, by date or counted from the first recorded day.

#include "sim/scenario/leaf.hpp"
#include "sim/scenario/schema.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// A day by its date, or so many days after the first recorded one.
struct Beginning {
    std::optional<Day> date;
    std::int32_t after = 0;

    [[nodiscard]] Day on(Day start) const { return date.value_or(start + after); }
    friend bool operator==(const Beginning&, const Beginning&) = default;
};

/// Reads "2019-07-01" or "+60d"; nothing when it is written otherwise.
std::optional<Beginning> parse_beginning(const std::string& written);

void fill(Beginning& beginning, const Node& node, const Place& place);
Node node_of(const Beginning& beginning);
Node schema_of(const Beginning&, Unit, const Bounds&);

/// Moves the measures of a reform's document, which stand under `keys`, so that the first of them
/// comes into force on a day; whether there is any. Their other dates keep their distance.
bool begin_on(Node& overlay, const std::vector<std::string>& keys, Day day);

} // namespace sim
