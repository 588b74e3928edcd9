// SPDX-License-Identifier: Apache-2.0
#include "models/cocreation/day.hpp"

#include "models/cocreation/money/paying.hpp"
#include "sim/time/calendar.hpp"

namespace models::cocreation {

void open_day(const Today& today, Parts& parts) {
    const auto date = sim::date_of(today.day);
    const std::size_t month = static_cast<unsigned>(date.month) - 1;
    parts.agents.tally.assign(parts.agents.categories.size() + 1, {});
    parts.books.begin_day(month);
    parts.begin_day(today);
    fund(today, parts);
    if (date.day == 1)
        for (auto& income : parts.agents.column<&Member::income>()) income[month] = {};
}

void learn(const Today& today, Parts& parts) {
    if (!parts.record.runs()) return;
    parts.record.learn(today.given.learning);
    parts.begin_day(today);
}

void rank(const Today& today, Parts& parts) {
    if (parts.record.runs()) parts.ranking.order(today, parts.agents);
}

} // namespace models::cocreation
