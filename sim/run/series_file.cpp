// SPDX-License-Identifier: Apache-2.0
#include "sim/run/series_file.hpp"

#include "sim/base/problems.hpp"

#include <algorithm>

namespace sim {
namespace {

template <class Member> auto column(const Series& series, Member member) {
    using Value = std::decay_t<decltype(series.lines()[0].*member)>;
    std::vector<Value> values;
    for (const IndicatorLine& line : series.lines()) values.push_back(line.*member);
    return values;
}

std::vector<IndicatorLine> read_lines(const Group& from) {
    const auto names = from.read<std::string>("name");
    const auto docs = from.read<std::string>("doc");
    const auto units = from.read<std::string>("unit");
    const auto kinds = from.read<std::int64_t>("statistic");
    const auto over = from.read<std::uint64_t>("numerator");
    const auto under = from.read<std::uint64_t>("denominator");
    std::vector<IndicatorLine> lines;
    for (std::size_t i = 0; i < names.size(); ++i)
        lines.push_back(
            {names[i], docs[i], units[i], static_cast<Statistic>(kinds[i]), over[i], under[i]});
    return lines;
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
    into.write("zone", series.zones());
    into.set("start", std::int64_t{series.start().value});
    into.set("days", static_cast<std::int64_t>(series.days()));
    into.write("daily", series.daily());
    into.write("monthly", series.monthly());
}

Series read_series(const Group& from) {
    const auto start = from.get<std::int64_t>("start");
    const auto days = from.get<std::int64_t>("days");
    Series series(read_lines(from), from.read<std::string>("zone"),
                  Day{static_cast<std::int32_t>(start)}, static_cast<int>(days));
    fill(series.daily(), from.read<double>("daily"), from);
    fill(series.monthly(), from.read<double>("monthly"), from);
    return series;
}

} // namespace sim
