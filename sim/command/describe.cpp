// SPDX-License-Identifier: Apache-2.0
// What a name means, in words of at most eighty columns or as JSON.
#include "sim/base/problems.hpp"
#include "sim/command/verbs.hpp"
#include "sim/law/measure.hpp"
#include "sim/text/lexicon.hpp"
#include "sim/text/table_text.hpp"

#include <algorithm>
#include <functional>
#include <iostream>
#include <iterator>

namespace sim::cli {
namespace {

constexpr std::size_t columns = 80;

std::string word(const Node& facts, const char* key) {
    const Node* found = facts.find(key);
    return found && found->is(Node::Kind::text) ? found->text() : "";
}

const Node::List& list_under(const Node& facts, const char* key) {
    static const Node::List none;
    const Node* found = facts.find(key);
    return found ? found->list() : none;
}

void print_indented(const std::string& paragraph, std::size_t indent, std::size_t hanging = 0) {
    if (paragraph.empty()) return;
    std::size_t before = indent;
    // What hangs is narrower from the second line on; the first is broken as narrowly.
    for (const std::string& line : wrapped(paragraph, columns - indent - hanging)) {
        std::cout << std::string(before, ' ') << line << '\n';
        before = indent + hanging;
    }
}

std::string joined(std::initializer_list<std::string> parts, const std::string& between) {
    std::string all;
    for (const std::string& part : parts)
        if (!part.empty()) all += (all.empty() ? "" : between) + part;
    return all;
}

// The default of a parameter, as a table of parameters shows it.
std::string default_of(const Node& line) {
    std::string value = word(line, "default");
    if (!value.empty()) return value;
    return word(line, "type").starts_with("list of") ? "[]" : "\"\"";
}

// "demand.mean_lead = 40 days, (0, inf)", then what it means and where it comes from.
void print_parameter(const Node& line) {
    const std::string value = default_of(line);
    const bool by_unit = !word(line, "unit").empty() && value != "none";
    const std::string measured = joined({value, by_unit ? word(line, "unit") : ""}, " ");
    const std::string type = by_unit ? "" : word(line, "type");
    print_indented(
        text(word(line, "path"), " = ", joined({measured, type, word(line, "range")}, ", ")), 2, 2);
    const std::string source = word(line, "source");
    print_indented(
        joined({word(line, "doc"), source.empty() ? "" : text("Source: ", source, ".")}, " "), 6);
}

void print_indicator(const Node& line) {
    const std::string role = word(line, "role");
    print_indented(text(word(line, "name"), ": ",
                        joined({word(line, "statistic"), word(line, "unit"),
                                role.empty() ? "" : "gain of " + role},
                               ", ")),
                   2, 2);
    print_indented(joined({word(line, "doc"), word(line, "caution")}, " "), 6);
}

void print_options(const char* heading, const Node::List& options) {
    if (options.empty()) return;
    std::cout << '\n' << heading << '\n';
    for (const Node& one : options)
        print_indented(text(word(one, "name"), ": ", word(one, "doc")), 2, 4);
}

// What every measure says beside its own keys.
bool is_term(const Node& line) {
    static const std::vector<ParameterLine> terms = parameter_lines<Terms>();
    const std::string path = word(line, "path");
    const std::size_t own = path.find("[].") + 3;
    return std::ranges::find(terms, path.substr(own), &ParameterLine::path) != terms.end();
}

template <class Which> Node::List those(const Node::List& lines, Which&& which) {
    Node::List all;
    std::ranges::copy_if(lines, std::back_inserter(all), which);
    return all;
}

// The parameters in their order, under the first step of their paths.
void print_grouped(const Node::List& parameters) {
    std::string group;
    for (const Node& line : parameters) {
        const std::string plain = plain_path(word(line, "path"));
        const bool lone = plain.find('.') == std::string::npos;
        const std::string now = lone ? "the run" : plain.substr(0, plain.find('.'));
        if (now != group) std::cout << '\n' << now << '\n';
        group = now;
        print_parameter(line);
    }
}

// Measure after measure with its own keys, and once what all have.
void print_law(const Model& model, const std::string& law) {
    Node::List terms;
    for (const OptionLine& one : measures_of(model)) {
        if (one.of != law) continue;
        std::cout << '\n' << law << '.' << one.name << '\n';
        print_indented(one.doc, 2);
        const Node all = parameters_under(model, text(law, '.', one.name, "[]."));
        for (const Node& line : those(all.list(), std::not_fn(is_term))) print_parameter(line);
        if (terms.empty()) terms = those(all.list(), is_term);
    }
    std::cout << '\n' << law << ": what every measure says too, here of the first\n";
    for (const Node& line : terms) print_parameter(line);
}

std::string list_of(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

void print_phase(const PhaseLine& phase) {
    std::cout << "  " << phase.name << ", " << phase.every << '\n';
    print_indented(text("reads ", list_of(phase.reads)), 6);
    print_indented(text("writes ", phase.writes.empty() ? "nothing" : list_of(phase.writes)), 6);
}

void print_model(const Model& model) {
    std::cout << model.label() << '\n';
    print_indented(std::string(model.doc()), 2);
    std::cout << "\nphases of a day\n";
    for (const PhaseLine& phase : model.phases()) print_phase(phase);
    std::cout << "\nindicators\n";
    for (const IndicatorLine& line : model.indicators()) print_indicator(facts_of(model, line));
    const std::vector<std::string> laws = model.law_keys();
    const Node parameters = parameters_under(model, "");
    print_grouped(those(parameters.list(), [&](const Node& line) {
        const std::string path = word(line, "path");
        return std::ranges::none_of(
            laws, [&](const std::string& law) { return path.starts_with(law + "."); });
    }));
    for (const std::string& law : laws) print_law(model, law);
}

Node model_words(const Model& model) {
    std::vector<std::vector<std::string>> phases;
    Node::List indicators;
    for (const PhaseLine& phase : model.phases())
        phases.push_back({phase.name, phase.every, list_of(phase.reads), list_of(phase.writes)});
    for (const IndicatorLine& line : model.indicators())
        indicators.push_back(facts_of(model, line));
    return Node::table_of({{"model", model.label()},
                           {"doc", model.doc()},
                           {"phases", rows({"name", "every", "reads", "writes"}, phases)},
                           {"indicators", Node(std::move(indicators))},
                           {"measures", facts_of(measures_of(model))},
                           {"rules", facts_of(rules_of(model))},
                           {"parameters", parameters_under(model, "")}});
}

void print_measure(const Node& facts) {
    print_indented(word(facts, "doc"), 2);
    std::cout << "\nkeys of [[" << word(facts, "of") << '.' << word(facts, "name") << "]]\n";
    for (const Node& line : list_under(facts, "parameters")) print_parameter(line);
    std::string reforms;
    for (const Node& one : list_under(facts, "reforms"))
        reforms += (reforms.empty() ? "" : ", ") + one.text();
    if (!reforms.empty()) std::cout << "\nreforms that have it\n";
    print_indented(reforms, 2);
    std::cout << "\nA file of your own: `sharesim new reform NAME --measure " << word(facts, "name")
              << "`\n";
}

void print_rule(const Node& facts) {
    print_indented(word(facts, "doc"), 2);
    print_indented(text(word(facts, "of"), ".rule = \"", word(facts, "name"), "\""), 2);
    for (const Node& line : list_under(facts, "parameters")) print_parameter(line);
}

void print_group(const Node& facts) {
    print_indented(word(facts, "doc"), 2);
    print_options("rules", list_under(facts, "rules"));
    const Node::List& measures = list_under(facts, "measures");
    print_options("measures", measures);
    if (!measures.empty())
        std::cout << "\n`sharesim describe MEASURE` tells the keys of each.\n";
    else
        print_grouped(list_under(facts, "parameters"));
}

void print_document(const Node& facts) {
    print_indented(word(facts, "doc"), 2);
    print_indented(word(facts, "description"), 2);
    std::cout << "  " << word(facts, "file") << "\n\nsets\n";
    for (const Node& line : list_under(facts, "sets")) {
        const std::string by_default = word(line, "default");
        print_indented(text(word(line, "path"), " = ", word(line, "value"),
                            by_default.empty() || by_default == "required"
                                ? ""
                                : text(" (by default ", by_default, ")")),
                       2, 2);
        print_indented(word(line, "doc"), 6);
    }
}

void print_entry(const Node& facts) {
    const std::string what = word(facts, "kind");
    if (what == kind::parameter) return print_parameter(facts);
    if (what == kind::indicator) return print_indicator(facts);
    if (what == kind::measure) return print_measure(facts);
    if (what == kind::rule) return print_rule(facts);
    if (what == kind::group) return print_group(facts);
    print_document(facts);
}

// Entries of a kind that stand on one line each stand under one heading.
void print_entries(const Node::List& all) {
    std::string former;
    for (const Node& facts : all) {
        const std::string what = word(facts, "kind");
        const bool lines = what == kind::parameter || what == kind::indicator;
        const std::string name = lines ? "" : word(facts, "name") + ": ";
        const std::string heading = text(name, what, " of ", word(facts, "model"));
        if (heading != former) std::cout << (former.empty() ? "" : "\n") << heading << '\n';
        former = heading;
        print_entry(facts);
    }
}

[[noreturn]] void nothing_of_that_name(const Catalogue& catalogue, const std::string& asked) {
    const std::string near = nearest(asked, known_names(catalogue));
    throw ScenarioError(
        "", text("nothing is called '", asked, "'; ",
                 near.empty() ? "`sharesim list` shows models, scenarios, reforms, experiments, "
                                "rules and parameters"
                              : "did you mean '" + near + "'?"));
}

} // namespace

int describe(const Catalogue& catalogue, const Asked& asked) {
    if (asked.diagnostics) return diagnose(catalogue, asked);
    for (const auto& model : catalogue) {
        if (model->label() != asked.subject) continue;
        if (asked.json)
            print_json(model_words(*model));
        else
            print_model(*model);
        return done;
    }
    const Node::List found = look_up(catalogue, asked.subject);
    if (found.empty()) nothing_of_that_name(catalogue, asked.subject);
    if (asked.json)
        print_json(found);
    else
        print_entries(found);
    return done;
}

} // namespace sim::cli
