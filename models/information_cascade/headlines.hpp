// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up information cascades.

#include "models/information_cascade/market.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::information_cascade {

inline constexpr std::array headlines{
    sim::headline<&Indicators::share_right>("Share of right cascades"),
    sim::headline<&Indicators::share_wrong>("Share of wrong cascades"),
    sim::headline<&Indicators::share_open>("Share without a cascade"),
    sim::headline<&Indicators::backed>("Number of backers")};

} // namespace models::information_cascade
