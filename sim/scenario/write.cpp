// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/write.hpp"

#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace sim {

Node node_of(float value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    double same = 0;
    std::from_chars(digits.data(), end, same);
    // Rounding twice, to double and then to float, may in rare cases miss.
    return static_cast<float>(same) == value ? same : static_cast<double>(value);
}

void put(Node& table, std::string_view name, Node value) {
    table.put(std::string(name), std::move(value));
}

} // namespace sim
