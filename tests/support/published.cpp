// SPDX-License-Identifier: Apache-2.0
#include "tests/support/published.hpp"

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/run/world.hpp"
#include "sim/scenario/rows.hpp"
#include "sim/study/effects/compare.hpp"
#include "sim/study/session.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace published {
namespace {

// "wealth last 1250": an indicator, how its days become one number (`peak`: of the mean over runs),
// and how many.
struct Quantity {
    std::string indicator;
    std::string how;
    std::size_t days = 0;
};

Quantity parsed(const std::string& words) {
    std::istringstream in(words);
    Quantity quantity;
    in >> quantity.indicator >> quantity.how >> quantity.days;
    const bool known = quantity.how == "end" || quantity.how == "peak" || quantity.how == "all" ||
                       (quantity.how == "last" && quantity.days > 0);
    sim::require(known, "no quantity '", words, "'");
    return quantity;
}

bool zero_or_one(double value) { return value == 0 || value == 1; }

// What one run has to tell of a quantity: a number, or for the peak of the mean a number each day.
std::vector<double> told_by(const sim::Series& series, const Quantity& quantity) {
    const std::size_t line = series.line(quantity.indicator);
    const std::size_t days = series.days();
    if (quantity.how == "all") return {series.over(line, 0, days)};
    if (quantity.how == "end") return {series.over(line, days - 1, days)};
    if (quantity.how == "last") return {series.over(line, days - quantity.days, days)};
    std::vector<double> daily;
    for (std::size_t day = 0; day < days; ++day) daily.push_back(series.over(line, day, day + 1));
    return daily;
}

// The mean over runs of what they tell; where they tell of each day, of the day when it is largest.
Found mean_of(const std::vector<std::vector<double>>& runs) {
    Found most;
    std::vector<double> values(runs.size());
    for (std::size_t day = 0; day < runs.front().size(); ++day) {
        for (std::size_t run = 0; run < runs.size(); ++run) values[run] = runs[run][day];
        const double mean = sim::mean(values);
        if (day > 0 && mean <= most.mean) continue;
        most = {mean, sim::deviation(values), runs.size(),
                std::ranges::all_of(values, zero_or_one)};
    }
    return most;
}

std::shared_ptr<const sim::Prepared> prepared(const sim::Catalogue& catalogue,
                                              const Setting& setting) {
    sim::Node document = sim::open_scenario(catalogue, setting.scenario);
    std::istringstream all(setting.set);
    for (std::string one; std::getline(all, one, ';');)
        if (!one.empty()) sim::assign(document, one);
    return sim::find(catalogue, document.find("model")->text()).prepare(document);
}

} // namespace

std::vector<Setting> settings_of(const std::string& path) {
    sim::Problems problems;
    const auto table = sim::CsvTable::read(path, problems);
    const auto aims = sim::read_rows<Aim>(table, problems);
    sim::refuse(problems);
    std::vector<Setting> settings;
    for (const Aim& aim : aims) {
        const auto same = [&](const Setting& one) {
            return one.scenario == aim.scenario && one.set == aim.set;
        };
        auto at = std::ranges::find_if(settings, same);
        if (at == settings.end()) at = settings.insert(at, Setting{aim.scenario, aim.set, {}});
        at->aims.push_back(aim);
    }
    return settings;
}

std::vector<Found> found(const sim::Catalogue& catalogue, const Setting& setting,
                         std::size_t replicates) {
    const auto scenario = prepared(catalogue, setting);
    std::vector<Quantity> quantities;
    for (const Aim& aim : setting.aims) quantities.push_back(parsed(aim.quantity));
    std::vector<std::vector<std::vector<double>>> told(
        quantities.size(), std::vector<std::vector<double>>(replicates));
    sim::for_each_task(replicates, [&](std::size_t replicate) {
        const auto run = scenario->start(
            sim::keys_of({scenario->settings().seed, static_cast<std::uint32_t>(replicate)}));
        run->advance(run->end());
        for (std::size_t i = 0; i < quantities.size(); ++i)
            told[i][replicate] = told_by(run->series(), quantities[i]);
    });
    std::vector<Found> all;
    for (const auto& runs : told) all.push_back(mean_of(runs));
    return all;
}

Verdict judge(const Aim& aim, const Found& ours) {
    const auto runs = static_cast<double>(ours.runs);
    double variance = ours.deviation * ours.deviation;
    // A share that no run reached tells of its scatter only together with the target's runs.
    if (ours.chance) {
        const double both = (ours.mean * runs + aim.target * aim.runs) / (runs + aim.runs);
        variance = std::max(0.0, both * (1 - both));
    }
    const double target_variance = aim.se         ? *aim.se * *aim.se
                                   : aim.runs > 0 ? variance / aim.runs
                                                  : 0;
    const double standard_error = std::sqrt(variance / runs);
    const double allowed = 3 * std::sqrt(variance / runs + target_variance) + aim.error;
    return {standard_error, allowed, std::abs(ours.mean - aim.target) <= allowed};
}

} // namespace published
