// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/command/verbs.hpp"
#include "sim/run/locate.hpp"
#include "sim/study/effects/effect.hpp"
#include "sim/text/table_text.hpp"

#include <iostream>

namespace sim::cli {
namespace {

constexpr std::size_t widest = 11; // default value that a table of parameters shows

/// A list for people and for machines: keys, and one row of words an entry.
struct Entries {
    std::vector<std::string> keys;
    std::vector<std::vector<std::string>> entries;
};

std::string text_under(const Node& document, const char* key) {
    const Node* found = document.find(key);
    return found && found->is(Node::Kind::text) ? found->text() : "";
}

// A broken document of the user's own must not hide the others.
std::string title_of(DocumentKind shelf, const std::string& path) {
    try {
        const Node document = open_document(shelf, path);
        const std::string title = text_under(document, "title");
        return title.empty() ? text_under(document, "label") : title;
    } catch (const std::exception&) {
        return "cannot be read; `sharesim check` says why";
    }
}

Entries models(const Catalogue& catalogue) {
    Entries all{{"model", "doc"}, {}};
    for (const auto& model : catalogue)
        all.entries.push_back({std::string(model->label()), std::string(model->doc())});
    return all;
}

Entries documents(DocumentKind shelf) {
    Entries all{{"name", "market", "title"}, {}};
    for (const Shipped& one : shipped(shelf))
        all.entries.push_back({one.name, one.market, title_of(shelf, one.path)});
    return all;
}

Entries rules(const Catalogue& catalogue) {
    Entries all{{"model", "parameter", "rules"}, {}};
    const std::string choice = "one of ";
    for (const auto& model : catalogue)
        for (const ParameterLine& line : model->parameters())
            if (line.type.starts_with(choice))
                all.entries.push_back(
                    {std::string(model->label()), line.path, line.type.substr(choice.size())});
    return all;
}

Entries parameters(const Catalogue& catalogue) {
    Entries all{{"model", "parameter", "default", "unit", "meaning"}, {}};
    for (const auto& model : catalogue)
        for (const ParameterLine& line : model->parameters())
            all.entries.push_back(
                {std::string(model->label()), line.path, line.value, line.unit, line.doc});
    return all;
}

Entries statistics() {
    Entries all{{"statistic", "json", "unit", "meaning"}, {}};
    for_each_output<Effect>([&](const auto& line) {
        all.entries.push_back({std::string(line.name), std::string(line.key),
                               std::string(line.unit.name), std::string(line.doc)});
    });
    return all;
}

Entries entries_of(const Catalogue& catalogue, const std::string& what) {
    if (what == "models") return models(catalogue);
    if (what == "scenarios") return documents(DocumentKind::scenarios);
    if (what == "reforms") return documents(DocumentKind::reforms);
    if (what == "experiments") return documents(DocumentKind::experiments);
    if (what == "rules") return rules(catalogue);
    if (what == "parameters") return parameters(catalogue);
    if (what == "statistics") return statistics();
    const std::vector<std::string> known{"models", "scenarios",  "reforms",   "experiments",
                                         "rules",  "parameters", "statistics"};
    const std::string near = nearest(what, known);
    throw ScenarioError(
        "", text("cannot list '", what, "'; ",
                 near.empty() ? "known: " + listed(known) : "did you mean '" + near + "'?"));
}

TextTable in_columns(const Entries& all) {
    std::vector<TextColumn> columns;
    for (const std::string& key : all.keys) columns.push_back({key});
    TextTable table(std::move(columns));
    for (const auto& entry : all.entries) table.add(entry);
    return table;
}

// Parameters are too many for their meanings here, and their paths too long to stand beside the
// model; `describe` tells more.
TextTable by_model(const Entries& all) {
    TextTable table({{all.keys[1]}, {all.keys[2]}, {all.keys[3]}});
    std::string model;
    for (const auto& entry : all.entries) {
        if (entry[0] != model) table.add({model = entry[0], "", ""});
        table.add({"  " + entry[1], width_of(entry[2]) > widest ? "..." : entry[2], entry[3]});
    }
    return table;
}

} // namespace

int list(const Catalogue& catalogue, const Asked& asked) {
    const Entries all = entries_of(catalogue, asked.subject);
    if (asked.json) {
        print_json(rows(all.keys, all.entries));
        return done;
    }
    std::cout << (asked.subject == "parameters" ? by_model(all) : in_columns(all)).print();
    return done;
}

} // namespace sim::cli
