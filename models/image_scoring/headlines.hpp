// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up image scoring.

#include "models/image_scoring/market.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::image_scoring {

inline constexpr std::array headlines{
    sim::headline<&Indicators::cooperation>("Share of meetings with help"),
    sim::headline<&Indicators::cooperative_share>("Share of helpful children"),
    sim::headline<&Indicators::helped>("Number of times helped"),
    sim::headline<&Indicators::players>("Number of players")};

} // namespace models::image_scoring
