// SPDX-License-Identifier: Apache-2.0
// What is told of a reform beside its effects: its dates, what is wrong with them, and its placebos
// or why there are none.
#include "sim/base/problems.hpp"
#include "sim/command/verbs.hpp"
#include "sim/text/table_text.hpp"
#include "sim/time/calendar.hpp"

#include <iostream>

namespace sim::cli {
namespace {

// Why a form was not run, as the end of a sentence that names it.
std::string reason(const Experiment& experiment, PlaceboState state) {
    switch (state) {
    case PlaceboState::not_asked: return "not run";
    case PlaceboState::unpaired:
        return text("none, for the scenarios do not share all draws (pairing '",
                    name_of(experiment.replication.pairing), "')");
    case PlaceboState::parameter: return "none: this reform is a parameter, with no measure";
    case PlaceboState::outside: return "none: no measure holds on a simulated day";
    case PlaceboState::of_parts: return "none but those of its parts";
    case PlaceboState::binds_by_itself: return "none: no measure here needs enforcement";
    case PlaceboState::missing: return "none of its runs was finished";
    case PlaceboState::zero:
    case PlaceboState::failed: break;
    }
    return "";
}

std::string form_words(const Experiment& experiment, const PlaceboFindings& form, const char* name,
                       const char* what) {
    if (form.state == PlaceboState::zero)
        return text(name, ": exactly zero in ", form.runs, form.runs == 1 ? " run\n" : " runs\n");
    if (form.state == PlaceboState::failed)
        return text(name, ": FAILED: ", what, ", this reform changed results. Do not use\n",
                    "this comparison; please report it.\n");
    return text(name, ": ", reason(experiment, form.state), "\n");
}

} // namespace

void print_reform_head(const ReformFindings& reform) {
    const bool titled = !reform.title.empty() && reform.title != reform.name;
    const std::string dates = !reform.timing.in_force ? text("in force on no recorded day (",
                                                             dates_of(reform.timing), ")")
                              : reform.timing.begins  ? text("from ", iso(*reform.timing.begins))
                                                      : text("from ", iso(reform.takes_effect));
    const std::string head = text(reform.name, titled ? ": " + reform.title : "", ", ", dates);
    for (const std::string& line : wrapped(head, page_columns())) std::cout << line << '\n';
    if (reform.warning.empty()) return;
    for (const std::string& line :
         wrapped(text("warning: ", reform.name, " ", reform.warning), page_columns()))
        std::cout << line << '\n';
}

std::string placebo_words(const Experiment& experiment, const ReformFindings& reform) {
    std::string words =
        form_words(experiment, reform.placebo, "placebo", "in force but binding nobody");
    if (experiment.placebos == Placebos::all)
        words += form_words(experiment, reform.unenforced, "placebo, unenforced",
                            "binding but enforced by nobody");
    return words;
}

void print_placebos(const Experiment& experiment, const ReformFindings& reform) {
    std::cout << placebo_words(experiment, reform) << '\n';
}

Node is_zero(const PlaceboFindings& form) {
    if (form.runs == 0) return {};
    return form.state == PlaceboState::zero;
}

Node warning_words(const Experiment& experiment) {
    Node::List all;
    for (const Warning& one : warnings_of(experiment))
        all.push_back(Node::table_of({{"reform", one.reform}, {"words", one.words}}));
    return all;
}

} // namespace sim::cli
