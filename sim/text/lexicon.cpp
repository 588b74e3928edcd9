// SPDX-License-Identifier: Apache-2.0
#include "sim/text/lexicon.hpp"

#include "sim/base/problems.hpp"
#include "sim/document/output_json.hpp"
#include "sim/run/locate.hpp"

#include <algorithm>
#include <set>

namespace sim {
namespace {

bool begins_with_step(const std::string& path, const std::string& prefix) {
    return path.starts_with(prefix) && (path.size() == prefix.size() ||
                                        path[prefix.size()] == '.' || path[prefix.size()] == '[');
}

std::string last_step(const std::string& path) { return path.substr(path.rfind('.') + 1); }

std::string text_of(const Node& table, const char* key) {
    const Node* found = table.find(key);
    return found && found->is(Node::Kind::text) ? found->text() : "";
}

const Node* in_any(const Node* options, const std::string& path) {
    if (!options) return nullptr;
    for (const Node& option : options->list())
        if (const Node* found = schema_under(option, path)) return found;
    return nullptr;
}

// What the schema says of each rule of a choice, by its name.
std::string meaning_of_rule(const Node& choice, const std::string& name) {
    const Node* options = choice.find("oneOf");
    if (!options) return "";
    for (const Node& option : options->list()) {
        const Node* rule = schema_under(option, "rule");
        const Node* names = rule ? rule->find("enum") : nullptr;
        if (names && names->list().front().text() == name) return text_of(option, "description");
    }
    return "";
}

std::vector<std::string> words_of_choice(const std::string& type) {
    std::vector<std::string> all;
    for (std::size_t at = std::string("one of ").size(); at < type.size();) {
        const std::size_t comma = std::min(type.find(", ", at), type.size());
        all.push_back(type.substr(at, comma - at));
        at = comma + 2;
    }
    return all;
}

Node facts(const char* kind, const Model& model, const std::string& name, const std::string& doc) {
    return Node::table_of({{"kind", kind}, {"model", model.label()}, {"name", name}, {"doc", doc}});
}

// A broken document of the user's own must not hide the others.
bool has_measure(const Shipped& reform, const OptionLine& measure) {
    try {
        const Node document = open_document(DocumentKind::reforms, reform.path);
        const Node* law = document.find(measure.of);
        return law && law->find(measure.name);
    } catch (const std::exception&) {
        return false;
    }
}

Node reforms_with(const Model& model, const OptionLine& measure) {
    Node::List all;
    for (const Shipped& reform : shipped(DocumentKind::reforms))
        if (reform.market == model.label() && has_measure(reform, measure))
            all.emplace_back(reform.name);
    return all;
}

void add_measures(const Model& model, const std::string& name, Node::List& all) {
    for (const OptionLine& one : measures_of(model)) {
        if (one.name != name && one.of + "." + one.name != name) continue;
        Node told = facts(kind::measure, model, one.name, one.doc);
        told.put("of", one.of);
        told.put("parameters", parameters_under(model, text(one.of, ".", one.name, "[].")));
        told.put("reforms", reforms_with(model, one));
        all.push_back(std::move(told));
    }
}

void add_rules(const Model& model, const std::string& name, Node::List& all) {
    for (const OptionLine& one : rules_of(model)) {
        if (one.name != name && one.of + "." + one.name != name) continue;
        Node told = facts(kind::rule, model, one.name, one.doc);
        told.put("of", one.of);
        told.put("parameters", parameters_under(model, text(one.of, "[", one.name, "].")));
        all.push_back(std::move(told));
    }
}

void add_group(const Model& model, const std::string& name, Node::List& all) {
    Node::List inside;
    for (const ParameterLine& line : model.parameters()) {
        const std::string plain = plain_path(line.path);
        if (plain != name && begins_with_step(plain, name)) inside.push_back(facts_of(model, line));
    }
    if (inside.empty()) return;
    const Node schema = model.schema();
    const Node* here = schema_under(schema, name);
    Node told = facts(kind::group, model, name, here ? text_of(*here, "description") : "");
    for (const auto& [key, options] :
         {std::pair{"measures", measures_of(model)}, std::pair{"rules", rules_of(model)}}) {
        std::vector<OptionLine> own;
        std::ranges::copy_if(options, std::back_inserter(own),
                             [&](const OptionLine& one) { return one.of == name; });
        told.put(key, facts_of(own));
    }
    told.put("parameters", std::move(inside));
    all.push_back(std::move(told));
}

void add_indicators(const Model& model, const std::string& name, Node::List& all) {
    for (const IndicatorLine& line : model.indicators())
        if (line.name == name) all.push_back(facts_of(model, line));
}

void add_parameters(const Model& model, const std::string& name, Node::List& all) {
    for (const ParameterLine& line : model.parameters()) {
        const std::string plain = plain_path(line.path);
        if (line.path == name || plain == name || plain.ends_with("." + name))
            all.push_back(facts_of(model, line));
    }
}

// Groups by the last step of their name: "pricing" for "supply.pricing" and "rivals.pricing".
void add_inner_groups(const Model& model, const std::string& name, Node::List& all) {
    std::set<std::string> groups;
    for (const ParameterLine& line : model.parameters()) {
        const std::string plain = plain_path(line.path);
        const std::size_t at = ("." + plain).find("." + name + ".");
        if (at != std::string::npos) groups.insert(plain.substr(0, at + name.size()));
    }
    for (const std::string& group : groups) add_group(model, group, all);
}

} // namespace

std::string plain_path(const std::string& path) {
    std::string plain;
    int depth = 0;
    for (const char letter : path) {
        depth += letter == '[' ? 1 : 0;
        if (depth == 0) plain += letter;
        depth -= letter == ']' ? 1 : 0;
    }
    std::string all;
    for (std::size_t at = 0; at <= plain.size();) {
        const std::size_t dot = std::min(plain.find('.', at), plain.size());
        const std::string step = plain.substr(at, dot - at);
        const bool place =
            !step.empty() && step.find_first_not_of("0123456789") == std::string::npos;
        if (!place) all += (all.empty() ? "" : ".") + step;
        at = dot + 1;
    }
    return all;
}

const Node* schema_under(const Node& schema, const std::string& path) {
    if (path.empty()) return &schema;
    const std::size_t dot = std::min(path.find('.'), path.size());
    const Node* properties = schema.find("properties");
    const Node* next = properties ? properties->find(path.substr(0, dot)) : nullptr;
    if (next) return schema_under(*next, dot == path.size() ? "" : path.substr(dot + 1));
    if (const Node* entries = schema.find("items")) return schema_under(*entries, path);
    if (const Node* found = in_any(schema.find("anyOf"), path)) return found;
    return in_any(schema.find("oneOf"), path);
}

std::vector<OptionLine> measures_of(const Model& model) {
    std::vector<OptionLine> all;
    const Node schema = model.schema();
    for (const std::string& law : model.law_keys())
        if (const Node* found = schema_under(schema, law))
            for (const Node::Entry& entry : found->find("properties")->table())
                all.push_back({law, entry.key, text_of(entry.value, "description")});
    return all;
}

std::vector<OptionLine> rules_of(const Model& model) {
    std::vector<OptionLine> all;
    const Node schema = model.schema();
    for (const ParameterLine& line : model.parameters()) {
        if (last_step(line.path) != "rule" || !line.type.starts_with("one of ")) continue;
        const std::string choice = line.path.substr(0, line.path.rfind('.'));
        const Node* found = schema_under(schema, plain_path(choice));
        for (const std::string& name : words_of_choice(line.type))
            all.push_back({choice, name, found ? meaning_of_rule(*found, name) : ""});
    }
    return all;
}

Node facts_of(const Model& model, const ParameterLine& line) {
    Node all = Node::table_of({{"kind", kind::parameter}, {"model", model.label()}});
    put_outputs(all, line);
    return all;
}

Node parameters_under(const Model& model, const std::string& prefix) {
    Node::List all;
    for (const ParameterLine& line : model.parameters())
        if (line.path.starts_with(prefix)) all.push_back(facts_of(model, line));
    return all;
}

Node facts_of(const Model& model, const IndicatorLine& line) {
    Node all = Node::table_of({{"kind", kind::indicator}, {"model", model.label()}});
    put_outputs(all, line);
    return all;
}

Node facts_of(const std::vector<OptionLine>& options) {
    Node::List all;
    for (const OptionLine& one : options)
        all.push_back(Node::table_of({{"of", one.of}, {"name", one.name}, {"doc", one.doc}}));
    return all;
}

Node::List look_up(const Catalogue& catalogue, const std::string& asked) {
    Node::List all = documents_named(catalogue, asked);
    // The place in a list is of no matter: "segments.0.party". Of a path with a rule it all counts.
    const bool with_rule = asked.find('[') != std::string::npos;
    const std::string name = with_rule ? asked : plain_path(asked);
    for (const auto add : {add_measures, add_rules, add_group, add_indicators, add_parameters})
        for (const auto& model : catalogue) add(*model, name, all);
    if (!all.empty()) return all;
    for (const auto& model : catalogue) add_inner_groups(*model, name, all);
    return all;
}

std::vector<std::string> known_names(const Catalogue& catalogue) {
    std::set<std::string> all;
    for (const DocumentKind shelf :
         {DocumentKind::scenarios, DocumentKind::reforms, DocumentKind::experiments})
        for (const Shipped& one : shipped(shelf)) all.insert(one.name);
    for (const auto& model : catalogue) {
        all.emplace(model->label());
        for (const OptionLine& one : measures_of(*model)) all.insert(one.name);
        for (const OptionLine& one : rules_of(*model)) all.insert(one.name);
        for (const IndicatorLine& line : model->indicators()) all.insert(line.name);
        for (const ParameterLine& line : model->parameters()) {
            const std::string plain = plain_path(line.path);
            all.insert({plain, last_step(plain), plain.substr(0, plain.find('.'))});
        }
    }
    return {all.begin(), all.end()};
}

} // namespace sim
