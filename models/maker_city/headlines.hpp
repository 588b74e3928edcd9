// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up the city of makers: what is funded, and who lives from it.

#include "models/maker_city/indicators.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::maker_city {

inline constexpr std::array headlines{
    sim::headline<&Indicators::funded_products>("Number of funded products"),
    sim::headline<&Indicators::prototypes_placed>("Number of placed prototypes"),
    sim::headline<&Indicators::small_successes>("Number of small successes"),
    sim::headline<&Indicators::net_income>("People's net income"),
    sim::headline<&Indicators::pledged>("Money pledged"),
    sim::headline<&Indicators::factory_result>("Shared factories' result"),
    sim::headline<&Indicators::crowdfunding_result>("Crowdfunding platform's result"),
    sim::headline<&Indicators::community_result>("Community platform's result")};

} // namespace models::maker_city
