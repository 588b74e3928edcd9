// SPDX-License-Identifier: Apache-2.0
#include "sim/study/experiment_file.hpp"

#include "sim/document/files.hpp"
#include "sim/run/locate.hpp"

#include <filesystem>

namespace sim {
namespace {

namespace fs = std::filesystem;

// A path is meant from the folder of the document, a name is a name wherever it stands.
std::string from_document(const Origin& origin, const std::string& asked) {
    if (!origin.file || fs::path(asked).is_absolute()) return asked;
    const std::string near = fs::path(beside(origin, asked)).lexically_normal();
    std::error_code absent;
    return fs::is_regular_file(near, absent) ? near : asked;
}

Reform reform_of(const ReformWords& words) {
    const Node& written = words.written;
    if (written.is(Node::Kind::text))
        return open_reform(from_document(written.origin(), written.text()));
    Node overlay = written;
    anchor_tables(overlay);
    return {label_of(written).value_or(""), std::move(overlay)};
}

void lay_over(Node& scenario, const Overlay& overlay) {
    for (const auto& [path, value] : overlay.values.table())
        if (value.is(Node::Kind::table))
            scenario = merge(std::move(scenario), Node::table_of({{path, value}}));
        else
            sim::set(scenario, path, value);
}

} // namespace

void fill(Overlay& overlay, const Node& node, const Place& place) {
    if (expect_table(node, place)) overlay.values = node;
}

void fill(ReformWords& reform, const Node& node, const Place& place) {
    const bool name = node.is(Node::Kind::text);
    if (!name && !node.is(Node::Kind::table))
        place.note(node,
                   "expected the name or path of a reform, or a table, got " + described(node));
    else if (!name && !label_of(node))
        place.note(node, "a reform written out in place needs a 'label', a text");
    else
        reform.written = node;
}

Node schema_of(const ReformWords&, Unit, const Bounds&) {
    Node table = type_schema("object");
    table.put("required", Node::List{"label"});
    return either("anyOf", {type_schema("string"), std::move(table)});
}

bool is_experiment(const Node& document) {
    return document.find("baseline") != nullptr && document.find("model") == nullptr;
}

ExperimentWords read_experiment(const Node& document) {
    Problems problems;
    const auto parts = divide<Subject, ExperimentOptions>(document, problems);
    ExperimentWords words{read<Subject>(parts.first, problems),
                          read<ExperimentOptions>(parts.second, problems)};
    if (words.subject.baseline.empty() && problems.empty())
        problems.add(where(document.origin()) + ": baseline", "names no scenario");
    refuse(problems);
    return words;
}

Node baseline_of(const Catalogue& catalogue, const Subject& subject, const Node& document) {
    const Node* written = document.find("baseline");
    const Origin origin = written ? written->origin() : Origin{};
    Node scenario = open_scenario(catalogue, from_document(origin, subject.baseline));
    if (is_experiment(scenario))
        throw ScenarioError(where(origin) + ": baseline",
                            text("'", subject.baseline, "' is an experiment, not a scenario"));
    lay_over(scenario, subject.set);
    anchor_tables(scenario);
    return scenario;
}

std::vector<Reform> reforms_of(const Subject& subject) {
    std::vector<Reform> all;
    for (const ReformWords& one : subject.reforms) all.push_back(reform_of(one));
    return all;
}

Node experiment_schema() {
    Node schema =
        joined_schema(sim::schema<Subject>("experiment"), sim::schema<ExperimentOptions>());
    schema.put("required", Node::List{"baseline"});
    return schema;
}

} // namespace sim
