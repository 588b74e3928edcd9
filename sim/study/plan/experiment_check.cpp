// SPDX-License-Identifier: Apache-2.0
// What an experiment must not be, told before anything is simulated.
#include "sim/base/problems.hpp"
#include "sim/scenario/leaf.hpp"
#include "sim/study/plan/course.hpp"
#include "sim/study/plan/precision.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <iterator>

namespace sim {
namespace {

void check_pair(const Experiment& experiment, const Arm& arm, Problems& problems) {
    const Settings& mine = arm.scenario->settings();
    const Settings& base = experiment.settings();
    if (mine.model != base.model)
        problems.add(arm.name,
                     text("is of model '", mine.model, "', the baseline of '", base.model, "'"));
    if (mine.start != base.start || mine.days != base.days || mine.burn_in != base.burn_in)
        problems.add(arm.name,
                     "has another calendar than the baseline; start, days and burn_in must agree");
    if (mine.currency != base.currency)
        problems.add(arm.name,
                     text("counts in ", mine.currency, ", the baseline in ", base.currency));
}

void check_persons(const Experiment& experiment, Problems& problems) {
    const auto known = experiment.baseline().scenario->people().tables();
    std::string allowed;
    for (const std::string& one : known) allowed += (allowed.empty() ? "" : ", ") + one;
    const auto& asked = experiment.persons;
    for (auto one = asked.begin(); one != asked.end(); ++one)
        if (std::ranges::find(known, *one) == known.end())
            problems.add("persons", text("no account is kept of '", *one, "'; ",
                                         allowed.empty() ? "none is kept in this model"
                                                         : "of these it is: " + allowed));
        else if (std::find(asked.begin(), one, *one) != one)
            problems.add("persons", text("'", *one, "' is given twice"));
}

void check_branching(const Experiment& experiment, Problems& problems) {
    const Replication& how = experiment.replication;
    const RunPlanner courses(experiment);
    if (how.chances < 1 || how.chances > 1'000'000)
        problems.add("chances", text("must be 1 to 1000000, not ", how.chances));
    if (how.siblings < 0 || how.siblings > 1000)
        problems.add("siblings", text("must be 0 to 1000, not ", how.siblings));
    if (how.histories == Histories::shared && how.pairing == Pairing::independent)
        problems.add("histories", "cannot be shared by scenarios with nothing in common");
    if (how.branch_at && (*how.branch_at < courses.dawn() || *how.branch_at >= courses.end()))
        problems.add("branch_at",
                     text(iso(*how.branch_at), " is no day of the scenario, which begins on ",
                          iso(courses.dawn()), " and ends before ", iso(courses.end())));
    if (!how.branch_at && how.histories == Histories::own) return;
    for (const Branch& branch : courses.branches())
        if (branch.kind != BranchKind::sibling && branch.parts < courses.branch_day())
            problems.add("branch_at",
                         text(iso(courses.branch_day()), " is after ", iso(branch.parts),
                              ", the first day on which '", experiment.scenarios[branch.arm].name,
                              "' can differ from the baseline"));
}

// The lines that are kept, or none when names among them are wrong.
std::vector<IndicatorLine> check_indicators(const Experiment& experiment, Problems& problems) {
    auto lines = experiment.baseline().scenario->indicators();
    if (experiment.indicators.empty()) return lines;
    const auto names = names_of(lines);
    const std::size_t before = problems.size();
    for (const std::string& one : experiment.indicators)
        if (std::ranges::find(names, one) == names.end())
            problems.add("indicators", text("no indicator '", one, "'", hint(one, names)));
    if (problems.size() > before) return {};
    std::vector<IndicatorLine> kept;
    std::ranges::copy_if(lines, std::back_inserter(kept), [&](const IndicatorLine& line) {
        return std::ranges::find(experiment.indicators, line.name) != experiment.indicators.end();
    });
    return kept;
}

} // namespace

void check(const Experiment& experiment) {
    Problems problems;
    for (auto arm = experiment.scenarios.begin(); arm != experiment.scenarios.end(); ++arm) {
        check_pair(experiment, *arm, problems);
        if (std::find_if(experiment.scenarios.begin(), arm,
                         [&](const Arm& other) { return other.name == arm->name; }) != arm)
            problems.add(arm->name,
                         "is what two scenarios are called; combinations of reforms have "
                         "the labels of their parts with '+' between them");
    }
    check_persons(experiment, problems);
    if (experiment.replicates < 1) problems.add("replicates", "there must be at least one");
    refuse(problems);
    check_branching(experiment, problems);
    const auto kept = check_indicators(experiment, problems);
    if (experiment.precision && !kept.empty()) check(*experiment.precision, kept, problems);
    refuse(problems);
}

} // namespace sim
