// SPDX-License-Identifier: Apache-2.0
#include "sim/study/plan/beginning.hpp"

#include "sim/base/words.hpp"
#include "sim/law/measure.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <array>

namespace sim {
namespace {

constexpr const char* forms = "a date such as 2019-07-01, or days after the first recorded one "
                              "such as '+60d'";
constexpr std::array<std::string_view, 3> dates{"from", "announced", "until"};
constexpr std::int32_t most_days = 36'525;

std::optional<Day> day_of_node(const Node* node) {
    if (!node) return std::nullopt;
    if (node->is(Node::Kind::date)) return node->date();
    return node->is(Node::Kind::text) ? parse_iso(node->text()) : std::nullopt;
}

// The measures under one key: `[[law.quota]]` is a list of tables, `[law.quota]` a table.
std::vector<Node*> measures_under(Node& law) {
    std::vector<Node*> all;
    if (!law.is(Node::Kind::table)) return all;
    for (Node::Entry& entry : law.table())
        if (entry.value.is(Node::Kind::table))
            all.push_back(&entry.value);
        else if (entry.value.is(Node::Kind::list))
            for (Node& one : entry.value.list()) all.push_back(&one);
    return all;
}

// What stands under a dotted key; none where a step of it is missing.
Node* under(Node& document, std::string_view key) {
    const std::size_t dot = std::min(key.find('.'), key.size());
    Node* next = document.is(Node::Kind::table) ? document.find(key.substr(0, dot)) : nullptr;
    return !next || dot == key.size() ? next : under(*next, key.substr(dot + 1));
}

void move(Node& measure, int days) {
    for (const std::string_view key : dates)
        if (Node* date = measure.find(key))
            if (const auto day = day_of_node(date)) *date = Node(*day + days).at(date->origin());
}

} // namespace

std::optional<Beginning> parse_beginning(const std::string& written) {
    if (const auto date = parse_iso(written)) return Beginning{date, 0};
    const bool later = written.starts_with('+');
    if ((!later && !written.starts_with('-')) || !written.ends_with('d')) return std::nullopt;
    const auto days =
        number_in<std::int32_t>(std::string_view(written).substr(1, written.size() - 2));
    if (!days || *days < 0 || *days > most_days) return std::nullopt;
    return Beginning{std::nullopt, later ? *days : -*days};
}

void fill(Beginning& beginning, const Node& node, const Place& place) {
    const auto read = node.is(Node::Kind::text) ? parse_beginning(node.text()) : std::nullopt;
    if (node.is(Node::Kind::date))
        beginning = {node.date(), 0};
    else if (read)
        beginning = *read;
    else
        place.note(node, text("expected ", forms, ", got ", described(node)));
}

Node node_of(const Beginning& beginning) {
    if (beginning.date) return *beginning.date;
    return text(beginning.after < 0 ? "" : "+", beginning.after, "d");
}

Node schema_of(const Beginning&, Unit, const Bounds&) {
    Node days = type_schema("string");
    days.put("pattern", "^[+-][0-9]+d$");
    return either("anyOf", {schema_of(Day{}, unit::none, bounds::any), std::move(days)});
}

bool begin_on(Node& overlay, const std::vector<std::string>& keys, Day day) {
    std::vector<Node*> measures;
    for (const std::string& key : keys)
        if (Node* law = under(overlay, key))
            for (Node* one : measures_under(*law)) measures.push_back(one);
    std::optional<Day> first;
    for (const Node* one : measures)
        if (const auto from = day_of_node(one->find("from")))
            first = std::min(first.value_or(*from), *from);
    if (!first) return false;
    for (Node* one : measures) move(*one, day - *first);
    return true;
}

} // namespace sim
