// SPDX-License-Identifier: Apache-2.0
#pragma once
// When a phase of a market runs: daily, weekly or monthly, as a value that can be printed.

#include "sim/base/identity.hpp"
#include "sim/time/calendar.hpp"

#include <array>
#include <string_view>

namespace sim {

/// How often a phase runs.
enum class Period { daily, weekly, monthly, yearly };

/// The words for the periods, as `describe` prints them.
constexpr std::array<std::string_view, 4> names(Period) {
    return {"every day", "Mondays", "1st of the month", "1st of January"};
}

/// Whether a phase of that period runs on that day.
constexpr bool due(Period period, Day day) {
    switch (period) {
    case Period::daily: return true;
    case Period::weekly: return weekday(day) == 0;
    case Period::monthly: return date_of(day).day == 1;
    case Period::yearly: return date_of(day).day == 1 && date_of(day).month == 1;
    }
    return false;
}

/// One step of a market's day: a name for people, how often, and what it does.
template <class Market, class Today> struct PhaseOf {
    std::string_view name;
    Period every;
    void (Market::*run)(const Today&);
};

} // namespace sim
