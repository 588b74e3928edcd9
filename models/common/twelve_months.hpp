// SPDX-License-Identifier: Apache-2.0
#pragma once
// Amounts by calendar month, of the last twelve: each month takes the place of the same one a year
// ago.

#include "sim/base/money.hpp"

#include <array>
#include <cstddef>

namespace models::common {

inline constexpr std::size_t months_of_year = 12;
using TwelveMonths = std::array<sim::Money, months_of_year>;

/// What they add up to.
constexpr sim::Money of_year(const TwelveMonths& by_month) {
    sim::Money sum;
    for (const sim::Money month : by_month) sum += month;
    return sum;
}

} // namespace models::common
