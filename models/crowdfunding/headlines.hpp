// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up crowdfunding: who gains and loses what.

#include "models/crowdfunding/report/indicators.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::crowdfunding {

inline constexpr std::array headlines{
    sim::headline<&Indicators::maker_income>("Makers' income"),
    sim::headline<&Indicators::raised>("Money raised"),
    sim::headline<&Indicators::funded>("Number of campaigns funded"),
    sim::headline<&Indicators::success_rate>("Share of campaigns funded"),
    sim::headline<&Indicators::small_successes>("Number of small successes"),
    sim::headline<&Indicators::backer_surplus>("Backers' surplus"),
    sim::headline<&Indicators::lost>("Money lost to broken promises"),
    sim::headline<&Indicators::platform_revenue>("Platform's revenue")};

} // namespace models::crowdfunding
