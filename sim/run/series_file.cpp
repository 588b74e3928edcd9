// SPDX-License-Identifier: Apache-2.0
#include "sim/run/series_file.hpp"

#include "sim/base/problems.hpp"

#include <algorithm>
#include <cstdlib>

namespace sim {
namespace {

constexpr std::int64_t farthest_day = 4'000'000; // some ten thousand years from 1970

template <class Member> auto column(const Series& series, Member member) {
    using Value = std::decay_t<decltype(series.lines()[0].*member)>;
    std::vector<Value> values;
    for (const IndicatorLine& line : series.lines()) values.push_back(line.*member);
    return values;
}

[[noreturn]] void refuse(const Group& from, const char* why) {
    throw FileError(from.path(), text(from.name(), " ", why));
}

std::vector<IndicatorLine> read_lines(const Group& from) {
    const auto names = from.read<std::string>("name");
    const auto docs = from.read<std::string>("doc");
    const auto units = from.read<std::string>("unit");
    const auto kinds = from.read<std::int64_t>("statistic");
    const auto over = from.read<std::uint64_t>("numerator");
    const auto under = from.read<std::uint64_t>("denominator");
    const auto roles = from.read<std::string>("role");
    const auto cautions = from.read<std::string>("caution");
    for (const std::size_t size : {docs.size(), units.size(), kinds.size(), over.size(),
                                   under.size(), roles.size(), cautions.size()})
        if (size != names.size()) refuse(from, "describes its indicators unevenly");
    std::vector<IndicatorLine> lines;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool known = kinds[i] >= 0 && kinds[i] <= static_cast<int>(Statistic::ratio);
        if (!known || over[i] >= names.size() || under[i] >= names.size())
            refuse(from, "holds an indicator that cannot be");
        lines.push_back({names[i], docs[i], units[i], static_cast<Statistic>(kinds[i]), over[i],
                         under[i], roles[i], cautions[i]});
    }
    return lines;
}

std::vector<Day> read_first_days(const Group& from, const Series& series) {
    std::vector<Day> days;
    for (const auto day : from.read<std::int64_t>("first_day")) {
        const std::int64_t since = day - series.start().value;
        if (since < 0 || since >= static_cast<std::int64_t>(series.days()))
            refuse(from, "adds up zones from a day that it does not have");
        days.push_back(Day{static_cast<std::int32_t>(day)});
    }
    return days;
}

void fill(std::span<double> into, const std::vector<double>& saved, const Group& from) {
    if (saved.size() != into.size())
        throw FileError(from.path(), text(from.name(), " holds ", saved.size(),
                                          " values, expected ", into.size()));
    std::ranges::copy(saved, into.begin());
}

} // namespace

void write_series(Group into, const Series& series) {
    into.write("name", column(series, &IndicatorLine::name));
    into.write("doc", column(series, &IndicatorLine::doc));
    into.write("unit", column(series, &IndicatorLine::unit));
    std::vector<std::int64_t> kinds;
    for (Statistic kind : column(series, &IndicatorLine::statistic))
        kinds.push_back(static_cast<std::int64_t>(kind));
    into.write("statistic", kinds);
    into.write("numerator", column(series, &IndicatorLine::numerator));
    into.write("denominator", column(series, &IndicatorLine::denominator));
    into.write("role", column(series, &IndicatorLine::role));
    into.write("caution", column(series, &IndicatorLine::caution));
    into.write("zone", series.zones());
    into.set("start", std::int64_t{series.start().value});
    into.set("days", static_cast<std::int64_t>(series.days()));
    into.write("daily", series.daily());
    into.write("monthly", series.monthly());
    std::vector<std::int64_t> first_days;
    for (const Day day : series.first_days()) first_days.push_back(day.value);
    into.write("first_day", first_days);
    into.write("window_sums", series.window_sums());
}

Series read_series(const Group& from) {
    const auto start = from.get<std::int64_t>("start");
    const auto days = from.get<std::int64_t>("days");
    const auto lines = read_lines(from);
    const auto zones = from.read<std::string>("zone");
    const auto daily = from.read<double>("daily");
    const auto monthly = from.read<double>("monthly");
    // Before a series of that length is made: a damaged file may claim any.
    const bool plausible = std::abs(start) < farthest_day && days >= 0 && !lines.empty() &&
                           daily.size() / lines.size() == static_cast<std::size_t>(days) &&
                           zones.size() * lines.size() <= monthly.size();
    if (!plausible) refuse(from, "holds a series that cannot be");
    Series series(lines, zones, Day{static_cast<std::int32_t>(start)}, static_cast<int>(days));
    fill(series.daily(), daily, from);
    fill(series.monthly(), monthly, from);
    series.add_up_from(read_first_days(from, series));
    fill(series.window_sums(), from.read<double>("window_sums"), from);
    return series;
}

} // namespace sim
