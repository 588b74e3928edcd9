// SPDX-License-Identifier: Apache-2.0
#pragma once
// When a phase of a market runs: daily, weekly or monthly, as a value that can be printed.

#include "sim/base/identity.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
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

/// Names of tables, as the market's `for_each_table` tells them.
class TableNames {
public:
    constexpr TableNames() = default;
    template <std::convertible_to<std::string_view>... Names>
    constexpr TableNames(Names... names) : names_{names...}, size_(sizeof...(Names)) {}

    /// These and others.
    friend constexpr TableNames operator+(TableNames these, const TableNames& others) {
        for (const std::string_view name : others) these.names_[these.size_++] = name;
        return these;
    }

    [[nodiscard]] constexpr const std::string_view* begin() const { return names_.data(); }
    [[nodiscard]] constexpr const std::string_view* end() const { return names_.data() + size_; }
    [[nodiscard]] constexpr bool has(std::string_view name) const {
        return std::find(begin(), end(), name) != end();
    }

private:
    std::array<std::string_view, 24> names_{};
    std::size_t size_ = 0;
};

/// One step of a market's day: a name for people, how often, what it does, and the tables that it
/// reads and writes. What it writes is held against digests where a run checks its phases.
template <class Market, class Today> struct PhaseOf {
    std::string_view name;
    Period every;
    void (Market::*run)(const Today&);
    TableNames reads{};
    TableNames writes{};
};

} // namespace sim
