// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the law of a day leaves of the market's rules: one struct that measures impose themselves
// on, and that everything else asks.

#include "sim/base/math.hpp"
#include "sim/base/money.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace models::crowdfunding {

/// What one person may invest.
struct InvestorLimit {
    double a_campaign = std::numeric_limits<double>::infinity();
    double a_maker_year = std::numeric_limits<double>::infinity();
    double a_year = std::numeric_limits<double>::infinity();

    /// The stricter of each.
    void tighten(const InvestorLimit& other) {
        a_campaign = std::min(a_campaign, other.a_campaign);
        a_maker_year = std::min(a_maker_year, other.a_maker_year);
        a_year = std::min(a_year, other.a_year);
    }
    friend bool operator==(const InvestorLimit&, const InvestorLimit&) = default;
};

/// The rules in force.
struct Rules {
    InvestorLimit ordinary;
    InvestorLimit qualified;
    double issuer_year = std::numeric_limits<double>::infinity(); ///< raised by a maker in a year
    double at_once = 1;            ///< most of the money that is paid out before delivery
    double refund = 0;             ///< least share of a pledge that the maker owes on failure
    int cooling_off = 0;           ///< days within which a pledge can be withdrawn
    double detected = 0;           ///< share of dishonest makers who are turned away
    double launch_cost = 0;        ///< of the maker for each campaign
    double platform_liability = 0; ///< share of a loss that the platform pays

    friend bool operator==(const Rules&, const Rules&) = default;
};

/// An amount as money; what has no limit stays far above every pledge.
inline sim::Money limit_of(double amount) {
    constexpr double most = 1e15;
    return sim::round_half_even(100 * std::min(amount, most));
}

} // namespace models::crowdfunding
