// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up a lodging market: who gains and loses what.

#include "models/home_sharing/report/indicators.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::home_sharing {

inline constexpr std::array headlines{
    sim::headline<&Indicators::host_net_income>("Hosts' net income"),
    sim::headline<&Indicators::nights>("Number of nights let"),
    sim::headline<&Indicators::active_listings>("Number of listings"),
    sim::headline<&Indicators::price_index>("Index of asking prices"),
    sim::headline<&Indicators::hotel_revenue>("Hotels' revenue"),
    sim::headline<&Indicators::public_revenue>("Public revenue"),
    sim::headline<&Indicators::platform_revenue>("Platform's revenue"),
    sim::headline<&Indicators::guest_surplus>("Guests' surplus")};

} // namespace models::home_sharing
