// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a run reports: each indicator of all zones by day, of each zone by month, and of each zone
// over the days that effects are told of.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/money.hpp"
#include "sim/base/outputs.hpp"
#include "sim/base/problems.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace sim {

/// What is known of an indicator apart from its values.
struct IndicatorLine {
    std::string name;
    std::string doc;
    std::string unit;
    Statistic statistic = Statistic::sum;
    std::size_t numerator = 0;   ///< of a ratio: which line
    std::size_t denominator = 0; ///< of a ratio: which line
    std::string role = {};       ///< whose gain in money it is in full; empty for most
    std::string caution = {};    ///< what its numbers must not be taken for; empty for most

    /// How a number over many days is to be read: as a total, a mean, or a ratio of totals.
    [[nodiscard]] std::string_view over_days() const {
        switch (statistic) {
        case Statistic::sum: return "total";
        case Statistic::level: return "mean";
        case Statistic::ratio: break;
        }
        return "ratio";
    }

    static constexpr auto outputs() {
        return Fields{
            output<&IndicatorLine::name>("What it is called."),
            output<&IndicatorLine::doc>("What it means."),
            output<&IndicatorLine::unit>("Its unit; empty for plain numbers."),
            output<&IndicatorLine::over_days>("How a number over many days is to be read.")
                .called("statistic"),
            output<&IndicatorLine::role>("Whose gain in money it is in full; empty for most."),
            output<&IndicatorLine::caution>("What its numbers must not be taken for.")};
    }
};

/// The places of lines in the order in which tables show them: those with a caution last.
std::vector<std::size_t> shown_order(std::span<const IndicatorLine> lines);

/// The names of lines, in their order.
std::vector<std::string> names_of(std::span<const IndicatorLine> lines);
/// The place of the line of that name; ScenarioError when there is none.
std::size_t line_named(std::span<const IndicatorLine> lines, std::string_view name);

namespace detail {

inline double reported_value(Money value) { return value.major(); }
template <class Number> double reported_value(Number value) { return static_cast<double>(value); }

template <class Row, auto Member> std::size_t line_of() {
    using Wanted = typename Field<Member>::member;
    std::size_t at = 0;
    std::size_t found = decltype(Row::fields())::size;
    for_each_field<Row>([&](const auto& field) {
        if (std::is_same_v<typename std::decay_t<decltype(field)>::member, Wanted>) found = at;
        ++at;
    });
    require(found < at, "a ratio of what ", Field<Member>::name, " is not among the indicators");
    return found;
}

template <class Row, class Field> IndicatorLine indicator_line(const Field& field) {
    IndicatorLine line{std::string(field.name), std::string(field.doc),
                       std::string(field.unit.name), field.statistic};
    line.role = field.gainer;
    line.caution = field.caution;
    if constexpr (requires { Field::numerator; }) {
        line.numerator = line_of<Row, Field::numerator>();
        line.denominator = line_of<Row, Field::denominator>();
    }
    return line;
}

// Two gains of one role would count twice what it gains.
template <Described Row> consteval bool one_gain_a_role() {
    bool good = true;
    for_each_field<Row>([&](const auto& one) {
        int times = 0;
        for_each_field<Row>([&](const auto& other) { times += other.gainer == one.gainer; });
        good = good && (one.gainer.empty() || times == 1);
    });
    return good;
}

} // namespace detail

/// The lines of a described struct of indicators.
template <Described Row> std::vector<IndicatorLine> indicator_lines() {
    static_assert(detail::one_gain_a_role<Row>(), "a role has two indicators of all that it gains");
    std::vector<IndicatorLine> lines;
    for_each_field<Row>(
        [&](const auto& field) { lines.push_back(detail::indicator_line<Row>(field)); });
    return lines;
}

/// The values of a described struct of indicators, as doubles in major units.
template <Described Row> void append_values(const Row& row, std::vector<double>& values) {
    for_each_field(row, [&](const auto&, const auto& value) {
        values.push_back(detail::reported_value(value));
    });
}

/// Values recorded day by day: all zones together daily (days x lines), zones monthly (months x
/// zones x lines), and zones over windows, each from a first day to the end.
class Series {
public:
    Series() = default;
    Series(std::vector<IndicatorLine> lines, std::vector<std::string> zones, Day start, int days);

    /// Adds zones up from each of these recorded days to the end; to be asked for before the first.
    void add_up_from(std::vector<Day> first_days);

    /// Takes the values of one day (zones x lines); days before the start are burn-in and left out.
    void record(Day day, std::span<const double> by_zone);

    [[nodiscard]] const std::vector<IndicatorLine>& lines() const { return lines_; }
    [[nodiscard]] const std::vector<std::string>& zones() const { return zones_; }
    [[nodiscard]] Day start() const { return start_; }
    [[nodiscard]] std::size_t days() const { return days_; }
    [[nodiscard]] const std::vector<Day>& months() const { return months_; }
    /// Days x lines.
    [[nodiscard]] std::span<const double> daily() const { return daily_; }
    /// Months x zones x lines.
    [[nodiscard]] std::span<const double> monthly() const { return monthly_; }
    /// The first days from which zones are added up.
    [[nodiscard]] const std::vector<Day>& first_days() const { return first_days_; }
    /// Zones over windows (first days x zones x lines): sums, mean levels, ratios of sums, as
    /// `over` gives them for all zones.
    [[nodiscard]] std::vector<double> in_windows() const;
    /// The line of that name.
    [[nodiscard]] std::size_t line(std::string_view name) const;
    /// One indicator over days `first` to before `last`: their sum, mean level, or ratio of sums.
    [[nodiscard]] double over(std::size_t line, std::size_t first, std::size_t last) const;

    /// The same with these lines alone, and those of which they are quotients.
    [[nodiscard]] Series only(const std::vector<std::string>& names) const;

    /// Everything recorded, to save and to restore.
    [[nodiscard]] std::span<double> daily() { return daily_; }
    [[nodiscard]] std::span<double> monthly() { return monthly_; }
    [[nodiscard]] std::span<double> window_sums() { return window_sums_; }
    [[nodiscard]] std::span<const double> window_sums() const { return window_sums_; }

private:
    void add_day(std::span<double> into, std::span<const double> values) const;
    void close(std::span<double> values) const;

    std::vector<IndicatorLine> lines_;
    std::vector<std::string> zones_;
    Day start_{};
    std::size_t days_ = 0;
    std::vector<Day> months_;
    std::vector<std::size_t> month_of_; // by day
    std::vector<double> daily_;
    std::vector<double> monthly_;
    std::vector<Day> first_days_;
    std::vector<double> window_sums_; // first days x zones x lines, levels added up over days too
};

} // namespace sim
