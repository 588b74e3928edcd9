// SPDX-License-Identifier: Apache-2.0
#include "sim/run/series.hpp"

#include "sim/base/problems.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace sim {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

} // namespace

std::vector<std::size_t> shown_order(std::span<const IndicatorLine> lines) {
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_partition(order, [&](std::size_t i) { return lines[i].caution.empty(); });
    return order;
}

std::vector<std::string> names_of(std::span<const IndicatorLine> lines) {
    std::vector<std::string> names;
    for (const IndicatorLine& line : lines) names.push_back(line.name);
    return names;
}

std::size_t line_named(std::span<const IndicatorLine> lines, std::string_view name) {
    const auto at = std::ranges::find(lines, name, &IndicatorLine::name);
    if (at == lines.end()) throw ScenarioError(std::string(name), "no such indicator");
    return static_cast<std::size_t>(at - lines.begin());
}

Series::Series(std::vector<IndicatorLine> lines, std::vector<std::string> zones, Day start,
               int days)
    : lines_(std::move(lines)), zones_(std::move(zones)), start_(start),
      days_(static_cast<std::size_t>(days)) {
    for (Day day = start; day - start < days; ++day) {
        if (months_.empty() || date_of(day).day == 1) months_.push_back(day);
        month_of_.push_back(months_.size() - 1);
    }
    daily_.assign(days_ * lines_.size(), nothing);
    monthly_.assign(months_.size() * zones_.size() * lines_.size(), nothing);
}

void Series::add_day(std::span<double> into, std::span<const double> values) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const bool fresh = into[i] != into[i]; // not a number: nothing recorded yet
        const bool adds = lines_[i].statistic == Statistic::sum && !fresh;
        into[i] = adds ? into[i] + values[i] : values[i];
    }
}

void Series::close(std::span<double> values) const {
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (const IndicatorLine& line = lines_[i]; line.statistic == Statistic::ratio)
            values[i] = values[line.denominator] != 0
                            ? values[line.numerator] / values[line.denominator]
                            : nothing;
}

void Series::add_up_from(std::vector<Day> first_days) {
    first_days_ = std::move(first_days);
    window_sums_.assign(first_days_.size() * zones_.size() * lines_.size(), 0.0);
}

std::vector<double> Series::in_windows() const {
    std::vector<double> values = window_sums_;
    const std::size_t width = lines_.size();
    for (std::size_t row = 0; row * width < values.size(); ++row) {
        const Day first = first_days_[row / zones_.size()];
        const int days = start_ + static_cast<int>(days_) - first;
        const auto one = std::span(values).subspan(row * width, width);
        for (std::size_t i = 0; i < width; ++i)
            if (lines_[i].statistic == Statistic::level) one[i] /= days;
        close(one);
    }
    return values;
}

void Series::record(Day day, std::span<const double> by_zone) {
    if (day < start_ || day - start_ >= static_cast<int>(days_)) return;
    const std::size_t width = lines_.size();
    const auto at = static_cast<std::size_t>(day - start_);
    std::vector<double> whole(width, 0.0);
    for (std::size_t zone = 0; zone < zones_.size(); ++zone) {
        const auto values = by_zone.subspan(zone * width, width);
        for (std::size_t i = 0; i < width; ++i) whole[i] += values[i];
        auto month =
            std::span(monthly_).subspan((month_of_[at] * zones_.size() + zone) * width, width);
        add_day(month, values);
        close(month);
        for (std::size_t window = 0; window < first_days_.size(); ++window) {
            if (day < first_days_[window]) continue;
            double* sums = &window_sums_[(window * zones_.size() + zone) * width];
            for (std::size_t i = 0; i < width; ++i) sums[i] += values[i];
        }
    }
    close(whole);
    std::ranges::copy(whole, daily_.begin() + static_cast<std::ptrdiff_t>(at * width));
}

std::size_t Series::line(std::string_view name) const { return line_named(lines_, name); }

Series Series::only(const std::vector<std::string>& names) const {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const auto needs = [&](const std::string& name) {
            const IndicatorLine& other = lines_[line(name)];
            return name == lines_[i].name || (other.statistic == Statistic::ratio &&
                                              (other.numerator == i || other.denominator == i));
        };
        if (std::ranges::any_of(names, needs)) kept.push_back(i);
    }
    const auto place = [&](std::size_t i) {
        return static_cast<std::size_t>(std::ranges::find(kept, i) - kept.begin());
    };
    Series some = *this;
    some.lines_.clear();
    for (const std::size_t i : kept) {
        IndicatorLine& line = some.lines_.emplace_back(lines_[i]);
        if (line.statistic != Statistic::ratio) continue;
        line.numerator = place(line.numerator);
        line.denominator = place(line.denominator);
    }
    const auto thin = [&](const std::vector<double>& all) {
        std::vector<double> values;
        for (std::size_t row = 0; row < all.size(); row += lines_.size())
            for (const std::size_t i : kept) values.push_back(all[row + i]);
        return values;
    };
    some.daily_ = thin(daily_);
    some.monthly_ = thin(monthly_);
    some.window_sums_ = thin(window_sums_);
    return some;
}

double Series::over(std::size_t line, std::size_t first, std::size_t last) const {
    const IndicatorLine& what = lines_[line];
    if (what.statistic == Statistic::ratio)
        return over(what.numerator, first, last) / over(what.denominator, first, last);
    double sum = 0;
    for (std::size_t day = first; day < last; ++day) sum += daily_[day * lines_.size() + line];
    return what.statistic == Statistic::level ? sum / static_cast<double>(last - first) : sum;
}

} // namespace sim
