// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up a trust game.

#include "models/trust_game/market.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::trust_game {

inline constexpr std::array headlines{
    sim::headline<&Indicators::trust>("Share of trustworthy players"),
    sim::headline<&Indicators::wealth_each>("Wealth of a player"),
    sim::headline<&Indicators::trustworthy_providers>("Number of trustworthy providers"),
    sim::headline<&Indicators::trustworthy_consumers>("Number of trustworthy consumers"),
    sim::headline<&Indicators::cumulated_wealth>("Wealth since the start"),
    sim::headline<&Indicators::days_played>("Length of the game")};

} // namespace models::trust_game
