// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a day of co-creation does beside what stands with its mechanisms.

#include "models/cocreation/parts.hpp"

namespace models::cocreation {

/// A new day: nothing is paid or counted yet, and the law of the day holds.
void open_day(const Today& today, Parts& parts);
/// Once a month: beliefs about what ideas pay follow the record.
void learn(const Today& today, Parts& parts);
/// Every morning: ideas are ranked as they stand.
void rank(const Today& today, Parts& parts);

} // namespace models::cocreation
