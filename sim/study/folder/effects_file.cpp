// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/effects_file.hpp"

#include "sim/record/labelled.hpp"

namespace sim {
namespace {

constexpr const char* of_indicator = "of the indicator"; // `indicator_units` says which

Variable variable(const char* name, std::vector<std::string> along, const char* units,
                  const char* meaning, const char* statistic, Values values) {
    Quantity quantity;
    quantity.name = name;
    quantity.dimensions = std::move(along);
    quantity.units = units;
    quantity.long_name = meaning;
    quantity.statistic = statistic;
    return {std::move(quantity), std::move(values)};
}

// One number of every effect, reform by indicator.
template <class Member> std::vector<double> each(const Findings& findings, Member member) {
    std::vector<double> all;
    for (const ReformFindings& reform : findings.reforms)
        for (const Effect& effect : reform.effects)
            all.push_back(static_cast<double>(effect.*member));
    return all;
}

std::vector<double> course(const Findings& findings, double Estimate::*member) {
    std::vector<double> all;
    for (const ReformFindings& reform : findings.reforms)
        for (const auto& line : reform.over_time)
            for (const Estimate& week : line) all.push_back(week.*member);
    return all;
}

std::vector<double> largest(const Findings& findings, PlaceboFindings ReformFindings::*form) {
    std::vector<double> all;
    for (const ReformFindings& reform : findings.reforms)
        all.insert(all.end(), (reform.*form).largest.begin(), (reform.*form).largest.end());
    return all;
}

std::vector<std::string> states(const Findings& findings, PlaceboFindings ReformFindings::*form) {
    std::vector<std::string> all;
    for (const ReformFindings& reform : findings.reforms)
        all.emplace_back(name_of((reform.*form).state));
    return all;
}

template <class Part, class Member>
std::vector<std::string> words(const std::vector<Part>& parts, Member member) {
    std::vector<std::string> all;
    for (const Part& part : parts) all.push_back(part.*member);
    return all;
}

std::vector<std::string> units(const std::vector<IndicatorLine>& lines) {
    std::vector<std::string> all;
    for (const IndicatorLine& line : lines) all.push_back(spelled(line.unit));
    return all;
}

std::vector<Dimension> dimensions(const Findings& findings) {
    std::vector<std::int64_t> weeks_from_start;
    const auto& reform = findings.reforms.front();
    const std::size_t weeks = reform.over_time.empty() ? 0 : reform.over_time.front().size();
    for (std::size_t week = 0; week < weeks; ++week)
        weeks_from_start.push_back(static_cast<std::int64_t>(week * days_of_week));
    Dimension time = time_dimension(findings.start, std::move(weeks_from_start));
    time.name = "week";
    time.long_name = "First day of the week";
    return {{"reform", "Reform", words(findings.reforms, &ReformFindings::name), {}},
            {"indicator", "Indicator", words(findings.lines, &IndicatorLine::name), {}},
            std::move(time)};
}

std::vector<Variable> labels(const Findings& findings) {
    std::vector<std::int64_t> starts;
    std::vector<std::int64_t> begins;
    std::vector<std::int64_t> announced;
    for (const ReformFindings& reform : findings.reforms) {
        starts.push_back(reform.takes_effect - findings.start);
        begins.push_back(reform.timing.begins.value_or(reform.takes_effect) - findings.start);
        announced.push_back(reform.timing.announced.value_or(reform.takes_effect) - findings.start);
    }
    return {variable("title", {"reform"}, "1", "What the reform is called", "point",
                     words(findings.reforms, &ReformFindings::title)),
            variable("takes_effect", {"reform"}, "days",
                     "First day from which effects are told, counted from the first recorded day",
                     "point", starts),
            variable("begins", {"reform"}, "days",
                     "First day in force by the reform's own dates, counted from the first "
                     "recorded day; negative before it",
                     "point", begins),
            variable("announced", {"reform"}, "days",
                     "Day on which the reform becomes known by its own dates, counted from the "
                     "first recorded day; negative before it",
                     "point", announced),
            variable("warning", {"reform"}, "1",
                     "What is wrong with the reform's dates; empty when nothing is", "point",
                     words(findings.reforms, &ReformFindings::warning)),
            variable("placebo_state", {"reform"}, "1",
                     "What came of the form that binds nobody, or why it was not run", "point",
                     states(findings, &ReformFindings::placebo)),
            variable("unenforced_state", {"reform"}, "1",
                     "What came of the form that binds and that nobody enforces, or why it was not "
                     "run",
                     "point", states(findings, &ReformFindings::unenforced)),
            variable("indicator_units", {"indicator"}, "1", "Unit of the indicator", "point",
                     units(findings.lines)),
            variable("indicator_long_name", {"indicator"}, "1", "What the indicator means", "point",
                     words(findings.lines, &IndicatorLine::doc))};
}

std::vector<Variable> effects(const Findings& findings) {
    const auto of = [&](const char* name, const char* units, const char* meaning, auto member,
                        const char* statistic = "mean") {
        return variable(name, {"reform", "indicator"}, units, meaning, statistic,
                        each(findings, member));
    };
    return {
        of("baseline_level", of_indicator, "Baseline, from the first day in force to the end",
           &Effect::baseline),
        of("reform_level", of_indicator, "Reform, over the same days", &Effect::reform),
        of("difference", of_indicator, "Paired difference, reform less baseline",
           &Effect::difference),
        of("relative", "1", "Difference over the size of the baseline", &Effect::relative),
        of("half_width", of_indicator,
           "Half the 95 % simulation interval; none below five replicates", &Effect::half_width,
           "interval"),
        of("low", of_indicator, "Lower end of the 95 % simulation interval", &Effect::low,
           "interval"),
        of("high", of_indicator, "Upper end of the 95 % simulation interval", &Effect::high,
           "interval"),
        of("replicates", "1", "Replicates that count", &Effect::replicates, "count"),
        of("same_sign", "1", "Share of replicates with the sign of the difference",
           &Effect::same_sign),
        of("paired_sd", of_indicator, "Standard deviation of the paired difference",
           &Effect::paired_deviation, "standard_deviation"),
        of("unpaired_sd", of_indicator, "The same, had the replicates not been paired",
           &Effect::unpaired_deviation, "standard_deviation"),
    };
}

std::vector<Variable> courses(const Findings& findings) {
    const auto of = [&](const char* name, const char* meaning, double Estimate::*member,
                        const char* statistic) {
        return variable(name, {"reform", "indicator", "week"}, of_indicator, meaning, statistic,
                        course(findings, member));
    };
    return {
        of("weekly_difference", "Paired difference, mean by day of the week", &Estimate::mean,
           "mean"),
        of("weekly_low", "Lower end of its 95 % simulation interval", &Estimate::low, "interval"),
        of("weekly_high", "Upper end of its 95 % simulation interval", &Estimate::high,
           "interval")};
}

} // namespace

void write_effects(OutputFile& file, const Findings& findings) {
    std::vector<Variable> all = labels(findings);
    for (Variable& one : effects(findings)) all.push_back(std::move(one));
    all.push_back(variable(
        "placebo", {"reform", "indicator"}, of_indicator,
        "Largest difference that the reform made in its form that binds nobody; must be zero",
        "maximum", largest(findings, &ReformFindings::placebo)));
    all.push_back(
        variable("unenforced", {"reform", "indicator"}, of_indicator,
                 "Largest difference that the reform made in its form that binds and that "
                 "nobody enforces; must be zero",
                 "maximum", largest(findings, &ReformFindings::unenforced)));
    for (Variable& one : courses(findings)) all.push_back(std::move(one));
    write(file, "effects", dimensions(findings), all);
}

void write_attribution(OutputFile& file, const Findings& findings) {
    const Attributed& all = findings.attribution;
    const auto of_parts = [&](double Estimate::*member) {
        std::vector<double> values;
        for (const auto& part : all.values)
            for (const Estimate& one : part) values.push_back(one.*member);
        return values;
    };
    const auto of_whole = [&](double Estimate::*member) {
        std::vector<double> values;
        for (const Estimate& one : all.whole) values.push_back(one.*member);
        return values;
    };
    const std::vector<std::string> by_part{"part", "indicator"};
    const std::vector<std::string> by_line{"indicator"};
    const std::vector<Dimension> along{
        {"part", "Part of the package", all.parts, {}},
        {"indicator", "Indicator", words(findings.lines, &IndicatorLine::name), {}}};
    const std::vector<Variable> variables{
        variable("value", by_part, of_indicator,
                 "Shapley value: what the part adds, mean over all orders of adding the parts",
                 "mean", of_parts(&Estimate::mean)),
        variable("value_low", by_part, of_indicator, "Lower end of its 95 % simulation interval",
                 "interval", of_parts(&Estimate::low)),
        variable("value_high", by_part, of_indicator, "Upper end of its 95 % simulation interval",
                 "interval", of_parts(&Estimate::high)),
        variable("whole", by_line, of_indicator,
                 "What all parts do together, over the same days; the values add up to it", "mean",
                 of_whole(&Estimate::mean)),
        variable("whole_low", by_line, of_indicator, "Lower end of its 95 % simulation interval",
                 "interval", of_whole(&Estimate::low)),
        variable("whole_high", by_line, of_indicator, "Upper end of its 95 % simulation interval",
                 "interval", of_whole(&Estimate::high))};
    write(file, "attribution", along, variables);
}

} // namespace sim
