// SPDX-License-Identifier: Apache-2.0
#include "sim/time/calendar.hpp"

#include <iomanip>
#include <sstream>

namespace sim {
namespace {

std::optional<int> digits(std::string_view written) {
    int number = 0;
    for (char letter : written) {
        if (letter < '0' || letter > '9') return std::nullopt;
        number = number * 10 + (letter - '0');
    }
    return number;
}

} // namespace

std::string iso(Day day) {
    const Date date = date_of(day);
    std::ostringstream out;
    out << std::setfill('0') << std::setw(4) << date.year << '-' << std::setw(2) << date.month
        << '-' << std::setw(2) << date.day;
    return std::move(out).str();
}

std::optional<Day> parse_iso(std::string_view written) {
    if (written.size() != 10 || written[4] != '-' || written[7] != '-') return std::nullopt;
    const auto year = digits(written.substr(0, 4));
    const auto month = digits(written.substr(5, 2));
    const auto day = digits(written.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const Date date{*year, *month, *day};
    if (!exists(date)) return std::nullopt;
    return day_of(date);
}

} // namespace sim
