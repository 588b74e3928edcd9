// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up the minimal market.

#include "models/minimal_market/parameters.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::minimal_market {

inline constexpr std::array headlines{
    sim::headline<&Indicators::bookings>("Number of bookings"),
    sim::headline<&Indicators::price>("Mean price"),
    sim::headline<&Indicators::awake>("Number of guests looking"),
    sim::headline<&Indicators::learned>("Accuracy of reputations")};

} // namespace models::minimal_market
