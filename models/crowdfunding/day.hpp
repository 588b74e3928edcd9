// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a day of crowdfunding does beside what stands with its mechanisms.

#include "models/crowdfunding/parts.hpp"

namespace models::crowdfunding {

/// A new day: nothing is paid or counted yet, budgets begin anew with the month, and the law of the
/// day holds.
void open_day(const Today& today, Parts& parts);
/// Once a month: beliefs about success follow the platform's record.
void learn(const Today& today, Parts& parts);
/// Mondays: what global trust makes of who was pleased with whom.
void weigh_trust(const Today& today, Parts& parts);
/// Once a month: people hear of their acquaintances' experience with strangers.
void talk(const Today& today, Parts& parts);
/// Once a month: firms of makers who delivered do business.
void trade(const Today& today, Parts& parts);
/// Every morning: campaigns are looked at as they stand.
void show(const Today& today, Parts& parts);
/// People look at campaigns and pledge.
void pledge(const Today& today, Parts& parts);

} // namespace models::crowdfunding
