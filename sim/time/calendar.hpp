// SPDX-License-Identifier: Apache-2.0
#pragma once
// Civil dates and days: the proleptic Gregorian calendar over days since 1970-01-01.

#include "sim/base/identity.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sim {

/// A date as people write it; months and days count from one.
struct Date {
    int year = 1970;
    int month = 1;
    int day = 1;
    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// The day of a date. Years start in March here, so that a leap day is the last of its year
/// (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013).
constexpr Day day_of(Date date) {
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int months_since_march = date.month > 2 ? date.month - 3 : date.month + 9;
    const int day_of_year = (153 * months_since_march + 2) / 5 + date.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return {era * 146097 + day_of_era - 719468};
}

/// The date of a day (the inverse of `day_of`, from the same paper).
constexpr Date date_of(Day day) {
    const std::int64_t shifted = std::int64_t{day.value} + 719468; // in 64 bits: the last day fits
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int day_of_era = static_cast<int>(shifted - era * 146097);
    const int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int months_since_march = (5 * day_of_year + 2) / 153;
    const int month = months_since_march < 10 ? months_since_march + 3 : months_since_march - 9;
    const int year = static_cast<int>(era) * 400 + year_of_era + (month <= 2 ? 1 : 0);
    return {year, month, day_of_year - (153 * months_since_march + 2) / 5 + 1};
}

/// The day of the week, 0 for Monday to 6 for Sunday.
constexpr int weekday(Day day) {
    const int since_monday = (day.value % 7 + 3) % 7; // 1970-01-01 was a Thursday
    return since_monday < 0 ? since_monday + 7 : since_monday;
}

/// The first day of the month in which a day lies.
constexpr Day first_of_month(Day day) { return day - (date_of(day).day - 1); }

/// The first day of the year in which a day lies.
constexpr Day first_of_year(Day day) { return day_of({date_of(day).year, 1, 1}); }

/// The place of a day in its year, 1 for New Year's Day.
constexpr int day_of_year(Day day) { return day - first_of_year(day) + 1; }

/// Whether a date exists: 2019-02-29 does not.
constexpr bool exists(Date date) {
    return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31 &&
           date_of(day_of(date)) == date;
}

/// A day as "2019-07-01".
std::string iso(Day day);

/// Reads "2019-07-01"; nothing when it is not written so or does not exist.
std::optional<Day> parse_iso(std::string_view written);

} // namespace sim
