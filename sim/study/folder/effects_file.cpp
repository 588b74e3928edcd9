// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/effects_file.hpp"

#include "sim/record/labelled.hpp"

#include <string_view>

namespace sim {
namespace {

Variable variable(std::string name, std::vector<std::string> along, std::string units,
                  std::string meaning, std::string statistic, Values values) {
    Quantity quantity;
    quantity.name = std::move(name);
    quantity.dimensions = std::move(along);
    quantity.units = std::move(units);
    quantity.long_name = std::move(meaning);
    quantity.statistic = std::move(statistic);
    return {std::move(quantity), std::move(values)};
}

// A variable of one output of every object, in the order of the objects.
template <class Line, class Objects>
Variable variable(const Line& line, std::string name, std::vector<std::string> along, Unit unit,
                  std::string_view meaning, const Objects& objects) {
    std::vector<double> values;
    for (const auto& object : objects) values.push_back(static_cast<double>(line.of(object)));
    return variable(std::move(name), std::move(along),
                    std::string(unit.name.empty() ? "1" : unit.name), std::string(meaning),
                    std::string(line.statistic), std::move(values));
}

// Three variables: the mean under a name with its meaning, and the ends of its interval.
void add_estimates(std::vector<Variable>& all, const std::string& mean, const std::string& stem,
                   const std::vector<std::string>& along, std::string_view meaning,
                   const std::vector<Estimate>& estimates) {
    for_each_output<Estimate>([&](const auto& line) {
        const bool is_mean = line.name == "mean";
        all.push_back(variable(line, is_mean ? mean : text(stem, '_', line.name), along,
                               of_indicator, is_mean ? meaning : line.doc, estimates));
    });
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

void add_effects(std::vector<Variable>& all, const Findings& findings) {
    std::vector<Effect> effects;
    for (const ReformFindings& reform : findings.reforms)
        effects.insert(effects.end(), reform.effects.begin(), reform.effects.end());
    for_each_output<Effect>([&](const auto& line) {
        all.push_back(variable(line, std::string(line.name), {"reform", "indicator"}, line.unit,
                               line.doc, effects));
    });
}

void add_courses(std::vector<Variable>& all, const Findings& findings) {
    std::vector<Estimate> weeks;
    for (const ReformFindings& reform : findings.reforms)
        for (const auto& line : reform.over_time)
            weeks.insert(weeks.end(), line.begin(), line.end());
    add_estimates(all, "weekly_difference", "weekly", {"reform", "indicator", "week"},
                  "Paired difference, mean by day of the week", weeks);
}

} // namespace

void write_effects(OutputFile& file, const Findings& findings) {
    std::vector<Variable> all = labels(findings);
    add_effects(all, findings);
    const auto add_placebo = [&](const char* name, const char* meaning,
                                 PlaceboFindings ReformFindings::*form) {
        all.push_back(variable(name, {"reform", "indicator"}, std::string(of_indicator.name),
                               meaning, "maximum", largest(findings, form)));
    };
    add_placebo(
        "placebo",
        "Largest difference that the reform made in its form that binds nobody; must be zero",
        &ReformFindings::placebo);
    add_placebo("unenforced",
                "Largest difference that the reform made in its form that binds and that "
                "nobody enforces; must be zero",
                &ReformFindings::unenforced);
    add_courses(all, findings);
    write(file, "effects", dimensions(findings), all);
}

void write_attribution(OutputFile& file, const Findings& findings) {
    const Attributed& all = findings.attribution;
    std::vector<Estimate> by_part;
    for (const auto& part : all.values) by_part.insert(by_part.end(), part.begin(), part.end());
    const std::vector<Dimension> along{
        {"part", "Part of the package", all.parts, {}},
        {"indicator", "Indicator", words(findings.lines, &IndicatorLine::name), {}}};
    std::vector<Variable> variables;
    add_estimates(variables, "value", "value", {"part", "indicator"},
                  "Shapley value: what the part adds, mean over all orders of adding the parts",
                  by_part);
    add_estimates(variables, "whole", "whole", {"indicator"},
                  "What all parts do together, over the same days; the values add up to it",
                  all.whole);
    write(file, "attribution", along, variables);
}

} // namespace sim
