// SPDX-License-Identifier: Apache-2.0
// From what the command line says to an experiment.
#include "sim/base/problems.hpp"
#include "sim/command/plug_in.hpp"
#include "sim/command/verbs.hpp"
#include "sim/study/experiment_file.hpp"
#include "sim/study/plan/beginning.hpp"

#include <iostream>

namespace sim::cli {
namespace {

// Neither goes before the other unseen.
void refuse_twice(const std::string& assignment, const std::string& key) {
    if (assignment.starts_with(key + "="))
        throw ScenarioError("--" + key, text("is given by --set ", assignment, " too"));
}

void apply(const Asked& asked, Node& scenario) {
    for (const std::string& assignment : asked.assignments) {
        if (asked.seed) refuse_twice(assignment, "seed");
        if (asked.days) refuse_twice(assignment, "days");
        assign(scenario, assignment);
    }
    if (asked.seed) scenario.put("seed", *asked.seed);
    if (asked.days) scenario.put("days", *asked.days);
}

Placebos placebos_asked(const std::string& word) {
    for (const Placebos one : {Placebos::run, Placebos::all})
        if (word == name_of(one)) return one;
    return Placebos::skip; // the grammar knows these three words only
}

// What the command line says goes before what a document says.
void apply(const Asked& asked, ExperimentOptions& how) {
    if (asked.replicates) {
        how.replicates = *asked.replicates;
        how.precision.reset();
    }
    if (asked.first_replicate) how.first_replicate = *asked.first_replicate;
    if (!asked.persons.empty()) how.persons = asked.persons;
    if (asked.attribute) how.attribution = Attribution::shapley;
    if (!asked.placebos.empty()) how.placebos = placebos_asked(asked.placebos);
    if (asked.begin.empty()) return;
    how.begin = parse_beginning(asked.begin);
    if (!how.begin)
        throw ScenarioError("--begin", text("expected a date such as 2019-07-01, or days after the "
                                            "first recorded one such as +60d, got '",
                                            asked.begin, "'"));
}

Experiment from_document(const Catalogue& catalogue, const Asked& asked, const Node& document) {
    const ExperimentWords words = read_experiment(document);
    // One point tells what many need; they are drawn and run by the Python package.
    if (words.subject.design && asked.verb != "check") go_on_in_python(asked);
    if (words.subject.design)
        std::cerr << "sharesim: note: what follows is about one point; the design has many\n";
    Node scenario = baseline_of(catalogue, words.subject, document);
    std::vector<Reform> reforms = reforms_of(words.subject);
    for (const std::string& one : asked.reforms) reforms.push_back(open_reform(one));
    ExperimentOptions how = words.design;
    apply(asked, scenario);
    apply(asked, how);
    try {
        return design(catalogue, scenario, reforms, how);
    } catch (const ScenarioError& error) {
        throw ScenarioError(placed(error.found(), document));
    }
}

} // namespace

Experiment experiment_asked(const Catalogue& catalogue, const Asked& asked,
                            std::uint32_t replicates) {
    Node document = open_subject(catalogue, asked.subject);
    if (is_experiment(document)) return from_document(catalogue, asked, document);
    std::vector<Reform> reforms;
    for (const std::string& one : asked.reforms) reforms.push_back(open_reform(one));
    ExperimentOptions how;
    how.replicates = replicates;
    apply(asked, document);
    apply(asked, how);
    return design(catalogue, document, reforms, how);
}

} // namespace sim::cli
