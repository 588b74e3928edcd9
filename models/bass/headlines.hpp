// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up the spread of an innovation.

#include "models/bass/market.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::bass {

inline constexpr std::array headlines{sim::headline<&Indicators::share>("Share of adopters"),
                                      sim::headline<&Indicators::adopters>("Number of adopters")};

} // namespace models::bass
