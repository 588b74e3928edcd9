// SPDX-License-Identifier: Apache-2.0
// What the documents that come with the project set, with the meaning of each parameter.
#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"
#include "sim/document/toml.hpp"
#include "sim/run/locate.hpp"
#include "sim/study/experiment_file.hpp"
#include "sim/text/lexicon.hpp"

#include <algorithm>
#include <array>

namespace sim {
namespace {

constexpr std::array told_elsewhere{"title", "label", "description", "model"};

// What the keys of a document mean.
class Meanings {
public:
    Meanings(const Model& model, bool experiment)
        : model_(model), schema_(experiment ? experiment_schema() : Node()) {}

    [[nodiscard]] Node of(const std::string& path, const std::string& exact) const {
        if (const Node* key = schema_under(schema_, path))
            return Node::table_of({{"doc", text_of(*key)}, {"default", ""}});
        const std::string prefix = "set.";
        const bool set = path.starts_with(prefix) && !schema_.is(Node::Kind::null);
        return of_parameter(set ? path.substr(prefix.size()) : path,
                            set ? exact.substr(prefix.size()) : exact);
    }

private:
    static std::string text_of(const Node& key) {
        const Node* found = key.find("description");
        return found ? found->text() : "";
    }
    // The parameter of the rule that the document names, else the first of that plain path.
    [[nodiscard]] Node of_parameter(const std::string& path, const std::string& exact) const {
        const auto lines = model_.parameters();
        auto at = std::ranges::find(lines, exact, &ParameterLine::path);
        if (at == lines.end())
            at = std::ranges::find(lines, plain_path(path),
                                   [](const auto& line) { return plain_path(line.path); });
        return at == lines.end() ? Node::table_of({{"doc", ""}, {"default", ""}})
                                 : facts_of(model_, *at);
    }

    const Model& model_;
    Node schema_;
};

bool is_leaf(const Node& node) {
    if (node.is(Node::Kind::table)) return node.find("value") && node.find("unit");
    return !node.is(Node::Kind::list) || node.list().empty() ||
           !node.list().front().is(Node::Kind::table);
}

void collect(const Node& node, const std::string& path, const std::string& exact,
             const Meanings& meanings, Node::List& all) {
    if (is_leaf(node)) {
        const Node meaning = meanings.of(path, exact);
        all.push_back(Node::table_of({{"path", path},
                                      {"value", write_value(node)},
                                      {"default", *meaning.find("default")},
                                      {"doc", *meaning.find("doc")}}));
        return;
    }
    if (node.is(Node::Kind::list)) {
        for (std::size_t i = 0; i < node.list().size(); ++i)
            collect(node.list()[i], text(path, '.', i), exact + "[]", meanings, all);
        return;
    }
    const Node* rule = node.find("rule");
    const bool chosen = rule && rule->is(Node::Kind::text);
    for (const Node::Entry& entry : node.table()) {
        if (path.empty() && std::ranges::find(told_elsewhere, entry.key) != told_elsewhere.end())
            continue;
        const std::string dot = path.empty() ? "" : ".";
        const std::string of_rule =
            chosen && entry.key != "rule" ? text('[', rule->text(), ']') : "";
        collect(entry.value, text(path, dot, entry.key), text(exact, of_rule, dot, entry.key),
                meanings, all);
    }
}

std::string word(const Node& document, const char* key, const std::string& otherwise = "") {
    const Node* found = document.find(key);
    return found && found->is(Node::Kind::text) ? found->text() : otherwise;
}

// A reform or an experiment lies in the folder of its model.
const Model* model_of(const Catalogue& catalogue, const std::string& label) {
    const auto at =
        std::ranges::find_if(catalogue, [&](const auto& one) { return one->label() == label; });
    return at == catalogue.end() ? nullptr : at->get();
}

Node facts_of(const Catalogue& catalogue, const char* kind, DocumentKind shelf,
              const Shipped& one) {
    const Node document = read_scenario(one.path); // with the paths of tables as it has them
    const std::string label = word(document, "model", one.market);
    Node::List sets;
    if (const Model* model = model_of(catalogue, label))
        collect(document, "", "", Meanings(*model, shelf == DocumentKind::experiments), sets);
    return Node::table_of({{"kind", kind},
                           {"model", label},
                           {"name", one.name},
                           {"doc", word(document, "title")},
                           {"description", word(document, "description")},
                           {"file", one.path},
                           {"sets", Node(std::move(sets))}});
}

} // namespace

Node::List documents_named(const Catalogue& catalogue, const std::string& name) {
    Node::List all;
    for (const auto& [kind, shelf] : {std::pair{kind::scenario, DocumentKind::scenarios},
                                      std::pair{kind::reform, DocumentKind::reforms},
                                      std::pair{kind::experiment, DocumentKind::experiments}})
        for (const Shipped& one : shipped(shelf))
            if (one.name == name) all.push_back(facts_of(catalogue, kind, shelf, one));
    return all;
}

} // namespace sim
