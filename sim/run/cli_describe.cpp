// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/base/version.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/run/cli_verbs.hpp"
#include "sim/run/experiment_file.hpp"
#include "sim/run/table_text.hpp"

#include <algorithm>
#include <iostream>

namespace sim::cli {
namespace {

const std::vector<std::string> parameter_keys{"path",    "type", "unit",  "range",
                                              "default", "doc",  "source"};

std::vector<std::string> words(const ParameterLine& line) {
    return {line.path, line.type, line.unit, line.range, line.value, line.doc, line.source};
}

const Model* model_named(const Catalogue& catalogue, const std::string& label) {
    const auto at =
        std::ranges::find_if(catalogue, [&](const auto& model) { return model->label() == label; });
    return at == catalogue.end() ? nullptr : at->get();
}

void print_paragraph(const std::string& paragraph) {
    for (const std::string& line : wrapped(paragraph, page_width)) std::cout << line << '\n';
}

std::string joined(const std::string& one, const std::string& other) {
    return one.empty() || other.empty() ? one + other : one + " " + other;
}

void print_parameters(const Model& model) {
    std::cout << "\nparameters\n";
    TextTable table({{"name"}, {"default", Align::right}, {"unit, range"}});
    for (const ParameterLine& line : model.parameters()) {
        const std::string value = width_of(line.value) > 24 ? "..." : line.value;
        table.add({line.path, value, joined(line.unit, line.range)});
    }
    std::cout << table.print(2)
              << "`sharesim describe PARAMETER` says what one means and where it comes from.\n";
}

Node model_words(const Model& model) {
    std::vector<std::vector<std::string>> phases;
    std::vector<std::vector<std::string>> indicators;
    std::vector<std::vector<std::string>> parameters;
    for (const PhaseLine& phase : model.phases()) phases.push_back({phase.name, phase.every});
    for (const IndicatorLine& line : model.indicators())
        indicators.push_back(
            {line.name, line.unit, of_statistic(line), line.doc, line.role, line.caution});
    for (const ParameterLine& line : model.parameters()) parameters.push_back(words(line));
    return Node::table_of(
        {{"model", model.label()},
         {"doc", model.doc()},
         {"phases", rows({"name", "every"}, phases)},
         {"indicators", rows({"name", "unit", "statistic", "doc", "role", "caution"}, indicators)},
         {"parameters", rows(parameter_keys, parameters)}});
}

void print_model(const Model& model) {
    std::cout << model.label() << "\n\n";
    print_paragraph(std::string(model.doc()));
    std::cout << "\nphases of a day\n";
    TextTable phases({{""}, {""}});
    for (const PhaseLine& phase : model.phases()) phases.add({phase.name, phase.every});
    std::cout << phases.print(2) << "\nindicators\n";
    TextTable indicators({{"name"}, {"of"}, {"unit"}, {"gain of"}, {"meaning"}});
    for (const IndicatorLine& line : model.indicators())
        indicators.add(
            {line.name, of_statistic(line), line.unit, line.role, joined(line.doc, line.caution)});
    std::cout << indicators.print(2);
    print_parameters(model);
}

void print_parameter(const std::string& model, const ParameterLine& line) {
    std::cout << line.path << " (" << model << ")\n";
    for (const std::string& part : wrapped(line.doc, page_width - 2))
        std::cout << "  " << part << '\n';
    TextTable table({{""}, {""}});
    const auto row = [&](const char* name, const std::string& value) {
        if (!value.empty()) table.add({name, value});
    };
    row("type", line.type);
    row("unit", line.unit);
    row("range", line.range);
    row("default", line.value);
    row("source", line.source);
    std::cout << table.print(2);
}

bool names(const std::string& asked, const std::string& path) {
    return path == asked || path.ends_with("." + asked);
}

[[noreturn]] void nothing_of_that_name(const Catalogue& catalogue, const std::string& asked) {
    std::vector<std::string> known;
    for (const auto& model : catalogue) {
        known.emplace_back(model->label());
        for (const ParameterLine& line : model->parameters()) {
            known.push_back(line.path);
            known.push_back(line.path.substr(line.path.rfind('.') + 1));
        }
    }
    const std::string near = nearest(asked, known);
    throw ScenarioError(
        "", text("no model or parameter '", asked, "'; ",
                 near.empty() ? "`sharesim list models` and `sharesim list parameters` show all"
                              : "did you mean '" + near + "'?"));
}

int describe_parameter(const Catalogue& catalogue, const Asked& asked) {
    std::vector<std::vector<std::string>> found;
    for (const auto& model : catalogue)
        for (const ParameterLine& line : model->parameters())
            if (names(asked.subject, line.path)) {
                if (!asked.json) print_parameter(std::string(model->label()), line);
                found.push_back(words(line));
                found.back().insert(found.back().begin(), std::string(model->label()));
            }
    if (found.empty()) nothing_of_that_name(catalogue, asked.subject);
    std::vector<std::string> keys = parameter_keys;
    keys.insert(keys.begin(), "model");
    if (asked.json) print_json(rows(keys, found));
    return done;
}

Node schema_of(const Model& model) {
    Node schema = model.schema();
    schema.put("title", model.label());
    if (Node* properties = schema.find("properties"))
        properties->put("model", Node::table_of({{"enum", Node(Node::List{Node(model.label())})},
                                                 {"description", model.doc()}}));
    return schema;
}

} // namespace

int describe(const Catalogue& catalogue, const Asked& asked) {
    if (asked.diagnostics) return diagnose(catalogue, asked);
    const Model* model = model_named(catalogue, asked.subject);
    if (!model) return describe_parameter(catalogue, asked);
    if (asked.json)
        print_json(model_words(*model));
    else
        print_model(*model);
    return done;
}

int schema(const Catalogue& catalogue, const Asked& asked) {
    if (!asked.subject.empty()) {
        const bool experiment = asked.subject == "experiment";
        print_json(experiment ? experiment_schema() : schema_of(find(catalogue, asked.subject)));
        return done;
    }
    Node::List kinds;
    for (const auto& model : catalogue) kinds.push_back(schema_of(*model));
    kinds.push_back(experiment_schema());
    for (Node& kind : kinds) kind.erase("$schema");
    print_json(Node::table_of({{"$schema", "http://json-schema.org/draft-04/schema#"},
                               {"title", "A scenario, reform or experiment of sharesim"},
                               {"anyOf", Node(std::move(kinds))}}));
    return done;
}

int version(const Catalogue&, const Asked& asked) {
    const Version build = engine();
    if (asked.json)
        print_json(Node::table_of({{"version", build.version},
                                   {"commit", build.commit},
                                   {"compiler", build.compiler},
                                   {"threads", threads()}}));
    else
        std::cout << "sharesim " << build.version << "\ncommit " << build.commit << "\n"
                  << build.compiler << '\n';
    return done;
}

} // namespace sim::cli
