// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up a network of strangers who deal.

#include "models/trust_network/indicators.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::trust_network {

inline constexpr std::array headlines{
    sim::headline<&Indicators::deals>("Number of deals"),
    sim::headline<&Indicators::cheat_share>("Rate of cheating"),
    sim::headline<&Indicators::present>("Number of people"),
    sim::headline<&Indicators::crooks_present>("Number of crooks"),
    sim::headline<&Indicators::mean_rating>("Mean rating"),
    sim::headline<&Indicators::negative_share>("Share of bad ratings"),
    sim::headline<&Indicators::honest_gain>("Honest people's gain"),
    sim::headline<&Indicators::crook_gain>("Crooks' gain")};

} // namespace models::trust_network
