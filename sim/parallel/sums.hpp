// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sums that do not depend on threads: exact integers for what feeds back, blocks in order for
// reports.

#include "sim/parallel/blocks.hpp"

#include <cstdint>
#include <vector>

namespace sim {

namespace detail {
template <class Number, class Term> Number sum_of_blocks(std::size_t rows, Term&& term) {
    std::vector<Number> parts((rows + grain - 1) / grain);
    for_blocks(rows, [&](std::size_t block, std::size_t first, std::size_t last) {
        Number part{};
        for (std::size_t row = first; row < last; ++row) part += term(row);
        parts[block] = part;
    });
    Number all{};
    for (Number part : parts) all += part;
    return all;
}
} // namespace detail

/// The exact sum of `term(row)`; for anything that an agent or a rule will act on.
template <class Term> std::int64_t total(std::size_t rows, Term&& term) {
    return detail::sum_of_blocks<std::int64_t>(rows, term);
}

/// The sum of doubles, block by block in order: the same on any number of threads; for reports
/// only.
template <class Term> double ordered_sum(std::size_t rows, Term&& term) {
    return detail::sum_of_blocks<double>(rows, term);
}

} // namespace sim
