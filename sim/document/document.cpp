// SPDX-License-Identifier: Apache-2.0
#include "sim/document/document.hpp"

#include "sim/base/words.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace sim {

std::string where(const Origin& origin) {
    if (!origin.file) return "";
    return origin.line > 0 ? text(*origin.file, ":", origin.line) : *origin.file;
}

std::string shortest(double number) {
    // 400000 has fewer characters as 4e+05, but who would write it so?
    const bool plain = number == std::round(number) && std::abs(number) < 1e15;
    if (plain && number != 0) return text(static_cast<std::int64_t>(number));
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}

Node::Node() = default;
Node::Node(Value value) : value_(std::move(value)) {}
Node::Node(double value) : value_(value) {}
Node::Node(std::string value) : value_(std::move(value)) {}
Node::Node(std::string_view value) : value_(std::string(value)) {}
Node::Node(const char* value) : value_(std::string(value)) {}
Node::Node(Day value) : value_(value) {}
Node::Node(List value) : value_(std::move(value)) {}
Node::Node(Table value) : value_(std::move(value)) {}
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;
Node::~Node() = default;

Node Node::table_of(std::vector<std::pair<std::string, Node>> entries) {
    Table table;
    for (auto& entry : entries) table.push_back({std::move(entry.first), std::move(entry.second)});
    return table;
}

double Node::real() const {
    return is(Kind::integer) ? static_cast<double>(integer()) : std::get<double>(value_);
}

const Node* Node::find(std::string_view key) const {
    if (!is(Kind::table)) return nullptr;
    const auto found = std::ranges::find(table(), key, &Entry::key);
    return found == table().end() ? nullptr : &found->value;
}

Node* Node::find(std::string_view key) {
    return const_cast<Node*>(static_cast<const Node*>(this)->find(key));
}

Node& Node::put(std::string key, Node value) {
    if (is(Kind::null)) value_ = Table{};
    if (Node* old = find(key)) return *old = std::move(value);
    table().push_back({std::move(key), std::move(value)});
    return table().back().value;
}

void Node::erase(std::string_view key) {
    std::erase_if(table(), [key](const Entry& entry) { return entry.key == key; });
}

Node Node::at(Origin origin) && {
    origin_ = std::move(origin);
    return std::move(*this);
}

bool operator==(const Node& a, const Node& b) {
    if (a.kind() != b.kind()) return false;
    if (!a.is(Node::Kind::table)) {
        if (a.is(Node::Kind::list)) return a.list() == b.list();
        if (a.is(Node::Kind::text)) return a.text() == b.text();
        return a.is(Node::Kind::null) || described(a) == described(b);
    }
    return a.table().size() == b.table().size() &&
           std::ranges::all_of(a.table(), [&b](const Node::Entry& entry) {
               const Node* other = b.find(entry.key);
               return other && entry.value == *other;
           });
}

std::string described(const Node& node) {
    switch (node.kind()) {
    case Node::Kind::null: return "nothing";
    case Node::Kind::boolean: return node.boolean() ? "true" : "false";
    case Node::Kind::integer: return text(node.integer());
    case Node::Kind::real: return shortest(node.real());
    case Node::Kind::text: return text("text '", shown(node.text(), longest_value), "'");
    case Node::Kind::date: return iso(node.date());
    case Node::Kind::list: return "a list";
    case Node::Kind::table: return "a table";
    }
    return "";
}

namespace {

constexpr std::string_view rule_key = "rule";

bool is_list_of_tables(const Node& node) {
    return node.is(Node::Kind::list) && !node.list().empty() &&
           std::ranges::all_of(node.list(),
                               [](const Node& one) { return one.is(Node::Kind::table); });
}

// `trust = "reviews"` is short for a table with that rule.
void widen(Node& node) {
    if (node.is(Node::Kind::text)) {
        const Origin origin = node.origin();
        node = Node::table_of({{std::string(rule_key), std::move(node)}}).at(origin);
    }
}

// The keys of one rule mean nothing to another; keys from the same source as the new rule stay, so
// that the order of several --set does not matter.
void forget_former_rule(Node& table, const Node& rule) {
    const Node* former = table.find(rule_key);
    if (!former || *former == rule) return;
    std::erase_if(table.table(), [&rule](const Node::Entry& entry) {
        const auto& file = entry.value.origin().file;
        return !file || !rule.origin().file || *file != *rule.origin().file;
    });
}

Node merge_tables(Node base, Node overlay) {
    if (const Node* rule = overlay.find(rule_key)) forget_former_rule(base, *rule);
    for (Node::Entry& entry : overlay.table()) {
        Node* old = base.find(entry.key);
        Node merged = old ? merge(std::move(*old), std::move(entry.value)) : std::move(entry.value);
        base.put(std::move(entry.key), std::move(merged));
    }
    return base;
}

std::vector<std::string> segments(std::string_view path) {
    std::vector<std::string> all(1);
    for (char letter : path)
        if (letter == '.')
            all.emplace_back();
        else
            all.back() += letter;
    return all;
}

const Node* entry_at(const Node& list, const std::string& segment) {
    if (const auto at = number_in<std::size_t>(segment))
        return *at < list.list().size() ? &list.list()[*at] : nullptr;
    for (const Node& one : list.list())
        if (const Node* name = one.find("name");
            name && name->is(Node::Kind::text) && name->text() == segment)
            return &one;
    return nullptr;
}

Node& element(Node& list, std::string_view segment, std::string_view path) {
    const auto at = number_in<std::size_t>(segment);
    const std::size_t size = list.list().size();
    if (!at)
        throw ScenarioError(std::string(path),
                            text("'", segment, "' is not the number of an entry"));
    if (*at >= size)
        throw ScenarioError(std::string(path),
                            text("no entry ", *at, ": the list has ", size, ", counted from 0"));
    return list.list()[*at];
}

Node& step(Node& node, const std::string& segment, std::string_view path) {
    if (segment.empty()) throw ScenarioError(std::string(path), "a name is missing in this path");
    if (node.is(Node::Kind::list)) return element(node, segment, path);
    widen(node);
    if (!node.is(Node::Kind::table) && !node.is(Node::Kind::null))
        throw ScenarioError(std::string(path),
                            text("'", segment, "' cannot lie inside ", described(node)));
    Node* found = node.find(segment);
    return found ? *found : node.put(segment, Node());
}

} // namespace

void require_room(const Node::Table& table, const Origin& origin) {
    if (table.size() >= most_keys)
        throw ScenarioError(where(origin), text("a table with more than ", most_keys,
                                                " keys; no model knows so many"));
}

const Node* node_at(const Node& document, std::string_view path) {
    const Node* last = nullptr;
    for (const std::string& segment : segments(path)) {
        const Node& inside = last ? *last : document;
        const Node* next =
            inside.is(Node::Kind::list) ? entry_at(inside, segment) : inside.find(segment);
        if (!next) break;
        last = next;
    }
    return last;
}

Problems placed(Problems problems, const Node& document) {
    problems.place([&document](Problem& one) {
        if (one.where.find(':') != std::string::npos) return; // it names a file already
        const Node* node = node_at(document, one.where);
        const std::string at = node ? where(node->origin()) : "";
        if (at.empty()) return;
        one.facts.file = *node->origin().file;
        one.facts.line = node->origin().line;
        one.facts.key = one.where;
        one.where = at + ": " + one.where;
    });
    return problems;
}

Node merge(Node base, Node overlay) {
    if (overlay.is(Node::Kind::table)) widen(base);
    if (base.is(Node::Kind::table) && overlay.is(Node::Kind::table))
        return merge_tables(std::move(base), std::move(overlay));
    if (is_list_of_tables(base) && is_list_of_tables(overlay)) {
        for (Node& one : overlay.list()) base.list().push_back(std::move(one));
        return base;
    }
    return overlay;
}

void set(Node& document, std::string_view path, Node value) {
    Node* place = &document;
    Node* holder = nullptr;
    const auto names = segments(path);
    if (names.size() > deepest)
        throw ScenarioError(std::string(path), text("leads more than ", deepest, " deep"));
    for (const std::string& name : names) {
        holder = place;
        place = &step(*place, name, path);
    }
    if (names.back() == rule_key && holder->is(Node::Kind::table)) {
        forget_former_rule(*holder, value);
        holder->put(std::string(rule_key), std::move(value));
    } else {
        *place = std::move(value);
    }
}

} // namespace sim
