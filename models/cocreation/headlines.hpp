// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sums up co-creation: who gains and loses what.

#include "models/cocreation/report/indicators.hpp"
#include "sim/run/headlines.hpp"

#include <array>

namespace models::cocreation {

inline constexpr std::array headlines{
    sim::headline<&Indicators::ideas>("Number of ideas"),
    sim::headline<&Indicators::contributions>("Number of contributions"),
    sim::headline<&Indicators::launched>("Number of products launched"),
    sim::headline<&Indicators::inventor_income>("Inventors' income"),
    sim::headline<&Indicators::contributor_income>("Contributors' income"),
    sim::headline<&Indicators::small_successes>("Number of small successes"),
    sim::headline<&Indicators::platform_result>("Platform's result"),
    sim::headline<&Indicators::openness>("Members' openness")};

} // namespace models::cocreation
