// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up the exchange of coins.

#include "models/wealth_exchange/market.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::wealth_exchange {

inline constexpr std::array headlines{
    sim::headline<&Indicators::gini>("Inequality of coins"),
    sim::headline<&Indicators::penniless>("Share without a coin")};

} // namespace models::wealth_exchange
