// SPDX-License-Identifier: Apache-2.0
#pragma once
// Statistics of paired replicates: the same people and the same draws under two scenarios, so that
// the difference within a replicate is what is studied. Pure functions over numbers.

#include "sim/run/series.hpp"
#include "sim/study/effects/effect.hpp"
#include "sim/study/plan/precision.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace sim {

/// The mean; not a number when there is nothing.
double mean(std::span<const double> values);

/// The sample standard deviation; not a number below two values.
double deviation(std::span<const double> values);

/// The effect seen in pairs: value `i` of both belongs to one replicate.
Effect paired(std::span<const double> baseline, std::span<const double> reform);

/// The mean of values with its 95 % simulation interval.
Estimate estimate(std::span<const double> values);

/// Days of a week of results; a shorter series is one week.
inline constexpr std::size_t days_of_week = 7;

/// How many whole weeks a series has, at least one.
std::size_t weeks(const Series& series);

/// One indicator by week: mean by day of what adds up, else its mean level or ratio.
std::vector<double> by_week(const Series& series, std::size_t line);

/// One indicator over the days from `first` to the end; not a number when there are none.
double from_day(const Series& series, std::size_t line, Day first);

/// The largest difference between values at the same place; two that are not a number are equal,
/// one alone is infinitely far.
double largest_difference(std::span<const double> a, std::span<const double> b);

/// The same for one indicator of two series: by day, and of zones by month and over windows.
double largest_difference(const Series& a, const Series& b, std::size_t line);

} // namespace sim
