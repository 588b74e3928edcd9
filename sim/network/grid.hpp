// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who lives near whom on a square grid of cells, numbered row by row, with edges.

#include <algorithm>
#include <cstdint>

namespace sim {

/// How many cells satisfy `wanted(cell)` within `radius` of `centre`, along rows, columns and
/// diagonals; the centre is asked too.
template <class Wanted>
std::uint32_t count_near(std::uint32_t side, std::uint32_t centre, std::uint32_t radius,
                         Wanted&& wanted) {
    const auto from = [radius](std::uint32_t at) { return at - std::min(at, radius); };
    const auto upto = [=](std::uint32_t at) { return std::min(at + radius, side - 1); };
    const std::uint32_t row = centre / side;
    const std::uint32_t column = centre % side;
    const std::uint32_t left = from(column);
    const std::uint32_t right = upto(column);
    std::uint32_t count = 0;
    for (std::uint32_t y = from(row); y <= upto(row); ++y)
        for (std::uint32_t cell = y * side + left; cell <= y * side + right; ++cell)
            count += wanted(cell) ? 1U : 0U;
    return count;
}

} // namespace sim
