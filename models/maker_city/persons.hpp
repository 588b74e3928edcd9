// SPDX-License-Identifier: Apache-2.0
#pragma once
// What people carry from one market to another: budgets, trust, and the income of all together.

#include "models/maker_city/parts.hpp"

#include <vector>

namespace models::maker_city {

/// A new day: nothing is counted yet, and income of a month a year ago is forgotten.
void open_day(const Today& today, Parts& parts);
/// On the 1st of a month: what people earned last month widens or narrows their budgets.
void share_budgets(const Today& today, Parts& parts);
/// On the 1st of a month: trust learnt in one market moves trust in the other.
void carry_trust(const Today& today, Parts& parts);
/// What the day brought each person in all markets.
void add_up(const Today& today, Parts& parts);

/// What each person has received less paid, but for pledges; and pledged less what came back.
struct Balances {
    std::vector<Money> earned;
    std::vector<Money> pledged;
};
Balances balances_of(const Parts& parts);

/// The nearer to 1 `portability`, the nearer both deviations from what is usual come to their mean.
struct TwoTrusts {
    double one = 0;
    double other = 0;
};
TwoTrusts carried(double portability, TwoTrusts usual, TwoTrusts now);

} // namespace models::maker_city
