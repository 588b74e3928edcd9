// SPDX-License-Identifier: Apache-2.0
#include "sim/study/effects/timing.hpp"

#include "sim/base/problems.hpp"
#include "sim/law/measure.hpp"
#include "sim/study/effects/attribution.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>

namespace sim {
namespace {

constexpr const char* remedy =
    "; --begin DATE, or --begin +0d for the first recorded day, moves it";

bool holds_on_a_recorded_day(const Term& term, const Settings& settings) {
    return std::max(term.from, settings.start) < std::min(term.until, end(settings));
}

} // namespace

Timing timing_of(const Prepared& reform, const Prepared& baseline) {
    const Settings& settings = reform.settings();
    const LawPart law = reform.law(baseline);
    Timing timing;
    timing.in_force = !law.all || law.terms.empty();
    Day last{};
    for (const Term& term : law.terms) {
        timing.announced = std::min(timing.announced.value_or(term.announced), term.announced);
        timing.begins = std::min(timing.begins.value_or(term.from), term.from);
        last = std::max(last, term.until);
        timing.in_force = timing.in_force || holds_on_a_recorded_day(term, settings);
        timing.answered = timing.answered && term.from >= dawn(settings);
    }
    if (timing.begins && last < forever) timing.ends = last;
    return timing;
}

std::string dates_of(const Timing& timing) {
    if (!timing.begins) return "";
    const std::string until = timing.ends ? text(" until ", iso(*timing.ends)) : "";
    return text("from ", iso(*timing.begins), until);
}

std::string warning_of(const Timing& timing, const Settings& settings) {
    const Day start = settings.start;
    if (!timing.in_force)
        return text("is in force on no recorded day (", dates_of(timing), "; recorded are ",
                    iso(start), " to ", iso(end(settings) - 1), ")",
                    timing.begins && *timing.begins < start ? ": what is told is its aftermath"
                                                            : ": nothing can be told of it",
                    remedy);
    if (!timing.answered)
        return text("is older than what is simulated (", dates_of(timing),
                    "; the first simulated day is ", iso(dawn(settings)),
                    "): nobody answers it, so its effect is mostly missing", remedy);
    return "";
}

std::vector<Warning> warnings_of(const Experiment& experiment) {
    std::vector<Warning> all;
    const auto& arms = experiment.scenarios;
    const std::size_t parts = parts_of(experiment).size();
    for (std::size_t arm = 1; arm < (parts > 0 ? parts + 1 : arms.size()); ++arm) {
        const Timing timing = timing_of(*arms[arm].scenario, *experiment.baseline().scenario);
        const std::string words = warning_of(timing, experiment.settings());
        if (!words.empty()) all.push_back({arms[arm].name, words});
    }
    return all;
}

} // namespace sim
