// SPDX-License-Identifier: Apache-2.0
#include "sim/study/effects/compare.hpp"

#include "sim/base/problems.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

Moments moments(std::span<const double> values) {
    Moments all;
    for (const Pass pass : {Pass::mean, Pass::variance})
        for (const double value : values) all.take(pass, value);
    return all;
}

double distance(double a, double b) {
    if (std::isnan(a) && std::isnan(b)) return 0;
    if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<double>::infinity();
    return a == b ? 0 : std::abs(a - b); // equal infinities are no distance apart
}

double largest_on_line(std::span<const double> a, std::span<const double> b, std::size_t line,
                       std::size_t lines) {
    double largest = 0;
    for (std::size_t at = line; at < a.size(); at += lines)
        largest = std::max(largest, distance(a[at], b[at]));
    return largest;
}

} // namespace

double mean(std::span<const double> values) { return moments(values).mean(); }

double deviation(std::span<const double> values) { return moments(values).deviation(); }

Effect paired(std::span<const double> baseline, std::span<const double> reform) {
    require(baseline.size() == reform.size(), "pairs of ", baseline.size(), " and ", reform.size());
    Pairs pairs;
    for (const Pass pass : {Pass::mean, Pass::variance})
        for (std::size_t i = 0; i < baseline.size(); ++i) pairs.take(pass, baseline[i], reform[i]);
    return pairs.effect();
}

Estimate estimate(std::span<const double> values) { return moments(values).estimate(); }

std::size_t weeks(const Series& series) {
    return std::max<std::size_t>(1, series.days() / days_of_week);
}

std::vector<double> by_week(const Series& series, std::size_t line) {
    const double per_day = series.lines()[line].statistic == Statistic::sum ? 1 : 0;
    std::vector<double> values;
    for (std::size_t week = 0; week < weeks(series); ++week) {
        const std::size_t first = week * days_of_week;
        const std::size_t last = std::min(first + days_of_week, series.days());
        const double value = series.over(line, first, last);
        values.push_back(per_day > 0 ? value / static_cast<double>(last - first) : value);
    }
    return values;
}

double from_day(const Series& series, std::size_t line, Day first) {
    const int skipped = std::max(0, first - series.start());
    if (skipped >= static_cast<int>(series.days())) return nothing;
    return series.over(line, static_cast<std::size_t>(skipped), series.days());
}

double largest_difference(std::span<const double> a, std::span<const double> b) {
    require(a.size() == b.size(), "differences of ", a.size(), " and ", b.size(), " values");
    return largest_on_line(a, b, 0, 1);
}

double largest_difference(const Series& a, const Series& b, std::size_t line) {
    require(a.daily().size() == b.daily().size() && a.monthly().size() == b.monthly().size(),
            "series of different shape");
    const std::size_t lines = a.lines().size();
    return std::max({largest_on_line(a.daily(), b.daily(), line, lines),
                     largest_on_line(a.monthly(), b.monthly(), line, lines),
                     largest_on_line(a.in_windows(), b.in_windows(), line, lines)});
}

} // namespace sim
