// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbers, amounts and dates as spreadsheets write them. Which sign parts thousands, and whether
// the day or the month comes first, is decided by all cells of a column together; what a column
// leaves open is not guessed.

#include "sim/base/identity.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sim {

/// The words of a cell without blanks around them, or nothing where it says NA or the like.
std::string_view said(std::string_view cell);

/// An amount such as "90 EUR": the words of its number, and those of its currency, if any.
struct AmountWords {
    std::string number;
    std::string unit;
};
/// Takes an amount apart; what is none is left whole, as its number.
AmountWords amount_of(std::string_view words);

/// What may part thousands.
enum class Thousands { comma, point, nothing };

/// A number; nothing when it is none. A single comma that parts no thousands is decimal.
std::optional<double> number_of(std::string_view words, Thousands thousands);

/// What parts thousands in a column of amounts; nothing if cells disagree. A sign twice in a cell
/// parts thousands; the last of two, and one that is not followed by three digits, is decimal.
/// Three digits behind each sign of a whole column are thousands.
std::optional<Thousands> thousands_of(std::span<const std::string> cells);

enum class DateOrder { day_first, month_first };
constexpr std::array<std::string_view, 2> names(DateOrder) { return {"day-first", "month-first"}; }

/// Whether day or month comes first in a column of dates; nothing if that stays open. Dates that
/// begin with their year, and those with points, leave nothing open.
std::optional<DateOrder> order_of(std::span<const std::string> cells);

/// A date, or the first of a month of which no day is told.
struct DateWords {
    Day day;
    bool whole = true; ///< whether the day is told
};
/// Reads "2019-06-23", "2019-06", "23/6/2019" or "6/23/19", with or without an hour behind it;
/// nothing when it is no date.
std::optional<DateWords> date_in(std::string_view words, DateOrder order);

} // namespace sim
