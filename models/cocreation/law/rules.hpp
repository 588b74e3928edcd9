// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the law of a day leaves of the platform's terms: one struct that measures impose themselves
// on, and that everything else asks.

#include "models/cocreation/products/rules.hpp"

#include <algorithm>
#include <limits>

namespace models::cocreation {

using sim::Money;

/// The rules in force.
struct Rules {
    double floor = 0;                                            ///< least royalty, of all sales
    double bestseller = std::numeric_limits<double>::infinity(); ///< sales that make one
    double extra = 0;                                            ///< royalty on sales beyond that
    double corrected = 0; ///< share of contributions passed off that are put right
};

/// Royalties on the sales of a product, of which there were so many before.
inline Money owed(const RoyaltyTerms& terms, const Rules& rules, Money direct, Money retail,
                  Money before) {
    constexpr double most = 1e15;
    const Money sales = direct + retail;
    const Money agreed = sim::share_of(direct, terms.direct) + sim::share_of(retail, terms.retail);
    const Money threshold = sim::round_half_even(100 * std::min(rules.bestseller, most));
    const Money beyond = std::clamp(before + sales - threshold, Money{}, sales);
    const Money least = std::max(agreed, sim::share_of(sales, rules.floor));
    return std::min(least + sim::share_of(beyond, rules.extra), sales);
}

} // namespace models::cocreation
