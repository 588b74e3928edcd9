// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up Schelling's town.

#include "models/schelling/market.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::schelling {

inline constexpr std::array headlines{sim::headline<&Market::Indicators::moves>("Number of moves")};

} // namespace models::schelling
